package org.packhorse.node.neighbour;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.packhorse.node.catalog.OriginId;
import org.packhorse.node.sync.TrustStore;
import org.packhorse.node.transport.Body;
import org.packhorse.node.transport.HttpHandler;
import org.packhorse.node.transport.Request;
import org.packhorse.node.transport.Response;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.exchange.MetadataDelta;
import org.packhorse.protocol.exchange.RepositoryPath;
import org.packhorse.protocol.trust.Edition;

/**
 * Serves what this node has of others' repositories, each as a repository of its own below {@code /passed-on/PUBLISHER/}: the
 * metadata that it trusts itself, and the packs that it kept. What it lacks, older roots for example, others may have.
 */
public final class PassedOnHandler implements HttpHandler {
    /** How the paths begin that this answers. */
    public static final String PREFIX = "/passed-on/";

    private static final Pattern PATH = Pattern.compile(PREFIX + "([0-9a-f]{64})/(.+)");
    private static final String METADATA = "metadata/";

    private final TrustStore trust;
    private final KeptPacks packs;

    /** Serves these. */
    public PassedOnHandler(TrustStore trust, KeptPacks packs) {
        this.trust = trust;
        this.packs = packs;
    }

    /** Where a node that listens at {@code base} passes on what {@code origin} publishes. */
    static URI address(URI base, OriginId origin) {
        return base.resolve(PREFIX + origin + "/");
    }

    @Override
    public Response handle(Request request) throws IOException {
        var matcher = PATH.matcher(request.path());
        if (!matcher.matches()) {
            return missing();
        }
        try {
            var origin = new OriginId(Digest.parse(matcher.group(1)));
            var path = RepositoryPath.parse(matcher.group(2));
            if (path.value().startsWith(METADATA)) {
                return metadata(origin, path.value().substring(METADATA.length()))
                        .map(bytes -> Response.ok(new Body.Bytes(ByteBuffer.wrap(bytes)), "application/json"))
                        .orElseGet(PassedOnHandler::missing);
            }
            var file = packs.find(origin, path);
            return file.isEmpty() ? missing() : Response.ok(Body.Disk.open(file.get()), "application/octet-stream");
        } catch (RefusedInputException | NoSuchFileException e) {
            return missing();
        }
    }

    private Optional<byte[]> metadata(OriginId origin, String name) throws IOException, RefusedInputException {
        var files = trust.load(origin);
        if (files.find("targets.json").isEmpty()) {
            return Optional.empty();
        }
        var edition = Edition.read(files);
        return name.equals("since/" + edition.timestamp().version())
                ? Optional.of(MetadataDelta.nothing())
                : edition.toPublish().find(name);
    }

    private static Response missing() {
        return Response.plain(404, "not here");
    }
}
