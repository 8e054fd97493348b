package org.packhorse.protocol.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Stretches of a file beside a set that has a bit for each byte. */
final class ExtentsTest {
    private static final int BYTES = 60;

    @Test
    void areWhatASetOfBitsIs() {
        long seed = Long.getLong("seed", 1);
        System.out.println("ExtentsTest: -Dseed=" + seed);
        var random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            var extents = Extents.NONE;
            var bits = new BitSet();
            for (int step = 0; step < 20; step++) {
                int begin = random.nextInt(BYTES);
                int end = begin + random.nextInt(12);
                switch (random.nextInt(4)) {
                    case 0 -> {
                        extents = extents.without(begin, end);
                        bits.clear(begin, end);
                    }
                    case 1 -> {
                        extents = extents.without(Extents.of(begin, end));
                        bits.clear(begin, end);
                    }
                    case 2 -> {
                        extents = extents.with(Extents.of(begin, end));
                        bits.set(begin, end);
                    }
                    default -> {
                        extents = extents.with(begin, end);
                        bits.set(begin, end);
                    }
                }
                assertSame(extents, bits);
            }
        }
    }

    private static void assertSame(Extents extents, BitSet bits) {
        assertThat(extents.bytes()).isEqualTo(bits.cardinality());
        assertThat(extents.isEmpty()).isEqualTo(bits.isEmpty());
        for (int i = 0; i < BYTES; i++) {
            assertThat(extents.covers(i, i + 1)).isEqualTo(bits.get(i));
            assertThat(extents.covers(i, i + 3)).isEqualTo(bits.get(i, i + 3).cardinality() == 3);
        }
        assertThat(extents.within(7, 31).bytes()).isEqualTo(bits.get(7, 31).cardinality());
        if (!bits.isEmpty()) {
            assertThat(extents.begin()).isEqualTo(bits.nextSetBit(0));
        }
    }

    @Test
    void refuseWhatIsNoStretch() {
        assertThatThrownBy(() -> new Extent(-1, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Extent(3, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Extents(List.of(new Extent(0, 3), new Extent(3, 4))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
