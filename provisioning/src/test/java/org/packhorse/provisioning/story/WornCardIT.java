package org.packhorse.provisioning.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A card that takes nothing any more, as a mount that only this program sees: the class goes on reading, and is told. */
class WornCardIT {
    private static final String READ_ONLY = """
            mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@"
            """;

    @TempDir
    Path place;

    @BeforeEach
    void needsMountsOfItsOwn() throws IOException, InterruptedException {
        var trial = new ProcessBuilder("unshare", "--mount", "true").start();
        assumeTrue(trial.waitFor() == 0, "skipped: mounts of its own need root");
    }

    @Test
    void theLibraryStaysOpen() throws IOException, InterruptedException {
        var program = InstalledProgram.unpackInto(Files.createDirectory(place.resolve("program")));
        var hub = Device.init(program, "hub", place.resolve("hub"));
        var folder = Files.createDirectory(place.resolve("wells"));
        Files.writeString(folder.resolve("well.txt"), "The well is 12 m deep.");
        hub.publishFirst(
                "wells",
                folder,
                "--title=Wells",
                "--language=en",
                "--licence=CC-BY-4.0",
                "--publisher=Nobody",
                "--attribution=Nobody");

        var process = onWornCard(hub, "serve").start();
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            var library = lines.readLine();
            assertThat(library).startsWith("library ");
            try (var student = new Staff(library.substring("library ".length()))) {
                assertThat(student.page("")).contains("can no longer save anything");
                assertThat(student.page("content/wells/well.txt")).isEqualTo("The well is 12 m deep.");
            }
        } finally {
            process.destroy();
            process.waitFor();
        }
        var refused = onWornCard(hub, "status").redirectErrorStream(true).start();
        assertThat(new String(refused.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("nothing can be written here");
        assertThat(hub.shown("wells")).isOne();
    }

    private static ProcessBuilder onWornCard(Device device, String verb) {
        var builder =
                device.program().builder(List.of(verb, "--data", device.data().toString()));
        var words = new ArrayList<>(List.of(
                "unshare", "--mount", "sh", "-c", READ_ONLY, device.data().toString()));
        words.addAll(builder.command());
        return builder.command(words).redirectError(ProcessBuilder.Redirect.INHERIT);
    }
}
