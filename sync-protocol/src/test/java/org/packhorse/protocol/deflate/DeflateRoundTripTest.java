package org.packhorse.protocol.deflate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Random;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.packhorse.protocol.column.ColumnsReader;
import org.packhorse.protocol.column.ColumnsWriter;

/**
 * Whatever a compressor wrote comes out the same. How much must be corrected depends on the zlib that this Java links, so it is not looked
 * at here; the golden containers show it.
 */
class DeflateRoundTripTest {
    private final ModelChoice choice = new ModelChoice();
    private final DeflateAnalyzer analyzer = new DeflateAnalyzer();
    private final DeflateRebuilder rebuilder = new DeflateRebuilder();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void everyLevelComesOutTheSame(int level) throws Exception {
        var random = random("everyLevel " + level);
        for (int size : new int[] {1, 2, 3, 300, 5_000, 40_000, 200_000}) {
            requireSame(content(random, size), level, Deflater.DEFAULT_STRATEGY, Deflater.NO_FLUSH);
        }
    }

    /** Beyond the window's buffer, so that places move. */
    @Test
    void longContentComesOutTheSame() throws Exception {
        requireSame(content(random("longContent"), 700_000), 4, Deflater.DEFAULT_STRATEGY, Deflater.NO_FLUSH);
    }

    @ParameterizedTest
    @ValueSource(ints = {Deflater.FILTERED, Deflater.HUFFMAN_ONLY})
    void otherStrategiesAreCorrected(int strategy) throws Exception {
        requireSame(content(random("otherStrategies"), 50_000), 6, strategy, Deflater.NO_FLUSH);
    }

    @ParameterizedTest
    @ValueSource(ints = {Deflater.SYNC_FLUSH, Deflater.FULL_FLUSH})
    void flushesAreCorrected(int flush) throws Exception {
        requireSame(content(random("flushes"), 50_000), 6, Deflater.DEFAULT_STRATEGY, flush);
    }

    private void requireSame(byte[] content, int level, int strategy, int flush) throws Exception {
        var stream = deflated(content, level, strategy, flush);
        StreamSource compressed = () -> new ByteArrayInputStream(stream);
        StreamSource plain = () -> new ByteArrayInputStream(content);
        var extent = DeflateExtent.of(new ByteArrayInputStream(stream), content.length);
        assertThat(extent.compressedBytes()).isEqualTo(stream.length);
        assertThat(extent.contentBytes()).isEqualTo(content.length);

        var model = choice.choose(compressed, plain, extent, new DeflateModel(6, DeflateModel.Family.ZLIB));
        var notes = new ColumnsWriter(Long.MAX_VALUE);
        analyzer.analyze(compressed, plain, content.length, model, notes);
        var encoded = new ByteArrayOutputStream();
        notes.writeTo(encoded);
        var rebuilt = new ByteArrayOutputStream();
        var corrections = new ColumnsReader(encoded.toByteArray(), 0);
        rebuilder.rebuild(plain.open(), content.length, model, corrections, rebuilt);

        corrections.requireAllRead();
        assertThat(rebuilt.toByteArray()).isEqualTo(stream);
    }

    private static byte[] deflated(byte[] content, int level, int strategy, int flush) {
        var deflater = new Deflater(level, true);
        deflater.setStrategy(strategy);
        var out = new ByteArrayOutputStream();
        var chunk = new byte[content.length + 1000];
        int half = flush == Deflater.NO_FLUSH ? 0 : content.length / 2;
        deflater.setInput(content, 0, half);
        out.write(chunk, 0, half == 0 ? 0 : deflater.deflate(chunk, 0, chunk.length, flush));
        deflater.setInput(content, half, content.length - half);
        deflater.finish();
        while (!deflater.finished()) {
            out.write(chunk, 0, deflater.deflate(chunk));
        }
        deflater.end();
        return out.toByteArray();
    }

    /** Stretches of words, of noise, of one byte, and of what was there before. */
    private static byte[] content(Random random, int size) {
        var content = new byte[size];
        for (int at = 0; at < size; ) {
            int length = Math.min(size - at, 1 + random.nextInt(3_000));
            switch (random.nextInt(4)) {
                case 0 -> {
                    for (int i = 0; i < length; i++) {
                        content[at + i] = (byte) random.nextInt(256);
                    }
                }
                case 1 -> java.util.Arrays.fill(content, at, at + length, (byte) random.nextInt(256));
                case 2 -> System.arraycopy(content, random.nextInt(at + 1), content, at, Math.min(length, at / 2));
                default -> {
                    for (int i = 0; i < length; i++) {
                        int letter = (int) Math.abs(random.nextGaussian() * 4);
                        content[at + i] = (byte) "etaoin srhl".charAt(Math.min(10, letter));
                    }
                }
            }
            at += length;
        }
        return content;
    }

    private static Random random(String test) {
        long seed = Long.getLong("seed", 1);
        System.out.println("DeflateRoundTripTest." + test + " -Dseed=" + seed);
        return new Random(seed);
    }
}
