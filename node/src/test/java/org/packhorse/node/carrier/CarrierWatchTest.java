package org.packhorse.node.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the kernel's own word about a real folder. */
class CarrierWatchTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path place = Path.of("set by JUnit");

    private final List<Path> found = new CopyOnWriteArrayList<>();
    private Path media = Path.of("set before each test");

    @BeforeEach
    void mount() throws IOException {
        media = Files.createDirectory(place.toRealPath().resolve("media"));
    }

    private CarrierWatch watch() throws IOException {
        var watch = new CarrierWatch(List.of(place.resolve("missing"), media), found::add);
        watch.start();
        return watch;
    }

    private void awaitFound(Path... folders) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(found).containsExactly(folders));
    }

    @Test
    void findsAStickThatIsThereAlready() throws Exception {
        Files.createDirectories(media.resolve("ada/STICK/packhorse/publishers"));

        try (var _ = watch()) {
            awaitFound(media.resolve("ada/STICK/packhorse"));
        }
    }

    @Test
    void findsAStickThatAppears() throws Exception {
        Files.createDirectories(media.resolve("first/packhorse/nodes"));
        try (var _ = watch()) {
            awaitFound(media.resolve("first/packhorse"));

            Files.createDirectories(media.resolve("STICK/packhorse/nodes"));

            awaitFound(media.resolve("first/packhorse"), media.resolve("STICK/packhorse"));
        }
    }

    @Test
    void findsAStickAgainThatWasAway() throws Exception {
        var stick = media.resolve("STICK/packhorse");
        Files.createDirectories(stick.resolve("nodes"));
        try (var _ = watch()) {
            awaitFound(stick);
            Files.move(media.resolve("STICK"), place.resolve("pocket"));
            Files.createDirectories(media.resolve("other/packhorse/nodes"));
            awaitFound(stick, media.resolve("other/packhorse"));

            Files.move(place.resolve("pocket"), media.resolve("STICK"));

            awaitFound(stick, media.resolve("other/packhorse"), stick);
        }
    }

    @Test
    void passesOverWhatIsNoStickOfOurs() throws Exception {
        Files.createDirectories(media.resolve("camera/DCIM"));
        Files.createDirectories(media.resolve("empty/packhorse"));
        Files.createSymbolicLink(media.resolve("link"), place);
        Files.writeString(media.resolve("packhorse"), "a file");
        Files.createDirectories(media.resolve("STICK/packhorse/nodes"));

        try (var _ = watch()) {
            awaitFound(media.resolve("STICK/packhorse"));
        }
    }
}
