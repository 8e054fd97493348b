package org.packhorse.provisioning.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** PhantomJS 2.1, with WebKit as of 2014 (538.1): older than any phone's browser that is to show the library as it is meant. */
record OldEngine(Path program, Path script) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PATIENCE_MINUTES = 10;

    /** Puts it into {@code folder}; where it cannot run, the test is skipped and the build says so. */
    static OldEngine unpackInto(Path folder) throws IOException, InterruptedException {
        Wanting.skipUnless(
                System.getProperty("os.arch").equals("amd64"),
                "no page was looked at in an old engine: there is one for amd64 only");
        var program = folder.resolve("phantomjs");
        copy("/bin/phantomjs", program);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        var script = folder.resolve("old-engine.js");
        copy("old-engine.js", script);
        var engine = new OldEngine(program, script);
        Wanting.skipUnless(
                engine.start(List.of("--version")).waitFor() == 0,
                "no page was looked at in an old engine, because it does not start. It needs fontconfig: apt install libfontconfig1");
        return engine;
    }

    private static void copy(String resource, Path to) throws IOException {
        try (InputStream in = OldEngine.class.getResourceAsStream(resource)) {
            Files.copy(Objects.requireNonNull(in, resource), to);
        }
    }

    private Process start(List<String> words) throws IOException {
        var builder = new ProcessBuilder(
                Stream.concat(Stream.of(program.toString()), words.stream()).toList());
        // it was built with an OpenSSL that fails on the settings of later ones
        builder.environment().put("OPENSSL_CONF", "/dev/null");
        return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    /** Does {@code task}, one of those in the script, and returns what it found. */
    List<JsonNode> run(String task, List<String> words) throws IOException, InterruptedException {
        var process = start(Stream.concat(Stream.of(script.toString(), task), words.stream())
                .toList());
        try (var out = process.inputReader()) {
            var found = out.lines().map(OldEngine::parse).toList();
            assertThat(process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as("%s %s: %s", task, words, found).isZero();
            return found;
        } finally {
            process.destroyForcibly();
        }
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(line, e);
        }
    }
}
