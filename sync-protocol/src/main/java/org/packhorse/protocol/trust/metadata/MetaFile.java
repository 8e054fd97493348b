package org.packhorse.protocol.trust.metadata;

import java.util.OptionalLong;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.trust.metadata.RejectedMetadataException.Reason;

/**
 * How one metadata file names another: METAFILES of section 4.4.
 *
 * @param version the other file's, 1 or more
 * @param length its bytes, where given
 */
public record MetaFile(long version, OptionalLong length, Hashes hashes) {
    /** Names the file with these bytes by version, length and SHA-256. */
    public static MetaFile of(long version, byte[] file) {
        return new MetaFile(version, OptionalLong.of(file.length), Hashes.of(Digest.ofContent(file)));
    }

    /** How much of the file to ask for at most. */
    public int limitBytes(Role role) {
        return (int) Math.min(length.orElse(role.limitBytes()), role.limitBytes());
    }

    /** Refuses {@code file} unless its length and hashes are those listed; {@code subject} is for messages. */
    public void check(String subject, byte[] file) throws RejectedMetadataException {
        if (length.isPresent() && file.length > length.getAsLong()) {
            throw new RejectedMetadataException(
                    Reason.TOO_LONG,
                    subject,
                    file.length + " bytes came where " + length.getAsLong() + " were announced");
        }
        if (length.isPresent() && file.length != length.getAsLong()) {
            throw new RejectedMetadataException(
                    Reason.HASH_MISMATCH,
                    subject,
                    file.length + " bytes came where " + length.getAsLong() + " were announced");
        }
        if (!hashes.match(file)) {
            throw new RejectedMetadataException(
                    Reason.HASH_MISMATCH, subject, "its bytes are not those that the signed listing names");
        }
    }
}
