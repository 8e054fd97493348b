package org.packhorse.protocol.pack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdCompressCtx;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.packhorse.protocol.content.RefusedInputException;

class FrameCompressionTest {
    private static final byte[] NO_BASE = {};
    private static final int LIMIT = 1 << 20;
    private static final byte[] TEXT =
            "Water boils at 100 °C; on a mountain, sooner. ".repeat(20).getBytes(UTF_8);

    /** A frame of one block that stands as it is, so that its header is easy to change: "abc". */
    private static final byte[] PLAIN = {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 0x20, 3, 0x19, 0, 0, 'a', 'b', 'c'};

    @ParameterizedTest
    @ValueSource(ints = {1, 19, 22})
    void givesBackWhatItWasGiven(int level) throws Exception {
        var random = new Random(7);
        for (int size : new int[] {0, 1, 255, 256, 65_536, 300_000}) {
            var content = new byte[size];
            random.nextBytes(content);
            var base = new byte[size / 2];
            random.nextBytes(base);

            var compressed = FrameCompression.compress(content, base, level);

            assertThat(decompress(compressed, base)).isEqualTo(content);
            assertThat(compressed.length).isLessThanOrEqualTo(size + (size >> 8) + 512);
        }
    }

    @Test
    void leansOnItsBase() throws Exception {
        var base = new byte[200_000];
        new Random(8).nextBytes(base);
        var content = base.clone();
        content[100_000]++;

        var compressed = FrameCompression.compress(content, base, 19);

        assertThat(compressed.length).isLessThan(100);
        assertThat(decompress(compressed, base)).isEqualTo(content);
    }

    /** To the library such bytes look like a trained dictionary; they are content like any other here. */
    @Test
    void leansOnABaseThatBeginsAsZstdDictionariesDo() throws Exception {
        for (int size : new int[] {4, 8, 100, 100_000}) {
            var base = new byte[size];
            new Random(9).nextBytes(base);
            ByteBuffer.wrap(base).order(ByteOrder.LITTLE_ENDIAN).putInt(0xEC30A437);

            var compressed = FrameCompression.compress(base, base, 19);

            assertThat(decompress(compressed, base)).isEqualTo(base);
            assertThat(compressed.length).isLessThan(Math.max(30, size / 100));
        }
    }

    @Test
    void readsAFrameMadeByHand() throws Exception {
        assertThat(decompress(PLAIN, NO_BASE)).isEqualTo("abc".getBytes(UTF_8));
    }

    @Test
    void refusesFramesCutAnywhere() {
        var compressed = FrameCompression.compress(TEXT, NO_BASE, 19);

        for (int length = 0; length < compressed.length; length++) {
            assertRefused(Arrays.copyOf(compressed, length));
        }
    }

    @Test
    void refusesWhatFollowsAFrame() {
        assertRefused(Arrays.copyOf(PLAIN, PLAIN.length + 1));
        assertRefused(joined(PLAIN, PLAIN));
        assertRefused(joined(PLAIN, FrameCompression.compress(NO_BASE, NO_BASE, 1)));
        assertRefused(joined(PLAIN, skippable(5)));
    }

    @Test
    void refusesFramesThatAreToBeSkipped() {
        assertRefused(skippable(0));
        assertRefused(joined(skippable(3), PLAIN));
    }

    @Test
    void refusesAClaimAboveTheLimitBeforeSpendingMemory() throws Exception {
        var claim = ByteBuffer.allocate(13 + 6).order(ByteOrder.LITTLE_ENDIAN);
        claim.put(PLAIN, 0, 4).put((byte) 0xE0).putLong(Long.MAX_VALUE).put(PLAIN, 6, 6);

        assertThatThrownBy(() -> decompress(claim.array(), NO_BASE))
                .isInstanceOf(RefusedInputException.class)
                .hasMessageContaining("more than");
        var content = new byte[LIMIT + 1];
        assertRefused(FrameCompression.compress(content, NO_BASE, 19));
        assertThat(decompress(FrameCompression.compress(Arrays.copyOf(content, LIMIT), NO_BASE, 19), NO_BASE))
                .hasSize(LIMIT);
    }

    @Test
    void refusesAFrameThatStatesNoSize() {
        try (var context = new ZstdCompressCtx()) {
            var compressed = context.setContentSize(false).compress(TEXT);

            assertThatThrownBy(() -> decompress(compressed, NO_BASE))
                    .isInstanceOf(RefusedInputException.class)
                    .hasMessageContaining("states no size");
        }
    }

    @Test
    void refusesContentThatIsLongerOrShorterThanStated() {
        for (byte stated : new byte[] {0, 1, 2, 4, 100}) {
            var frame = PLAIN.clone();
            frame[5] = stated;
            assertRefused(frame);
        }
    }

    @Test
    void refusesAFrameThatNamesADictionary() {
        var frame = joined(Arrays.copyOf(PLAIN, 5), new byte[] {7}, Arrays.copyOfRange(PLAIN, 5, PLAIN.length));
        frame[4] |= 1;

        assertRefused(frame);
        assertThatThrownBy(() -> decompress(frame, TEXT)).isInstanceOf(RefusedInputException.class);
    }

    @Test
    void refusesAFrameThatReachesBehindItsBase() {
        var base = Arrays.copyOf(TEXT, TEXT.length);
        var compressed = FrameCompression.compress(TEXT, base, 19);

        assertRefused(compressed);
    }

    @Test
    void refusesChangedFramesOrTakesThemForOtherContentOfTheLimit() {
        long seed = Long.getLong("seed", 1);
        System.out.println("FrameCompressionTest -Dseed=" + seed);
        var random = new Random(seed);
        var frames = List.of(
                FrameCompression.compress(TEXT, TEXT, 19),
                FrameCompression.compress(TEXT, NO_BASE, 19),
                FrameCompression.compress(TEXT, NO_BASE, 1));
        for (int round = 0; round < 2_000; round++) {
            var mutated = frames.get(round % frames.size()).clone();
            mutated[random.nextInt(mutated.length)] ^= (byte) (1 + random.nextInt(255));
            try {
                assertThat(decompress(mutated, TEXT)).hasSizeLessThanOrEqualTo(LIMIT);
            } catch (RefusedInputException e) {
                assertThat(e.advice()).isNotEmpty();
            }
        }
    }

    private static byte[] decompress(byte[] compressed, byte[] base) throws RefusedInputException {
        return FrameCompression.decompress("frame 3", compressed, base, LIMIT);
    }

    private static void assertRefused(byte[] compressed) {
        assertThatThrownBy(() -> decompress(compressed, NO_BASE))
                .isInstanceOf(RefusedInputException.class)
                .hasMessageStartingWith("frame 3: ");
    }

    private static byte[] skippable(int length) {
        return ByteBuffer.allocate(8 + length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0x184D2A50)
                .putInt(length)
                .array();
    }

    private static byte[] joined(byte[]... parts) {
        var all =
                ByteBuffer.allocate(Arrays.stream(parts).mapToInt(p -> p.length).sum());
        for (var part : parts) {
            all.put(part);
        }
        return all.array();
    }
}
