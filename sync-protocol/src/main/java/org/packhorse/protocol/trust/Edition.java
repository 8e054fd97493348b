package org.packhorse.protocol.trust;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.packhorse.protocol.trust.metadata.MetaFile;
import org.packhorse.protocol.trust.metadata.MetadataReader;
import org.packhorse.protocol.trust.metadata.RejectedMetadataException;
import org.packhorse.protocol.trust.metadata.Role;
import org.packhorse.protocol.trust.metadata.RoleMetadata;
import org.packhorse.protocol.trust.metadata.RootMetadata;
import org.packhorse.protocol.trust.metadata.SignedFile;
import org.packhorse.protocol.trust.metadata.SigningKeys;
import org.packhorse.protocol.trust.metadata.SnapshotMetadata;
import org.packhorse.protocol.trust.metadata.TargetFile;
import org.packhorse.protocol.trust.metadata.TargetsMetadata;
import org.packhorse.protocol.trust.metadata.TimestampMetadata;

/**
 * One published state of a repository's metadata, as its publisher makes and keeps it.
 *
 * <p>Whoever publishes writes {@link #toPublish} under {@code metadata/} in the layout that upstreams serve: everything
 * there is immutable but {@code timestamp.json}, which has to be replaced last, when all else is readable.
 *
 * @param files the four files by their names without version, for the publisher to keep
 */
public record Edition(
        RootMetadata root,
        TargetsMetadata targets,
        SnapshotMetadata snapshot,
        TimestampMetadata timestamp,
        MetadataFiles files) {

    /** The keys, lifetimes and time that an edition is signed with. */
    public record Signing(SigningKeys keys, Lifetimes lifetimes, Instant now) {
        private Instant expiry(Role role) {
            return lifetimes.expiry(role, now);
        }
    }

    /** The first edition: version 1 of everything, the root included. */
    public static Edition first(Signing signing, Collection<TargetFile> targets) {
        var root = RootMetadata.of(1, signing.expiry(Role.ROOT), signing.keys().publicKeys());
        var files =
                MetadataFiles.EMPTY.with(Role.ROOT.fileName(), signing.keys().write(root));
        var listed = TargetsMetadata.of(1, signing.expiry(Role.TARGETS), targets);
        return sign(signing, root, files, listed, Map.of(), new Numbers(1, 1));
    }

    /**
     * The edition that a publisher kept as {@link #files}; it may be expired, as happens to one who has been away.
     *
     * @throws RejectedMetadataException where a file is missing, damaged, or not signed by the root's keys
     */
    public static Edition read(MetadataFiles files) throws RejectedMetadataException {
        var root = TrustedRoot.pin(files.get(Role.ROOT)).metadata();
        return new Edition(
                root,
                MetadataReader.targets(signed(root, files, Role.TARGETS)),
                MetadataReader.snapshot(signed(root, files, Role.SNAPSHOT)),
                MetadataReader.timestamp(signed(root, files, Role.TIMESTAMP)),
                files);
    }

    private static SignedFile signed(RootMetadata root, MetadataFiles files, Role role)
            throws RejectedMetadataException {
        var file = SignedFile.parse(role, files.get(role));
        file.requireSignatures(root);
        return file;
    }

    /**
     * The edition that follows this one and lists {@code listed} instead of what is listed here; delegations stay. With
     * the same targets it renews what is about to expire.
     */
    public Edition next(Signing signing, Collection<TargetFile> listed) {
        var newTargets = TargetsMetadata.of(targets.version() + 1, signing.expiry(Role.TARGETS), listed)
                .withDelegations(targets.delegations());
        var numbers = new Numbers(snapshot.version() + 1, timestamp.version() + 1);
        return sign(signing, root, files, newTargets, snapshot.files(), numbers);
    }

    private record Numbers(long snapshot, long timestamp) {}

    private static Edition sign(
            Signing signing,
            RootMetadata root,
            MetadataFiles before,
            TargetsMetadata targets,
            Map<String, MetaFile> listedBefore,
            Numbers numbers) {
        var keys = signing.keys();
        var targetsFile = keys.write(targets);
        // Clients refuse a snapshot that no longer lists a delegated role (5.5.5).
        var listed = new HashMap<>(listedBefore);
        listed.put(Role.TARGETS.fileName(), MetaFile.of(targets.version(), targetsFile));
        var snapshot = new SnapshotMetadata(numbers.snapshot(), signing.expiry(Role.SNAPSHOT), listed);
        var snapshotFile = keys.write(snapshot);
        var timestamp = new TimestampMetadata(
                numbers.timestamp(), signing.expiry(Role.TIMESTAMP), MetaFile.of(numbers.snapshot(), snapshotFile));
        var files = before.with(Role.TARGETS.fileName(), targetsFile)
                .with(Role.SNAPSHOT.fileName(), snapshotFile)
                .with(Role.TIMESTAMP.fileName(), keys.write(timestamp));
        return new Edition(root, targets, snapshot, timestamp, files);
    }

    /** The same four files by the names under which clients ask for them. */
    public MetadataFiles toPublish() {
        var named = MetadataFiles.EMPTY.with(Role.TIMESTAMP.fileName(), file(Role.TIMESTAMP));
        for (var metadata : new RoleMetadata[] {root, snapshot, targets}) {
            named = named.with(metadata.role().fileName(metadata.version()), file(metadata.role()));
        }
        return named;
    }

    private byte[] file(Role role) {
        return files.find(role.fileName()).orElseThrow();
    }
}
