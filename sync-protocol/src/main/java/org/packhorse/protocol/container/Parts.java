package org.packhorse.protocol.container;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.packhorse.protocol.content.RefusedInputException;

/** What holds for every part that is read. */
final class Parts {
    private static final int CHUNK_BYTES = 16 << 10;

    private Parts() {}

    /**
     * Copies the next {@code sizeBytes} bytes of {@code content}.
     *
     * @throws RefusedInputException where there are fewer
     */
    static void copy(InputStream content, long sizeBytes, OutputStream out) throws IOException, RefusedInputException {
        var chunk = new byte[CHUNK_BYTES];
        for (long left = sizeBytes; left > 0; ) {
            int read = content.read(chunk, 0, (int) Math.min(chunk.length, left));
            if (read < 0) {
                throw new RefusedInputException("recipe", "a part is shorter than its size says");
            }
            out.write(chunk, 0, read);
            left -= read;
        }
    }
}
