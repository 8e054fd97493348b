package org.packhorse.provisioning.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A school that was away for six publications gets a small pack instead of everything, from a hub that was restarted meanwhile. */
class OnDemandIT {
    private static final String LESSONS = "lessons";
    private static final int NEWEST = 8;

    /** So much that a new full pack is made, and nothing leads on from the one that the school began with. */
    private static final int FILM_BYTES = 600_000;

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir
    Path place;

    @Test
    void aSchoolThatWasAwayWaitsForAPackThatItsHubMakesForIt() throws IOException, InterruptedException {
        var program = InstalledProgram.unpackInto(Files.createDirectory(place.resolve("program")));
        var lessons = Folder.generate(place.resolve(LESSONS), new Random(1));
        var hub = Device.init(program, "hub", place.resolve("hub"));
        var node = Device.init(program, "node", place.resolve("node"));
        long first;
        try (var serving = hub.serve()) {
            hub.publishFirst(LESSONS, lessons);
            publish(hub, lessons, 2);
            follow(node, hub, serving);
            first = node.sync();
            for (int version = 3; version <= NEWEST; version++) {
                if (version == 4) {
                    var film = new byte[FILM_BYTES];
                    new Random(version).nextBytes(film);
                    Files.write(lessons.resolve("film.bin"), film);
                }
                publish(hub, lessons, version);
            }
        }
        try (var serving = hub.serve()) {
            follow(node, hub, serving);
            assertThat(node.run("sync").succeeds().out())
                    .contains(LESSONS + " waits for a smaller pack that the hub makes");
            assertThat(node.shown(LESSONS)).isEqualTo(2);

            await().atMost(PATIENCE).until(() -> isMade(hub));
            long small = node.sync();

            assertThat(node.shown(LESSONS)).isEqualTo(NEWEST);
            assertThat(small)
                    .as("bytes, after %d for all of it", first)
                    .isBetween((long) FILM_BYTES, FILM_BYTES + 20_000L)
                    .isLessThan(first / 2);
            assertThat(hub.run("status").succeeds().out()).contains("lessons from version 2 to 8 on demand: ");
            System.out.println("OnDemandIT: " + small + " bytes instead of some " + (first + FILM_BYTES));
        }
        try (var serving = node.serve()) {
            serving.library().compareAll(LESSONS, Folder.read(lessons));
        }
    }

    private static void follow(Device node, Device hub, Serving serving) throws IOException, InterruptedException {
        node.run("follow", serving.library().address(), LESSONS, "--fingerprint", hub.fingerprint())
                .succeeds();
    }

    private static void publish(Device hub, Path lessons, int version) throws IOException, InterruptedException {
        Files.writeString(
                lessons.resolve("odd").resolve("a space.html"),
                "Added in version " + version + ".\n",
                StandardCharsets.UTF_8,
                StandardOpenOption.APPEND);
        assertThat(hub.publish(LESSONS, lessons).path("version").asLong()).isEqualTo(version);
    }

    private static boolean isMade(Device hub) throws IOException, InterruptedException {
        for (var line : hub.ask("status").path("onDemand")) {
            if (line.path("packBytes").asLong() > 0) {
                return true;
            }
        }
        return false;
    }
}
