package org.packhorse.protocol.trust;

import java.time.Instant;
import org.packhorse.protocol.trust.metadata.MetadataReader;
import org.packhorse.protocol.trust.metadata.RejectedMetadataException;
import org.packhorse.protocol.trust.metadata.RejectedMetadataException.Reason;
import org.packhorse.protocol.trust.metadata.Role;
import org.packhorse.protocol.trust.metadata.SignedFile;
import org.packhorse.protocol.trust.metadata.SnapshotMetadata;
import org.packhorse.protocol.trust.metadata.TimestampMetadata;

/** The second state of a client: it knows which snapshot is the newest. Unchangeable; made by {@link TrustedRoot}. */
public final class TrustedTimestamp {
    private final TrustedRoot root;
    private final SignedFile file;
    private final TimestampMetadata metadata;
    private final PastMetadata past;
    private final Instant now;

    TrustedTimestamp(TrustedRoot root, SignedFile file, TimestampMetadata metadata, PastMetadata past, Instant now) {
        this.root = root;
        this.file = file;
        this.metadata = metadata;
        this.past = past;
        this.now = now;
    }

    /** Takes {@code bytes} for the snapshot that this timestamp names: 5.5.2 to 5.5.6. */
    public TrustedSnapshot withSnapshot(byte[] bytes) throws RejectedMetadataException {
        metadata.snapshot().check(Role.SNAPSHOT.text(), bytes); // 5.5.2
        var newFile = SignedFile.parse(Role.SNAPSHOT, bytes);
        newFile.requireSignatures(root.metadata()); // 5.5.3
        var snapshot = MetadataReader.snapshot(newFile);
        requireVersion(Role.SNAPSHOT, snapshot.version(), metadata.snapshot().version()); // 5.5.4
        if (past.snapshot().isPresent()) {
            requireNothingLost(past.snapshot().get(), snapshot); // 5.5.5
        }
        TrustedRoot.requireUnexpired(snapshot, now); // 5.5.6
        return new TrustedSnapshot(this, newFile, snapshot, now);
    }

    private static void requireNothingLost(SnapshotMetadata known, SnapshotMetadata snapshot)
            throws RejectedMetadataException {
        for (var listed : known.files().entrySet()) {
            var now = snapshot.files().get(listed.getKey());
            var trusted = listed.getValue().version();
            if (now == null || now.version() < trusted) {
                throw new RejectedMetadataException(
                        Reason.ROLLBACK,
                        Role.SNAPSHOT.text(),
                        listed.getKey()
                                + (now == null
                                        ? " is no longer listed"
                                        : " version " + now.version() + " is older than the trusted " + trusted));
            }
        }
    }

    static void requireVersion(Role role, long version, long announced) throws RejectedMetadataException {
        if (version != announced) {
            throw new RejectedMetadataException(
                    Reason.WRONG_VERSION, role.text(), "version " + version + " came where " + announced + " had to");
        }
    }

    /** The root under which this was accepted. */
    public TrustedRoot root() {
        return root;
    }

    /** What the timestamp says. */
    public TimestampMetadata metadata() {
        return metadata;
    }

    /** The timestamp's number. */
    public long version() {
        return metadata.version();
    }

    /** A copy of the file. */
    public byte[] toBytes() {
        return file.bytes().clone();
    }
}
