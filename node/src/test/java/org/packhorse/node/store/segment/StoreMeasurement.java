package org.packhorse.node.store.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.packhorse.node.store.Content;
import org.packhorse.node.store.Schema;
import org.packhorse.node.store.rocks.RocksDatabase;

/**
 * What storing costs on this machine. Not part of the build: {@code mvn -pl node -am test -Dtest=StoreMeasurement
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
final class StoreMeasurement {
    private static final int SMALL_FILES = 20_000;
    private static final long LONG_BYTES = 500L << 20;

    @TempDir
    private Path folder;

    @Test
    void twentyThousandSmallPages() throws Exception {
        measure("20,000 pages of 0 to 4,000 bytes, one commit for 1,000", store -> {
            var bytes = 0L;
            try (var batch = store.begin()) {
                for (var i = 0; i < SMALL_FILES; i++) {
                    var content = Content.text(i, i % 4_000);
                    batch.add(ByteBuffer.wrap(content), true);
                    bytes += content.length;
                    if (i % 1_000 == 999) {
                        batch.commit();
                    }
                }
            }
            return bytes;
        });
    }

    @Test
    void oneLongFilm() throws Exception {
        measure("500 MB that cannot be compressed", store -> storeLong(store, Content.noise(1, 1 << 20), false));
    }

    @Test
    void oneLongText() throws Exception {
        measure("500 MB of text", store -> storeLong(store, Content.text(1, 1 << 20), true));
    }

    private static long storeLong(SegmentBlobStore store, byte[] block, boolean compressible) throws Exception {
        try (var batch = store.begin()) {
            batch.add(new Repeated(block), compressible);
            batch.commit();
        }
        return LONG_BYTES;
    }

    private void measure(String what, Work work) throws Exception {
        try (var database = RocksDatabase.open(folder.resolve("database"), Schema.columns());
                var store = SegmentBlobStore.open(folder.resolve("blobs"), database, SegmentLimits.USUAL)) {
            var writtenBefore = deviceBytes();
            var begin = System.nanoTime();
            var contentBytes = work.store(store);
            var seconds = (System.nanoTime() - begin) / 1e9;
            var use = store.use();
            var written = deviceBytes() - writtenBefore;
            System.out.printf(
                    "%s: %d content, %d stored, %d to the device (%.3f for each byte stored), %.1f MB/s, %.1f s%n",
                    what,
                    contentBytes,
                    use.storedBytes(),
                    written,
                    (double) written / use.storedBytes(),
                    contentBytes / 1e6 / seconds,
                    seconds);
            assertThat(store.verify((done, all) -> {})).isEmpty();
        }
    }

    private interface Work {
        long store(SegmentBlobStore store) throws Exception;
    }

    /** What the kernel says this process had written to devices (proc(5), io: write_bytes). */
    private static long deviceBytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/io")).stream()
                .filter(line -> line.startsWith("write_bytes: "))
                .mapToLong(line -> Long.parseLong(line.substring("write_bytes: ".length())))
                .sum();
    }

    /** {@link #LONG_BYTES} made of one block, each time a little different. */
    private static final class Repeated extends InputStream {
        private final byte[] block;
        private long position;

        Repeated(byte[] block) {
            this.block = block;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (position == LONG_BYTES) {
                return -1;
            }
            var at = (int) (position % block.length);
            block[at]++;
            var part = (int) Math.min(Math.min(length, block.length - at), LONG_BYTES - position);
            System.arraycopy(block, at, into, offset, part);
            position += part;
            return part;
        }
    }
}
