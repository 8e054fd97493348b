package org.packhorse.node.library.reading.markup;

import java.io.IOException;
import java.io.Reader;

/** Characters with a look ahead. One thread. */
public final class Characters {
    public static final int END = -1;

    private final Reader in;
    private long left;
    private final char[] buffer = new char[8_192];
    private int position;
    private int length;

    public Characters(Reader in) {
        this(in, Long.MAX_VALUE);
    }

    /** At most {@code limitChars} of {@code in}, as if it ended there. */
    public Characters(Reader in, long limitChars) {
        this.in = in;
        this.left = limitChars;
    }

    /** The next one, or {@link #END}. */
    public int next() throws IOException {
        return position < length || has(1) ? buffer[position++] : END;
    }

    /** The one that comes {@code ahead} of the next, or {@link #END}; at most some thousand. */
    public int peek(int ahead) throws IOException {
        return position + ahead < length || has(ahead + 1) ? buffer[position + ahead] : END;
    }

    public void skip(int count) {
        position = Math.min(length, position + count);
    }

    private boolean has(int count) throws IOException {
        while (length - position < count) {
            System.arraycopy(buffer, position, buffer, 0, length - position);
            length -= position;
            position = 0;
            int read = in.read(buffer, length, (int) Math.min(left, buffer.length - length));
            if (read <= 0) {
                return false;
            }
            length += read;
            left -= read;
        }
        return true;
    }
}
