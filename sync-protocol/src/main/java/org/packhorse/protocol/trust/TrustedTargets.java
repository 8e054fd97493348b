package org.packhorse.protocol.trust;

import java.util.Collection;
import org.packhorse.protocol.trust.metadata.SignedFile;
import org.packhorse.protocol.trust.metadata.TargetFile;
import org.packhorse.protocol.trust.metadata.TargetsMetadata;

/** The last state of a client: it knows which files may be trusted. Unchangeable; made by {@link TrustedSnapshot}. */
public final class TrustedTargets {
    private final TrustedSnapshot snapshot;
    private final SignedFile file;
    private final TargetsMetadata metadata;

    TrustedTargets(TrustedSnapshot snapshot, SignedFile file, TargetsMetadata metadata) {
        this.snapshot = snapshot;
        this.file = file;
        this.metadata = metadata;
    }

    /** All targets, in order of their paths. */
    public Collection<TargetFile> all() {
        return metadata.targets().values();
    }

    /** The root under which this was accepted. */
    public TrustedRoot root() {
        return snapshot.timestamp().root();
    }

    /** The snapshot that names these targets. */
    public TrustedSnapshot snapshot() {
        return snapshot;
    }

    /** What the targets file says. */
    public TargetsMetadata metadata() {
        return metadata;
    }

    /** A copy of the file. */
    public byte[] toBytes() {
        return file.bytes().clone();
    }
}
