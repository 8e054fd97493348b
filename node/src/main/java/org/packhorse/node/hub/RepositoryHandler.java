package org.packhorse.node.hub;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.packhorse.node.transport.Body;
import org.packhorse.node.transport.HttpHandler;
import org.packhorse.node.transport.Request;
import org.packhorse.node.transport.Response;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.exchange.RepositoryPath;

/**
 * Serves a static repository. Every byte of an answer is paid for by a school: no header that a node does not need.
 * Metadata is given as text in memory, which the server compresses where the node takes it; packs go from the disk by the kernel.
 */
public final class RepositoryHandler implements HttpHandler {
    private final Path root;

    /** The repository in {@code root}. */
    public RepositoryHandler(Path root) {
        this.root = root;
    }

    @Override
    public Response handle(Request request) throws IOException {
        try {
            var path = RepositoryPath.parse(request.path().substring(1));
            var file = root.resolve(path.value());
            if (!Files.isRegularFile(file)) {
                return missing();
            }
            return path.value().endsWith(".json")
                    ? Response.ok(new Body.Bytes(ByteBuffer.wrap(Files.readAllBytes(file))), "application/json")
                    : new Response(200, Map.of(), Body.Disk.open(file));
        } catch (RefusedInputException | NoSuchFileException e) {
            return missing();
        }
    }

    private static Response missing() {
        return new Response(404, Map.of(), Body.none());
    }
}
