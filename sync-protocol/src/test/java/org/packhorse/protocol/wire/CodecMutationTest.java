package org.packhorse.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.packhorse.protocol.content.RefusedInputException;

/**
 * Every encoding under changes by chance: it is refused, or it is itself a canonical encoding. {@code -Dseed=…} repeats a run,
 * {@code -Drounds=…} lengthens it.
 */
class CodecMutationTest {
    private static final int ROUNDS = Integer.getInteger("rounds", 1_500);

    /** Far above what such small encodings need, far below what a count believed unseen would cost. */
    private static final long ALLOCATION_LIMIT_BYTES = 4 << 20;

    static List<CodecCase<?>> codecs() {
        return CodecCase.all();
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void readsWhatItWrote(CodecCase<?> codec) throws Exception {
        var values = new RandomValues(random("readsWhatItWrote"));
        for (int round = 0; round < ROUNDS / 5; round++) {
            var encoding = codec.randomEncoding(values);

            assertThat(codec.readAndWrite(encoding)).isEqualTo(encoding);
        }
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void refusesChangedEncodingsOrTakesThemAsTheyStand(CodecCase<?> codec) {
        var random = random("refusesChangedEncodings");
        var values = new RandomValues(random);
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int round = 0; round < ROUNDS; round++) {
            var mutated = mutated(codec.randomEncoding(values), random);
            long before = threads.getCurrentThreadAllocatedBytes();
            boolean isAccepted = isAcceptedAsItStands(codec, mutated);
            long spent = threads.getCurrentThreadAllocatedBytes() - before;

            assertThat(spent)
                    .as("bytes spent on %s (taken: %s)", Arrays.toString(mutated), isAccepted)
                    .isLessThan(ALLOCATION_LIMIT_BYTES);
        }
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void refusesGarbage(CodecCase<?> codec) {
        var random = random("refusesGarbage");
        for (int round = 0; round < ROUNDS; round++) {
            var garbage = new byte[16 + random.nextInt(100)];
            random.nextBytes(garbage);

            assertThatThrownBy(() -> codec.readAndWrite(garbage)).isInstanceOf(RefusedInputException.class);
        }
    }

    private static boolean isAcceptedAsItStands(CodecCase<?> codec, byte[] mutated) {
        try {
            assertThat(codec.readAndWrite(mutated)).isEqualTo(mutated);
            return true;
        } catch (RefusedInputException e) {
            return false;
        }
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        var mutated = bytes.clone();
        for (int i = random.nextInt(4); i >= 0 && mutated.length > 0; i--) {
            int at = random.nextInt(mutated.length);
            switch (random.nextInt(6)) {
                case 0 -> mutated[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> mutated[at] = (byte) random.nextInt(256);
                case 2 -> Arrays.fill(mutated, at, Math.min(mutated.length, at + 10), (byte) 0xff);
                case 3 -> mutated = Arrays.copyOf(mutated, at);
                case 4 -> mutated = without(mutated, at, Math.min(mutated.length, at + 1 + random.nextInt(8)));
                default -> mutated = doubled(mutated, at, Math.min(mutated.length, at + 1 + random.nextInt(40)));
            }
        }
        return mutated;
    }

    private static byte[] without(byte[] bytes, int from, int to) {
        var fewer = Arrays.copyOf(bytes, bytes.length - (to - from));
        System.arraycopy(bytes, to, fewer, from, bytes.length - to);
        return fewer;
    }

    private static byte[] doubled(byte[] bytes, int from, int to) {
        var more = Arrays.copyOf(bytes, bytes.length + (to - from));
        System.arraycopy(bytes, from, more, to, bytes.length - from);
        return more;
    }

    private static Random random(String test) {
        long seed = Long.getLong("seed", 1);
        System.out.println("CodecMutationTest." + test + " -Dseed=" + seed);
        return new Random(seed);
    }
}
