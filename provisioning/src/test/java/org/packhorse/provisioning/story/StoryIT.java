package org.packhorse.provisioning.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job: from a folder of lessons to a reader, and brought up to date by a delta. */
class StoryIT {
    private static final String LESSONS = "first-lessons";
    private static final String MORE = "more";

    @TempDir
    Path place;

    @Test
    void aFolderBecomesALessonOnAPhoneAndIsBroughtUpToDateByADelta() throws IOException, InterruptedException {
        var program = InstalledProgram.unpackInto(Files.createDirectory(place.resolve("program")))
                .withStartCache();
        var lessons = place.resolve(LESSONS);
        lay(program.sample(), LESSONS, lessons);
        var hub = Device.init(program, "hub", place.resolve("hub"));
        var node = Device.init(program, "node", place.resolve("node"));
        assertThat(program.home().resolve("lib/packhorse.aot")).isNotEmptyFile();
        assertThat(node.introduction()).doesNotContain("trial");
        hub.publishFirst(LESSONS, lessons);

        try (var hubServing = hub.serve();
                var nodeServing = node.serve()) {
            var hubAddress = hubServing.library().address();
            node.run("follow", hubAddress, LESSONS, "--fingerprint", hub.fingerprint())
                    .succeeds();
            long firstTravelled = node.sync();
            var first = Folder.read(lessons);
            nodeServing.library().compareAll(LESSONS, first);

            lay(program.sample(), LESSONS + "-revision", lessons);
            var published = hub.publish(LESSONS, lessons);
            nodeServing.library().compareAll(LESSONS, first);
            long thenTravelled = node.sync();
            nodeServing.library().compareAll(LESSONS, Folder.read(lessons));

            assertThat(published.path("version").asLong()).isEqualTo(2);
            assertThat(thenTravelled)
                    .as("bytes for version 2, after %d for version 1", firstTravelled)
                    .isLessThan(published.path("changedBytes").asLong());
            assertThat(node.shown(LESSONS)).isEqualTo(2);
            assertThat(node.ask("verify").path("damaged").asLong()).isZero();
            assertThat(node.sync())
                    .as("bytes to learn that there is nothing new")
                    .isLessThan(2_000);

            hub.publishFirst(MORE, Folder.generate(place.resolve(MORE), new Random(1)));
            node.run("follow", hubAddress, MORE).succeeds();
            await().atMost(Duration.ofMinutes(2))
                    .untilAsserted(() -> assertThat(node.shown(MORE))
                            .as("pulled without being asked to")
                            .isEqualTo(1));
        }
    }

    /** Lays the sample {@code name} with its description over {@code folder}. */
    private static void lay(Path sample, String name, Path folder) throws IOException {
        Folder.overlay(sample.resolve(name), folder);
        Files.write(folder.resolveSibling(LESSONS + ".toml"), Files.readAllBytes(sample.resolve(name + ".toml")));
    }
}
