package org.packhorse.protocol.trust;

import org.packhorse.protocol.trust.metadata.MetaFile;
import org.packhorse.protocol.trust.metadata.MetadataReader;
import org.packhorse.protocol.trust.metadata.RejectedMetadataException;
import org.packhorse.protocol.trust.metadata.RejectedMetadataException.Reason;
import org.packhorse.protocol.trust.metadata.Role;
import org.packhorse.protocol.trust.metadata.RoleMetadata;
import org.packhorse.protocol.trust.metadata.SignedFile;

/**
 * A timestamp and the snapshot and targets that it leads to, as whoever accepted it keeps them. The timestamp's version says
 * which bytes these are, so a publisher who kept them too knows what newer metadata can lean on.
 *
 * @param version the timestamp's; 0 where nothing is held
 * @param files {@code timestamp.json}, {@code snapshot.json} and {@code targets.json}, or nothing
 */
public record Holding(long version, MetadataFiles files) {
    /** Nothing yet. */
    public static final Holding NOTHING = new Holding(0, MetadataFiles.EMPTY);

    /**
     * What is held of {@code files}: nothing where one is missing, or where they do not belong together, as happens when a refresh
     * is cut off. Signatures are not checked: whoever keeps files did that.
     */
    public static Holding of(MetadataFiles files) {
        try {
            var timestamp = MetadataReader.timestamp(file(Role.TIMESTAMP, files));
            var snapshot = MetadataReader.snapshot(file(Role.SNAPSHOT, files));
            var targets = MetadataReader.targets(file(Role.TARGETS, files));
            requireNamed(timestamp.snapshot(), snapshot, files);
            requireNamed(snapshot.targets(), targets, files);
            return new Holding(timestamp.version(), files.only(Role.TIMESTAMP, Role.SNAPSHOT, Role.TARGETS));
        } catch (RejectedMetadataException e) {
            return NOTHING;
        }
    }

    private static SignedFile file(Role role, MetadataFiles files) throws RejectedMetadataException {
        return SignedFile.parse(role, files.get(role));
    }

    private static void requireNamed(MetaFile named, RoleMetadata metadata, MetadataFiles files)
            throws RejectedMetadataException {
        named.check(metadata.role().text(), files.get(metadata.role()));
        if (named.version() != metadata.version()) {
            throw new RejectedMetadataException(
                    Reason.WRONG_VERSION, metadata.role().text(), "another version is named");
        }
    }
}
