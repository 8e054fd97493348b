package org.packhorse.protocol.container;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** One part that is put together of pieces of a container. */
final class JoinedPart implements PartSource {
    private final PlacedParts pieces;
    private final List<Long> ends = new ArrayList<>();

    JoinedPart(ByteSource source) {
        pieces = new PlacedParts(source);
    }

    /** Goes on with the {@code sizeBytes} bytes at {@code offset}. */
    void addStored(long offset, long sizeBytes) {
        if (sizeBytes > 0) {
            pieces.addStored(offset, sizeBytes);
            ends.add(sizeBytes() + sizeBytes);
        }
    }

    /** Goes on with what the stream of {@code compressedBytes} at {@code offset} inflates to. */
    void addDeflated(long offset, long compressedBytes, long sizeBytes) {
        pieces.addDeflated(offset, compressedBytes, sizeBytes);
        ends.add(sizeBytes() + sizeBytes);
    }

    private long sizeBytes() {
        return ends.isEmpty() ? 0 : ends.getLast();
    }

    @Override
    public long sizeBytes(int part) {
        return sizeBytes();
    }

    @Override
    public InputStream open(int part) {
        return new InputStream() {
            private int next;
            private InputStream piece = InputStream.nullInputStream();

            @Override
            public int read() throws IOException {
                var one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int read = piece.read(bytes, offset, length);
                while (read < 0 && next < ends.size()) {
                    piece.close();
                    piece = pieces.open(next++);
                    read = piece.read(bytes, offset, length);
                }
                return read;
            }

            @Override
            public void close() throws IOException {
                piece.close();
            }
        };
    }
}
