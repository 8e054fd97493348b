package org.packhorse.protocol.trust;

import java.util.Optional;
import org.packhorse.protocol.trust.metadata.MetadataReader;
import org.packhorse.protocol.trust.metadata.RejectedMetadataException;
import org.packhorse.protocol.trust.metadata.Role;
import org.packhorse.protocol.trust.metadata.SignedFile;
import org.packhorse.protocol.trust.metadata.SnapshotMetadata;
import org.packhorse.protocol.trust.metadata.TimestampMetadata;

/**
 * What a client accepted in earlier refreshes, perhaps expired since: new files must not fall behind it. It leads nowhere
 * by itself.
 */
public final class PastMetadata {
    /** A client that has seen nothing. */
    public static final PastMetadata NONE = new PastMetadata(Optional.empty(), Optional.empty());

    private final Optional<Timestamp> timestamp;
    private final Optional<SnapshotMetadata> snapshot;

    record Timestamp(SignedFile file, TimestampMetadata metadata) {}

    private PastMetadata(Optional<Timestamp> timestamp, Optional<SnapshotMetadata> snapshot) {
        this.timestamp = timestamp;
        this.snapshot = snapshot;
    }

    static PastMetadata recall(TrustedRoot root, MetadataFiles local) {
        return new PastMetadata(
                recall(root, local, Role.TIMESTAMP, file -> new Timestamp(file, MetadataReader.timestamp(file))),
                recall(root, local, Role.SNAPSHOT, MetadataReader::snapshot));
    }

    private static <T> Optional<T> recall(TrustedRoot root, MetadataFiles local, Role role, Reader<T> reader) {
        var bytes = local.find(role.fileName());
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        try {
            var file = SignedFile.parse(role, bytes.get());
            file.requireSignatures(root.metadata());
            return Optional.of(reader.read(file));
        } catch (RejectedMetadataException noLongerTrusted) {
            return Optional.empty();
        }
    }

    private interface Reader<T> {
        T read(SignedFile file) throws RejectedMetadataException;
    }

    Optional<Timestamp> timestamp() {
        return timestamp;
    }

    Optional<SnapshotMetadata> snapshot() {
        return snapshot;
    }
}
