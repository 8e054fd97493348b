package org.packhorse.node.search.text;

import java.io.IOException;
import java.io.Reader;

/** Characters with a look ahead. One thread. */
final class Characters {
    static final int END = -1;

    private final Reader in;
    private final char[] buffer = new char[8_192];
    private int position;
    private int length;

    Characters(Reader in) {
        this.in = in;
    }

    /** The next one, or {@link #END}. */
    int next() throws IOException {
        return has(1) ? buffer[position++] : END;
    }

    /** The one that comes {@code ahead} of the next, or {@link #END}; at most some thousand. */
    int peek(int ahead) throws IOException {
        return has(ahead + 1) ? buffer[position + ahead] : END;
    }

    void skip(int count) {
        position = Math.min(length, position + count);
    }

    private boolean has(int count) throws IOException {
        while (length - position < count) {
            System.arraycopy(buffer, position, buffer, 0, length - position);
            length -= position;
            position = 0;
            int read = in.read(buffer, length, buffer.length - length);
            if (read <= 0) {
                return false;
            }
            length += read;
        }
        return true;
    }
}
