package org.packhorse.provisioning.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * {@code packhorse serve} for one device, as a process. It also ends when the test is killed, because its standard input ends
 * then.
 */
final class Serving implements AutoCloseable {
    private static final long END_LIMIT_SECONDS = 300;

    private final Process process;
    private final Reader library;
    private final String admin;

    private Serving(Process process, String library, String admin) {
        this.process = process;
        this.library = new Reader(library);
        this.admin = admin;
    }

    /** Starts it and waits until it listens. */
    static Serving start(Device device) throws IOException, InterruptedException {
        var log = device.data().resolveSibling(device.data().getFileName() + ".log");
        var process = device.program()
                .builder(List.of(
                        "serve", "--until-input-ends", "--data", device.data().toString()))
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var library = "";
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("library ")) {
                library = line.substring("library ".length());
            } else if (line.startsWith("admin ")) {
                return new Serving(
                        process, library, line.substring("admin ".length()).strip());
            }
        }
        process.destroyForcibly().waitFor();
        throw new AssertionError("it does not serve: " + readLog(log));
    }

    private static String readLog(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address of its admin pages, with a slash at the end. */
    String admin() {
        return admin;
    }

    /** Somebody in its library. */
    Reader library() {
        return library;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Pulls the plug: SIGKILL. */
    void kill() {
        process.destroyForcibly();
    }

    /** Ends it as a service manager does; it must do so by itself. */
    @Override
    public void close() {
        process.destroy();
        library.close();
        try {
            assertThat(process.waitFor(END_LIMIT_SECONDS, TimeUnit.SECONDS))
                    .as("ended within %d s", END_LIMIT_SECONDS)
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
    }
}
