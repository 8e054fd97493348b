package org.packhorse.protocol.trust;

import java.time.Instant;
import org.packhorse.protocol.trust.metadata.MetadataReader;
import org.packhorse.protocol.trust.metadata.RejectedMetadataException;
import org.packhorse.protocol.trust.metadata.Role;
import org.packhorse.protocol.trust.metadata.SignedFile;
import org.packhorse.protocol.trust.metadata.SnapshotMetadata;

/** The third state of a client: it knows which targets files belong together. Unchangeable; made by {@link TrustedTimestamp}. */
public final class TrustedSnapshot {
    private final TrustedTimestamp timestamp;
    private final SignedFile file;
    private final SnapshotMetadata metadata;
    private final Instant now;

    TrustedSnapshot(TrustedTimestamp timestamp, SignedFile file, SnapshotMetadata metadata, Instant now) {
        this.timestamp = timestamp;
        this.file = file;
        this.metadata = metadata;
        this.now = now;
    }

    /** Takes {@code bytes} for the targets that this snapshot names: 5.6.2 to 5.6.5. */
    public TrustedTargets withTargets(byte[] bytes) throws RejectedMetadataException {
        metadata.targets().check(Role.TARGETS.text(), bytes); // 5.6.2
        var newFile = SignedFile.parse(Role.TARGETS, bytes);
        newFile.requireSignatures(timestamp.root().metadata()); // 5.6.3
        var targets = MetadataReader.targets(newFile);
        TrustedTimestamp.requireVersion(
                Role.TARGETS, targets.version(), metadata.targets().version()); // 5.6.4
        TrustedRoot.requireUnexpired(targets, now); // 5.6.5
        return new TrustedTargets(this, newFile, targets);
    }

    /** The timestamp that names this snapshot. */
    public TrustedTimestamp timestamp() {
        return timestamp;
    }

    /** What the snapshot says. */
    public SnapshotMetadata metadata() {
        return metadata;
    }

    /** A copy of the file. */
    public byte[] toBytes() {
        return file.bytes().clone();
    }
}
