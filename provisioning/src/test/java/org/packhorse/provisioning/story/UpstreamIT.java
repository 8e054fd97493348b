package org.packhorse.provisioning.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A hub's repository is files: whoever serves or carries them is an upstream, and none of them has to be trusted. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UpstreamIT {
    private static final String LESSONS = "first-lessons";

    private final Path place;
    private final InstalledProgram program;
    private final Device hub;
    private final Map<String, byte[]> content;

    /** The hub publishes while nothing of it runs. */
    UpstreamIT(@TempDir Path place) throws IOException, InterruptedException {
        this.place = place;
        this.program = InstalledProgram.unpackInto(Files.createDirectory(place.resolve("program")));
        this.hub = Device.init(program, "hub", place.resolve("hub"));
        this.content = Folder.read(program.sample().resolve(LESSONS));
    }

    @BeforeAll
    void publish() throws IOException, InterruptedException {
        hub.publishFirst(LESSONS, program.sample().resolve(LESSONS));
    }

    @Test
    void anyWebServerIsAnUpstream() throws IOException, InterruptedException {
        Wanting.skipUnless(WebServer.isHere(), "python3 is not here, so its web server was not tried as an upstream");
        var node = Device.init(program, "node", place.resolve("by-web"));

        try (var server = WebServer.start(hub.data().resolve("repository"));
                var serving = node.serve()) {
            node.run("follow", server.address(), LESSONS, "--fingerprint", hub.fingerprint())
                    .succeeds();
            node.sync();

            serving.library().compareAll(LESSONS, content);
        }
    }

    @Test
    void aCopyOnAStickIsAnUpstreamAndDamageToWhatCameFromItIsFound() throws IOException, InterruptedException {
        var node = Device.init(program, "node", place.resolve("by-stick"));
        var stick = place.resolve("stick");
        Folder.overlay(hub.data().resolve("repository"), stick);

        node.run("follow", stick.toUri().toString(), LESSONS, "--fingerprint", hub.fingerprint())
                .succeeds();
        node.sync();
        assertThat(node.ask("verify").path("files").asLong()).isEqualTo(content.size());
        flipOneByte(node.data().resolve("segments"));

        var found = node.run("verify").endsWith(4);
        assertThat(found.out()).contains("are damaged").contains("  " + LESSONS + "/");
    }

    /** In the middle of the largest segment, where content is. */
    private static void flipOneByte(Path segments) throws IOException {
        try (var files = Files.list(segments)) {
            var segment = files.max(
                            Comparator.comparingLong(file -> file.toFile().length()))
                    .orElseThrow();
            var bytes = Files.readAllBytes(segment);
            bytes[bytes.length / 2] ^= 1;
            Files.write(segment, bytes);
        }
    }

    @Test
    void aRootOfTrustOtherThanTheOneToldIsRefused() throws IOException, InterruptedException {
        var node = Device.init(program, "node", place.resolve("deceived"));
        var repository = hub.data().resolve("repository").toUri().toString();
        var other = hub.fingerprint().replaceAll("[0-8]", "9");

        var refused =
                node.run("follow", repository, LESSONS, "--fingerprint", other).endsWith(3);

        assertThat(refused.err())
                .contains("its root of trust is " + hub.fingerprint())
                .contains("do not follow it");
        assertThat(node.ask("status").path("collections")).isEmpty();
    }

    @Test
    void aDataDirectoryIsServedByOneProcess() throws IOException, InterruptedException {
        var node = Device.init(program, "node", place.resolve("taken"));

        try (var serving = node.serve()) {
            var second = node.run("serve").endsWith(3);

            assertThat(second.err()).contains(node.data().toString());
            assertThat(serving.isAlive()).isTrue();
        }
    }
}
