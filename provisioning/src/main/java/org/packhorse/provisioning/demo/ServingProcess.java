package org.packhorse.provisioning.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.packhorse.node.config.DataDirectory;
import org.packhorse.node.control.ControlClient;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.json.RecordTree;

/**
 * A hub or node that runs as another process of the installed program. It ends when this is closed, and also when this process
 * is killed: it reads from a pipe that breaks then.
 */
final class ServingProcess implements AutoCloseable {
    /** A board of ten years ago that runs two of them at once needs some 20 s. */
    private static final long START_LIMIT_SECONDS = 120;

    private static final long END_LIMIT_SECONDS = 15;
    private static final int SHOWN_LOG_LINES = 5;

    private final DataDirectory data;
    private final Path log;
    private final Process process;
    private final CompletableFuture<String> library = new CompletableFuture<>();

    private ServingProcess(DataDirectory data, Path log, Process process) {
        this.data = data;
        this.log = log;
        this.process = process;
    }

    /** Starts it, with {@code environment} beside ours; its log goes to {@code log}. */
    static ServingProcess start(Path home, DataDirectory data, Path log, Map<String, String> environment)
            throws IOException {
        var builder = new ProcessBuilder(
                        home.resolve("bin").resolve("packhorse").toString(),
                        "serve",
                        "--until-input-ends",
                        "--data",
                        data.path().toString())
                .redirectError(log.toFile());
        builder.environment().put("PACKHORSE_JAVA_HOME", System.getProperty("java.home"));
        builder.environment().remove("PACKHORSE_LOG_FILE");
        builder.environment().putAll(environment);
        var started = new ServingProcess(data, log, builder.start());
        Thread.ofVirtual().name("output").start(started::readOutput);
        return started;
    }

    private void readOutput() {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("library ")) {
                    library.complete(line.substring("library ".length()).strip());
                }
            }
            library.completeExceptionally(new IOException("it has ended"));
        } catch (IOException e) {
            library.completeExceptionally(e);
        }
    }

    /** Waits until it listens; the address of its library. */
    String awaitLibrary() throws IOException, InterruptedException {
        try {
            return library.get(START_LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IOException(data.path() + " could not be served: " + lastOfLog(), e);
        } catch (TimeoutException e) {
            throw new IOException(
                    data.path() + " is not served after " + START_LIMIT_SECONDS + " s: " + lastOfLog(), e);
        }
    }

    private String lastOfLog() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - SHOWN_LOG_LINES), lines.size()));
    }

    /** Has it do something, as a command would. */
    <R extends Record> R call(String verb, Record request, Class<R> replyType)
            throws IOException, InterruptedException, RefusedInputException {
        var connected = ControlClient.connect(data.controlSocket());
        if (connected.isEmpty()) {
            throw new IOException(data.path() + " has stopped: " + lastOfLog());
        }
        try (var client = connected.get()) {
            var answer = client.call(verb, RecordTree.write(request), (stage, done, all) -> {});
            return RecordTree.read(replyType, answer);
        }
    }

    /** Asks it to end, and does not wait for it. */
    void askToEnd() {
        process.destroy();
    }

    /**
     * Asks it to end, and waits until it has.
     *
     * @throws IOException where it has not after {@code limit}
     */
    void end(Duration limit) throws IOException, InterruptedException {
        askToEnd();
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IOException(data.path() + " has not ended after " + limit.toSeconds() + " s: " + lastOfLog());
        }
    }

    /** Asks it to end, and waits until it has; one that does not is killed. */
    @Override
    public void close() {
        askToEnd();
        boolean isInterrupted = Thread.interrupted();
        try {
            if (!process.waitFor(END_LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            isInterrupted = true;
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
