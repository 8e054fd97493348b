package org.packhorse.node.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Publications, journeys of a stick, and lines, devices and power supplies that fail, by chance: whatever happens, every node shows
 * whole versions only, never an older one, and the newest one after the faults have ended. {@code -Dseed=} repeats a schedule,
 * {@code -Drounds=} says how many are tried.
 */
final class PullSimulationTest {
    private static final int STEPS = 25;

    @TempDir
    Path home = Path.of("set by JUnit");

    @AutoClose
    private History history;

    @BeforeEach
    void publish() throws Exception {
        history = new History(home.resolve("hub"));
        assertThat(history.repositoryAt(History.VERSIONS).keySet())
                .as("packs that lean on the book")
                .anyMatch(path -> path.value().contains(".leaning-"));
    }

    @Test
    void showsWholeVersionsOnlyNeverAnOlderOneAndInTheEndTheNewest() throws Exception {
        long first = Long.getLong("seed", 1);
        int schedules = Long.getLong("seed") == null ? Integer.getInteger("rounds", 60) : 1;
        System.out.println("PullSimulationTest: " + schedules + " schedules from -Dseed=" + first);
        long waits = 0;
        for (long seed = first; seed < first + schedules; seed++) {
            waits += run(seed, "a").stream()
                    .filter(event -> event.contains("pulls: waits"))
                    .count();
        }
        System.out.println("PullSimulationTest: " + waits + " rounds waited for a pack on demand");
        assertThat(history.madeOnDemand()).isPositive();
        assertThat(waits).isGreaterThanOrEqualTo(schedules > 50 ? 1 : 0);
    }

    @Test
    void doesTheSameAgainForTheSameSeed() throws Exception {
        long seed = Long.getLong("seed", 1);

        assertThat(run(seed, "a")).as("-Dseed=%d", seed).isEqualTo(run(seed, "b"));
    }

    private List<String> run(long seed, String name) throws Exception {
        var folder = home.resolve(name + seed);
        try (var world = new World(folder, history, seed)) {
            try {
                for (int step = 0; step < STEPS; step++) {
                    world.step();
                }
                world.settle();
                return world.log();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("-Dseed=" + seed + " " + String.join("; ", world.log()), e);
            }
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws Exception {
        try (var files = Files.walk(folder)) {
            for (var file : files.toList().reversed()) {
                Files.delete(file);
            }
        }
    }
}
