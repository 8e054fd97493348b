package org.packhorse.protocol.container;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** Parts as they lie in a container, stored or deflated. */
final class PlacedParts implements PartSource {
    private record Place(long offset, long storedBytes, boolean isDeflated, long sizeBytes) {}

    private final ByteSource source;
    private final List<Place> places = new ArrayList<>();

    PlacedParts(ByteSource source) {
        this.source = source;
    }

    /** Adds the {@code sizeBytes} bytes at {@code offset}. */
    void addStored(long offset, long sizeBytes) {
        places.add(new Place(offset, sizeBytes, false, sizeBytes));
    }

    /** Adds what the stream of {@code compressedBytes} at {@code offset} inflates to. */
    void addDeflated(long offset, long compressedBytes, long sizeBytes) {
        places.add(new Place(offset, compressedBytes, true, sizeBytes));
    }

    @Override
    public long sizeBytes(int part) {
        return places.get(part).sizeBytes;
    }

    @Override
    public InputStream open(int part) throws IOException {
        var place = places.get(part);
        return place.isDeflated ? inflated(source, place.offset) : slice(source, place.offset, place.storedBytes);
    }

    /** The {@code length} bytes of {@code source} from {@code offset}. */
    static InputStream slice(ByteSource source, long offset, long length) throws IOException {
        return new Slice(source.open(offset), length);
    }

    /** What the deflate stream at {@code offset} inflates to. */
    static InputStream inflated(ByteSource source, long offset) throws IOException {
        var inflater = new Inflater(true);
        return new InflaterInputStream(source.open(offset), inflater, 8192) {
            @Override
            public void close() throws IOException {
                inflater.end();
                super.close();
            }
        };
    }

    private static final class Slice extends FilterInputStream {
        private long left;

        Slice(InputStream in, long left) {
            super(in);
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left == 0 && length > 0) {
                return -1;
            }
            int read = super.read(bytes, offset, (int) Math.min(length, left));
            left -= Math.max(read, 0);
            return read;
        }
    }
}
