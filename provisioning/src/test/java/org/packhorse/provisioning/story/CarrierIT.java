package org.packhorse.provisioning.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stick goes from the hub to a school without a line, and back, and again. */
class CarrierIT {
    private static final String LESSONS = "first-lessons";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir
    Path place;

    @Test
    void aStickBringsTheNewsAndTakesBackWhatTheSchoolHas() throws IOException, InterruptedException {
        var program = InstalledProgram.unpackInto(Files.createDirectory(place.resolve("program")));
        var lessons = place.resolve(LESSONS);
        lay(program.sample(), LESSONS, lessons);
        var hub = Device.init(program, "hub", place.resolve("hub"));
        var node = Device.init(program, "node", place.resolve("node"));
        var media = Files.createDirectory(place.resolve("media"));
        Files.writeString(
                node.data().resolve("packhorse.toml"),
                Files.readString(node.data().resolve("packhorse.toml")) + "\n[carrier]\nwatch = [\"" + media + "\"]\n");
        var stick = Files.createDirectory(place.resolve("stick"));
        hub.publishFirst(LESSONS, lessons);

        var first = hub.ask("carry", "export", stick.toString());
        node.run("follow", repositoryOn(stick).toUri().toString(), LESSONS, "--fingerprint", hub.fingerprint())
                .succeeds();
        node.run("carry", "import", stick.toString()).succeeds();

        assertThat(first.path("packs")).hasSize(1);
        assertThat(node.shown(LESSONS)).isOne();

        lay(program.sample(), LESSONS + "-revision", lessons);
        hub.publish(LESSONS, lessons);
        var second = hub.ask("carry", "export", stick.toString());
        assertThat(second.path("nodes").path(0).path("name").asText()).isEqualTo("node of the story");
        assertThat(second.path("packs")).hasSize(1);
        assertThat(second.path("packs").path(0).path("from").asLong()).isOne();

        try (var serving = node.serve()) {
            Files.move(stick, media.resolve("STICK"));
            await().atMost(PATIENCE).until(() -> node.shown(LESSONS) == 2);
            serving.library().compareAll(LESSONS, Folder.read(lessons));
            // The report may be replaced while it is read.
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> reportOn(media.resolve("STICK")).contains("\"shown\" : 2"));
        }

        var third = hub.ask("carry", "export", media.resolve("STICK").toString());
        assertThat(third.path("packs")).isEmpty();
        assertThat(hub.ask("carry", "reports")
                        .path("nodes")
                        .path(0)
                        .path("collections")
                        .path(0)
                        .path("shown")
                        .asLong())
                .isEqualTo(2);
    }

    private static Path repositoryOn(Path stick) throws IOException {
        try (var publishers = Files.list(stick.resolve("packhorse/publishers"))) {
            return publishers.findFirst().orElseThrow();
        }
    }

    private static String reportOn(Path stick) throws IOException {
        try (var reports = Files.list(stick.resolve("packhorse/nodes"))) {
            return Files.readString(reports.filter(file -> file.toString().endsWith(".json"))
                    .findFirst()
                    .orElseThrow());
        }
    }

    /** Lays the sample {@code name} with its description over {@code folder}. */
    private static void lay(Path sample, String name, Path folder) throws IOException {
        Folder.overlay(sample.resolve(name), folder);
        Files.write(folder.resolveSibling(LESSONS + ".toml"), Files.readAllBytes(sample.resolve(name + ".toml")));
    }
}
