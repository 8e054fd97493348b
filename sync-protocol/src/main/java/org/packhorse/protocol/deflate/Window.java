package org.packhorse.protocol.deflate;

import java.io.IOException;
import java.io.InputStream;
import org.packhorse.protocol.content.RefusedInputException;

/** The stretch of the content around the place where the model is. */
final class Window {
    /** What is kept behind: a match's reach and a stored block; a multiple of the reach, so that places keep their slots in a ring. */
    private static final int KEPT = 3 * Token.MOST_DISTANCE;

    private static final int CAPACITY = 256 << 10;

    /** What is known ahead, unless the content ends: more than the model looks at and a token goes. */
    private static final int AHEAD = 1024;

    /** Room behind the end for comparisons whose result is cut to what is there. */
    final byte[] bytes = new byte[CAPACITY + AHEAD];

    private InputStream in = InputStream.nullInputStream();
    private long unread;

    /** Where the bytes end that are known. */
    int end;

    /** The next byte to be put into a token. */
    int at;

    /** Begins with the {@code sizeBytes} bytes of {@code content}. */
    void reset(InputStream content, long sizeBytes) {
        in = content;
        unread = sizeBytes;
        end = 0;
        at = 0;
    }

    boolean isAtEnd() {
        return at == end && unread == 0;
    }

    /** How many bytes of content are still to come. */
    long remaining() {
        return end - at + unread;
    }

    /**
     * Makes sure that enough is known ahead.
     *
     * @return by how much everything moved towards the start of {@link #bytes}: 0 nearly always, or a multiple of the reach
     */
    int prepare() throws IOException, RefusedInputException {
        if (end - at >= AHEAD || unread == 0) {
            return 0;
        }
        int moved = 0;
        if (at > CAPACITY - AHEAD) {
            moved = (at - KEPT) / Token.MOST_DISTANCE * Token.MOST_DISTANCE;
            System.arraycopy(bytes, moved, bytes, 0, end - moved);
            at -= moved;
            end -= moved;
        }
        while (end - at < AHEAD && unread > 0) {
            int read = in.read(bytes, end, (int) Math.min(CAPACITY - end, unread));
            if (read < 0) {
                throw new RefusedInputException("recipe", "a part is shorter than its size says");
            }
            end += read;
            unread -= read;
        }
        return moved;
    }
}
