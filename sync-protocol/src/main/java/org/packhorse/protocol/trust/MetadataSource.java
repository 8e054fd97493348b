package org.packhorse.protocol.trust;

import java.io.IOException;
import java.util.Optional;
import org.packhorse.protocol.trust.metadata.RejectedMetadataException;

/** Where metadata files come from; nothing that comes is trusted. */
@FunctionalInterface
public interface MetadataSource {
    /**
     * The file called {@code fileName}, for example {@code 3.snapshot.json}, or nothing where the source has none.
     *
     * @param limitBytes no more than this is read
     * @throws RejectedMetadataException {@link RejectedMetadataException#tooLong} where there is more than that
     * @throws IOException where the source cannot be reached or is cut off
     * @throws InterruptedException where the calling thread was interrupted
     */
    Optional<byte[]> find(String fileName, int limitBytes)
            throws IOException, InterruptedException, RejectedMetadataException;
}
