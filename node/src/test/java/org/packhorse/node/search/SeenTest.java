package org.packhorse.node.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SeenTest {
    @Test
    void knowsWhatItHasSeen() {
        long seed = Long.getLong("seed", 1);
        var random = new Random(seed);
        var seen = new Seen();
        var known = new HashSet<Long>();

        for (int i = 0; i < 50_000; i++) {
            long number = i % 3 == 0 ? random.nextInt(1, 5_000) : random.nextLong();
            assertThat(seen.add(number)).as("%s of seed %s", number, seed).isEqualTo(known.add(number));
        }
    }
}
