package org.packhorse.provisioning.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The program as a school gets it: the archive, unpacked.
 *
 * @param startCache what the launcher is told of it; making one at every test's first {@code init} would take a minute of each build
 */
record InstalledProgram(Path home, String startCache) {
    private static final long PATIENCE_SECONDS = 600;

    /** What a command said, and its exit status. */
    record Outcome(List<String> words, int status, String out, String err) {
        Outcome succeeds() {
            return endsWith(0);
        }

        Outcome endsWith(int expected) {
            assertThat(status).as("%s\n%s\n%s", words, out, err).isEqualTo(expected);
            return this;
        }
    }

    /** Unpacks the archive that this build made, which the build names by the property {@code packhorse.archive}. */
    static InstalledProgram unpackInto(Path folder) throws IOException, InterruptedException {
        var archive = System.getProperty("packhorse.archive");
        assertThat(archive).as("the property packhorse.archive").isNotNull();
        var tar = new ProcessBuilder("tar", "-xzf", archive, "-C", folder.toString())
                .inheritIO()
                .start();
        assertThat(tar.waitFor()).as("tar -xzf %s", archive).isZero();
        try (var unpacked = Files.list(folder)) {
            return new InstalledProgram(
                    unpacked.filter(Files::isDirectory).findFirst().orElseThrow(), "off");
        }
    }

    /** The same, left to what it does by itself. */
    InstalledProgram withStartCache() {
        return new InstalledProgram(home, "use");
    }

    /** Copies the sample's first lessons, and beside them what describes them, into {@code place}. */
    Path copyLessons(Path place) throws IOException {
        var lessons = place.resolve("first-lessons");
        Folder.overlay(sample().resolve("first-lessons"), lessons);
        Files.copy(sample().resolve("first-lessons.toml"), place.resolve("first-lessons.toml"));
        return lessons;
    }

    /** Runs one command to its end. */
    Outcome run(String... words) throws IOException, InterruptedException {
        var out = Files.createTempFile("packhorse-out", ".txt");
        var err = Files.createTempFile("packhorse-err", ".txt");
        try {
            var process = builder(List.of(words))
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new AssertionError(List.of(words) + " runs for more than " + PATIENCE_SECONDS + " s");
            }
            return new Outcome(List.of(words), process.exitValue(), Files.readString(out), Files.readString(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    ProcessBuilder builder(List<String> words) {
        var line = new ArrayList<String>();
        line.add(home.resolve("bin/packhorse").toString());
        line.addAll(words);
        var builder = new ProcessBuilder(line);
        builder.environment().put("PACKHORSE_JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("PACKHORSE_AOT", startCache);
        return builder;
    }

    Path sample() {
        return home.resolve("sample");
    }
}
