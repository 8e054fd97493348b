package org.packhorse.node.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.packhorse.node.runtime.LongWork;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.json.TokenTree;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers commands of the same user through a Unix domain socket.
 *
 * <p>One line of JSON comes ({@code {"verb":…,"request":…}}); lines {@code {"progress":{"stage":…,"done":…,"all":…}}} go, and last
 * {@code {"reply":…}}, {@code {"refused":{"subject":…,"problem":…,"advice":…}}} or {@code {"failed":…}}. Closing the connection
 * gives the work up.
 */
public final class ControlServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ControlServer.class);

    /** A request is paths and titles. */
    private static final int REQUEST_LIMIT_CHARS = 1 << 20;

    private final Path socket;
    private final Operations operations;
    private final ServerSocketChannel server;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(LongWork.threads("control"));

    /** Listens at {@code socket}; one left by a killed process is replaced. The caller holds the data directory's lock. */
    public ControlServer(Path socket, Operations operations) throws IOException {
        this.socket = socket;
        this.operations = operations;
        Files.deleteIfExists(socket);
        this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
    }

    /** Begins to answer. */
    public void start() {
        Thread.ofVirtual().name("control").start(this::accept);
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                var connection = server.accept();
                threads.execute(() -> answer(connection));
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                LOG.atWarn().setCause(e).log("a command could not be taken");
            }
        }
    }

    private void answer(SocketChannel connection) {
        try (connection;
                var reader = new BufferedReader(
                        new InputStreamReader(Channels.newInputStream(connection), StandardCharsets.UTF_8))) {
            var lines = new Lines(Channels.newOutputStream(connection));
            var line = readLine(reader);
            lines.send(run(line, lines));
        } catch (IOException e) {
            LOG.atDebug().setCause(e).log("whoever asked has gone");
        }
    }

    private static String readLine(BufferedReader reader) throws IOException {
        var line = new StringBuilder();
        for (int c = reader.read(); c >= 0 && c != '\n'; c = reader.read()) {
            if (line.length() == REQUEST_LIMIT_CHARS) {
                throw new IOException("a request longer than " + REQUEST_LIMIT_CHARS + " characters");
            }
            line.append((char) c);
        }
        return line.toString();
    }

    private ObjectNode run(String line, Lines lines) {
        var answer = JsonNodeFactory.instance.objectNode();
        try {
            var call = ControlJson.read(line);
            JsonNode reply = operations.call(call.path("verb").asText(), call.path("request"), lines::progress);
            answer.set("reply", reply);
        } catch (RefusedInputException e) {
            answer.putObject("refused")
                    .put("subject", e.subject())
                    .put("problem", e.problem())
                    .put("advice", e.advice());
        } catch (JsonProcessingException e) {
            answer.put("failed", "the request is not JSON");
        } catch (InterruptedException e) {
            answer.put("failed", "the work was given up");
        } catch (IOException e) {
            answer.put("failed", String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("a command failed");
            answer.put("failed", "an error inside packhorse: " + e + "; see the log of the running program");
        }
        return answer;
    }

    /** Stops answering and removes the socket; work that runs is given up. */
    @Override
    public void close() throws IOException {
        server.close();
        Files.deleteIfExists(socket);
        threads.shutdownNow();
        try {
            threads.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Writes answers, one at a time. */
    private static final class Lines {
        private final OutputStream out;

        Lines(OutputStream out) {
            this.out = out;
        }

        synchronized void send(ObjectNode answer) throws IOException {
            out.write((TokenTree.line(answer) + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        void progress(String stage, long done, long all) throws InterruptedException {
            var answer = JsonNodeFactory.instance.objectNode();
            answer.putObject("progress").put("stage", stage).put("done", done).put("all", all);
            try {
                send(answer);
            } catch (IOException e) {
                throw new InterruptedException("whoever asked has gone");
            }
        }
    }
}
