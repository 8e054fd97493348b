package org.packhorse.node.store.segment;

import java.io.IOException;
import java.util.Optional;
import org.packhorse.node.store.BlobLocation;
import org.packhorse.protocol.content.Digest;

/** Says where blobs lie. */
@FunctionalInterface
interface Locations {
    /** Where the blob called {@code digest} lies. */
    Optional<BlobLocation> find(Digest digest) throws IOException;
}
