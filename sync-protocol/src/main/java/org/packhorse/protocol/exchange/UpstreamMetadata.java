package org.packhorse.protocol.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import org.packhorse.protocol.trust.MetadataSource;
import org.packhorse.protocol.trust.metadata.RejectedMetadataException;

/** The metadata folder of an upstream. */
public final class UpstreamMetadata implements MetadataSource {
    private final Upstream upstream;

    /** Reads from {@code upstream}, which stays the caller's. */
    public UpstreamMetadata(Upstream upstream) {
        this.upstream = upstream;
    }

    @Override
    public Optional<byte[]> find(String fileName, int limitBytes)
            throws IOException, InterruptedException, RejectedMetadataException {
        return read(upstream, RepositoryPath.ofMetadata(fileName), limitBytes);
    }

    static Optional<byte[]> read(Upstream upstream, RepositoryPath path, int limitBytes)
            throws IOException, InterruptedException, RejectedMetadataException {
        var bytes = new ByteArrayOutputStream();
        var fetched = upstream.fetch(path, 0, limitBytes, part -> {
            var chunk = new byte[part.remaining()];
            part.get(chunk);
            bytes.write(chunk);
        });
        return switch (fetched) {
            case Fetch.Complete whole -> Optional.of(bytes.toByteArray());
            case Fetch.Missing none -> Optional.empty();
            case Fetch.TooLong more -> throw RejectedMetadataException.tooLong(path.value(), limitBytes);
        };
    }
}
