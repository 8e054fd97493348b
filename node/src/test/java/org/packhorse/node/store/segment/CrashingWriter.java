package org.packhorse.node.store.segment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Random;
import org.packhorse.node.store.Content;
import org.packhorse.node.store.Schema;
import org.packhorse.node.store.rocks.RocksDatabase;
import org.packhorse.protocol.content.Digest;

/**
 * A process that stores blobs until it is killed, saying on its standard output what is committed: {@code + NUMBER} for
 * each blob, {@code - NUMBER} before a sweep may drop one, {@code = DIGEST} for each joined blob; each line ends with a dot. Or, told
 * {@code stream BYTES}, one that stores a single long blob.
 */
final class CrashingWriter {
    /** Small, so that many segments begin and are compacted. */
    static final SegmentLimits LIMITS = new SegmentLimits(1 << 20, 0);

    private CrashingWriter() {}

    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        try (var database = RocksDatabase.open(folder.resolve("database"), Schema.columns());
                var store = SegmentBlobStore.open(folder.resolve("blobs"), database, LIMITS)) {
            if (arguments[1].equals("stream")) {
                stream(store, Long.parseLong(arguments[2]));
            } else {
                writeForever(store, Long.parseLong(arguments[2]), Integer.parseInt(arguments[1]));
            }
        }
    }

    private static void stream(SegmentBlobStore store, long bytes) throws IOException, InterruptedException {
        try (var batch = store.begin()) {
            var name = batch.add(new Pages(bytes), true);
            batch.commit();
            System.out.println("= " + name + ".");
        }
    }

    private static void writeForever(SegmentBlobStore store, long seed, int first)
            throws IOException, InterruptedException {
        var random = new Random(seed + first);
        var number = first;
        while (true) {
            var said = new StringBuilder();
            try (var batch = store.begin()) {
                var names = new ArrayList<Digest>();
                for (var left = 1 + random.nextInt(30); left > 0; left--) {
                    names.add(batch.add(ByteBuffer.wrap(content(number)), random.nextBoolean()));
                    said.append("+ ").append(number++).append(".\n");
                }
                if (names.size() > 1 && random.nextInt(3) == 0) {
                    said.append("= ").append(batch.join(names)).append(".\n");
                }
                batch.commit();
            }
            System.out.print(said);
            System.out.flush();
            if (random.nextInt(12) == 0) {
                sweep(store, number);
            }
        }
    }

    private static void sweep(SegmentBlobStore store, int end) throws IOException, InterruptedException {
        var dropped = new HashSet<Digest>();
        var said = new StringBuilder();
        for (var number = 0; number < end; number++) {
            if (number % 3 != 0) {
                dropped.add(Digest.ofContent(content(number)));
                said.append("- ").append(number).append(".\n");
            }
        }
        System.out.print(said);
        System.out.flush();
        store.sweep(digest -> !dropped.contains(digest));
    }

    /** The content of blob {@code number}: mostly small, now and then several fragments long. */
    static byte[] content(int number) {
        var random = new Random(number);
        var length = number % 40 == 0 ? 100_000 + random.nextInt(300_000) : 20 + random.nextInt(4_000);
        return number % 2 == 0 ? Content.text(number, length) : Content.noise(number, length);
    }

    /** A long text that is made while it is read. */
    private static final class Pages extends InputStream {
        private final byte[] page = Content.text(1, 64 * 1024);
        private long left;

        Pages(long bytes) {
            left = bytes;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (left == 0) {
                return -1;
            }
            var part = (int) Math.min(left, Math.min(length, page.length));
            page[(int) (left % page.length)]++;
            System.arraycopy(page, 0, into, offset, part);
            left -= part;
            return part;
        }
    }
}
