package org.packhorse.protocol.trust;

import java.time.Instant;
import java.util.Optional;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.trust.metadata.MetadataReader;
import org.packhorse.protocol.trust.metadata.RejectedMetadataException;
import org.packhorse.protocol.trust.metadata.RejectedMetadataException.Reason;
import org.packhorse.protocol.trust.metadata.Role;
import org.packhorse.protocol.trust.metadata.RoleMetadata;
import org.packhorse.protocol.trust.metadata.RootMetadata;
import org.packhorse.protocol.trust.metadata.SignedFile;

/**
 * The root of trust: the first state of a client, from which {@link #withTimestamp} leads to the next. Unchangeable.
 *
 * <p>Steps of TUF 1.0 section 5 are cited by their numbers; an expired root is good for finding its successor (5.3.6) and
 * for nothing else.
 */
public final class TrustedRoot {
    private final SignedFile file;
    private final RootMetadata metadata;

    private TrustedRoot(SignedFile file, RootMetadata metadata) {
        this.file = file;
        this.metadata = metadata;
    }

    /**
     * Takes {@code bytes} for the root because somebody vouches for them (5.2), so they only have to be whole: signed by
     * the keys that they name themselves. They may be expired.
     */
    public static TrustedRoot pin(byte[] bytes) throws RejectedMetadataException {
        var file = SignedFile.parse(Role.ROOT, bytes);
        var metadata = MetadataReader.root(file);
        file.requireSignatures(metadata);
        return new TrustedRoot(file, metadata);
    }

    /** The root that follows this one: 5.3.4 to 5.3.7. It may be expired. */
    public TrustedRoot next(byte[] bytes) throws RejectedMetadataException {
        var newFile = SignedFile.parse(Role.ROOT, bytes);
        newFile.requireSignatures(metadata); // 5.3.4 (1)
        var newMetadata = MetadataReader.root(newFile);
        newFile.requireSignatures(newMetadata); // 5.3.4 (2)
        if (newMetadata.version() != metadata.version() + 1) { // 5.3.5
            var reason = newMetadata.version() <= metadata.version() ? Reason.ROLLBACK : Reason.WRONG_VERSION;
            throw new RejectedMetadataException(
                    reason,
                    Role.ROOT.text(),
                    "version " + newMetadata.version() + " came where " + (metadata.version() + 1) + " had to");
        }
        return new TrustedRoot(newFile, newMetadata);
    }

    /**
     * Whether a key that signed timestamps or snapshots under {@code older} no longer does (5.3.11): what such a key signed
     * may have been an attack, so its version numbers bind nobody any more. An added key is no reason to forget anything.
     */
    boolean revokesOnlineKeysOf(TrustedRoot older) {
        return revokes(Role.TIMESTAMP, older) || revokes(Role.SNAPSHOT, older);
    }

    private boolean revokes(Role role, TrustedRoot older) {
        return !metadata.keysOf(role)
                .keyIds()
                .containsAll(older.metadata.keysOf(role).keyIds());
    }

    /**
     * What a client accepted earlier, as far as it still verifies under this root; whatever does not is forgotten, which
     * is no error (it was signed by keys that are no longer trusted, or the disk damaged it).
     */
    public PastMetadata recall(MetadataFiles local) {
        return PastMetadata.recall(this, local);
    }

    /**
     * Takes {@code bytes} for the newest timestamp: 5.3.10 and 5.4.2 to 5.4.4.
     *
     * @param past what it must not fall behind
     * @param now when the refresh began (5.1)
     */
    public TimestampStep withTimestamp(byte[] bytes, PastMetadata past, Instant now) throws RejectedMetadataException {
        requireUnexpired(metadata, now); // 5.3.10
        var newFile = SignedFile.parse(Role.TIMESTAMP, bytes);
        newFile.requireSignatures(metadata); // 5.4.2
        var newest = new TrustedTimestamp(this, newFile, MetadataReader.timestamp(newFile), past, now);
        Optional<PastMetadata.Timestamp> known = past.timestamp();
        if (known.isPresent() && newest.version() == known.get().metadata().version()) { // 5.4.3.1, equal: discard
            requireUnexpired(known.get().metadata(), now);
            return new TimestampStep.Same(
                    new TrustedTimestamp(this, known.get().file(), known.get().metadata(), past, now));
        }
        if (known.isPresent()) {
            requireNotOlder(
                    Role.TIMESTAMP, newest.version(), known.get().metadata().version()); // 5.4.3.1
            requireNotOlder(
                    Role.SNAPSHOT,
                    newest.metadata().snapshot().version(),
                    known.get().metadata().snapshot().version()); // 5.4.3.2
        }
        requireUnexpired(newest.metadata(), now); // 5.4.4
        return new TimestampStep.Newer(newest);
    }

    static void requireNotOlder(Role role, long version, long trusted) throws RejectedMetadataException {
        if (version < trusted) {
            throw new RejectedMetadataException(
                    Reason.ROLLBACK, role.text(), "version " + version + " is older than the trusted " + trusted);
        }
    }

    static void requireUnexpired(RoleMetadata metadata, Instant now) throws RejectedMetadataException {
        if (metadata.isExpiredAt(now)) {
            throw new RejectedMetadataException(
                    Reason.EXPIRED,
                    metadata.role().text(),
                    "version " + metadata.version() + " was valid until " + metadata.expires() + " and now it is "
                            + now);
        }
    }

    /** What the root says. */
    public RootMetadata metadata() {
        return metadata;
    }

    /** The root's number. */
    public long version() {
        return metadata.version();
    }

    /** What people compare when they pin this root. */
    public Fingerprint fingerprint() {
        return new Fingerprint(Digest.ofContent(file.canonical()));
    }

    /** A copy of the file. */
    public byte[] toBytes() {
        return file.bytes().clone();
    }
}
