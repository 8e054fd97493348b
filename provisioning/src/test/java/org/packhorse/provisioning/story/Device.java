package org.packhorse.provisioning.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * A hub or node that was set up on this machine, and what people type there.
 *
 * @param introduction what {@code packhorse init} said
 */
record Device(InstalledProgram program, Path data, String introduction) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Sets up a {@code hub} or {@code node} that will listen on any ports that are free. */
    static Device init(InstalledProgram program, String kind, Path data) throws IOException, InterruptedException {
        var made = program.run(
                "init",
                kind,
                data.toString(),
                "--library-listen=127.0.0.1:0",
                "--admin-listen=127.0.0.1:0",
                "--name=" + kind + " of the story");
        return new Device(program, data, made.succeeds().out());
    }

    /** The fingerprint of a hub's root of trust, as its curator tells it to others. */
    String fingerprint() {
        return introduction
                .lines()
                .filter(line -> line.startsWith("Root of trust"))
                .map(line -> line.substring(line.lastIndexOf(": ") + 2))
                .findFirst()
                .orElseThrow();
    }

    /** What its staff sign in with. */
    String password() {
        return introduction
                .lines()
                .filter(line -> line.startsWith("Admin password"))
                .map(line -> line.substring(line.lastIndexOf(": ") + 2))
                .findFirst()
                .orElseThrow();
    }

    /** Runs {@code packhorse WORDS…} for this device. */
    InstalledProgram.Outcome run(String... words) throws IOException, InterruptedException {
        return program.run(Stream.concat(Arrays.stream(words), Stream.of("--data", data.toString()))
                .toArray(String[]::new));
    }

    /** The same with {@code --json}; it must succeed. */
    JsonNode ask(String... words) throws IOException, InterruptedException {
        var outcome =
                run(Stream.concat(Arrays.stream(words), Stream.of("--json")).toArray(String[]::new));
        return JSON.readTree(outcome.succeeds().out());
    }

    /** Makes {@code collection}, described by {@code options}, and publishes {@code folder} as its version 1. */
    void publishFirst(String collection, Path folder, String... options) throws IOException, InterruptedException {
        run(Stream.concat(Stream.of("collection", "create", collection), Arrays.stream(options))
                        .toArray(String[]::new))
                .succeeds();
        assertThat(publish(collection, folder).path("version").asLong()).isOne();
    }

    /** Publishes {@code folder} as the next version of {@code collection}. */
    JsonNode publish(String collection, Path folder) throws IOException, InterruptedException {
        run("import", collection, folder.toString()).succeeds();
        return ask("publish", collection);
    }

    /** Pulls; nothing may go wrong. The bytes that travelled, both ways. */
    long sync() throws IOException, InterruptedException {
        long travelled = 0;
        for (var round : ask("sync").path("rounds")) {
            travelled += round.path("sentBytes").asLong()
                    + round.path("receivedBytes").asLong();
        }
        return travelled;
    }

    /** The version of {@code collection} that readers see. */
    long shown(String collection) throws IOException, InterruptedException {
        for (var line : ask("status").path("collections")) {
            if (line.path("collection").asText().equals(collection)) {
                return line.path("shown").asLong();
            }
        }
        return 0;
    }

    Serving serve() throws IOException, InterruptedException {
        return Serving.start(this);
    }
}
