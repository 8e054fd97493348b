package org.packhorse.node.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.json.TokenTree;

/** Asks the program that holds a data directory. One call; one thread. */
public final class ControlClient implements AutoCloseable {
    private final SocketChannel connection;

    private ControlClient(SocketChannel connection) {
        this.connection = connection;
    }

    /** A connection to whoever answers at {@code socket}; empty where nobody does. */
    public static Optional<ControlClient> connect(Path socket) throws IOException {
        if (!Files.exists(socket)) {
            return Optional.empty();
        }
        var connection = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            connection.connect(UnixDomainSocketAddress.of(socket));
            return Optional.of(new ControlClient(connection));
        } catch (ConnectException e) {
            connection.close();
            return Optional.empty();
        }
    }

    /** The same as {@link Operations#call}, in the other process. */
    public JsonNode call(String verb, JsonNode request, ProgressSink progress)
            throws IOException, InterruptedException, RefusedInputException {
        var call = JsonNodeFactory.instance.objectNode();
        call.put("verb", verb).set("request", request);
        var bytes = ByteBuffer.wrap((TokenTree.line(call) + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            connection.write(bytes);
        }
        var reader =
                new BufferedReader(new InputStreamReader(Channels.newInputStream(connection), StandardCharsets.UTF_8));
        for (var line = reader.readLine(); line != null; line = reader.readLine()) {
            var answer = ControlJson.read(line);
            if (answer.has("reply")) {
                return answer.path("reply");
            }
            if (answer.has("refused")) {
                var refused = answer.path("refused");
                throw new RefusedInputException(
                        refused.path("subject").asText(),
                        refused.path("problem").asText(),
                        refused.path("advice").asText());
            }
            if (answer.has("failed")) {
                throw new IOException(answer.path("failed").asText());
            }
            var step = answer.path("progress");
            progress.report(
                    step.path("stage").asText(),
                    step.path("done").asLong(),
                    step.path("all").asLong());
        }
        throw new IOException("the running packhorse ended before it answered");
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
