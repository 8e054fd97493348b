package org.packhorse.protocol.trust;

import java.io.IOException;
import org.packhorse.protocol.trust.metadata.RejectedMetadataException;

/** How a refresh ended. Whatever the end, {@link #files} are to be kept from now on instead of those before. */
public sealed interface RefreshOutcome {
    /** What the client has accepted, this time and before; after a failure they are what the next refresh begins with. */
    MetadataFiles files();

    /**
     * The newest state of the upstream is known.
     *
     * @param changed whether {@code files} differ from those before
     */
    record Refreshed(TrustedTargets targets, MetadataFiles files, boolean changed) implements RefreshOutcome {}

    /** The upstream offered something that cannot be trusted. */
    record Refused(RejectedMetadataException reason, MetadataFiles files) implements RefreshOutcome {}

    /** The upstream could not be reached or was cut off. */
    record CutOff(IOException reason, MetadataFiles files) implements RefreshOutcome {}
}
