package org.packhorse.node.upstream.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Objects;

/** The body of the answer that a connection is receiving; gives what is there and waits only where nothing is. */
final class AnswerBody extends InputStream {
    private final HttpConnection connection;
    private byte[] piece = new byte[0];
    private int position;
    private boolean ended;

    AnswerBody(HttpConnection connection) {
        this.connection = connection;
    }

    @Override
    public int read() throws IOException {
        return fill() ? piece[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, piece.length - position);
        System.arraycopy(piece, position, target, offset, count);
        position += count;
        return count;
    }

    private boolean fill() throws IOException {
        try {
            while (!ended && position == piece.length) {
                var next = connection.piece();
                ended = next.isEmpty();
                piece = next.orElseGet(() -> new byte[0]);
                position = 0;
            }
            return !ended;
        } catch (InterruptedException e) {
            // Streams know no InterruptedException; whoever reads turns this one back.
            throw new InterruptedIOException("interrupted");
        }
    }
}
