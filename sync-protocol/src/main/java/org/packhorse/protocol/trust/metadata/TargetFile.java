package org.packhorse.protocol.trust.metadata;

import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.Quoted;

/**
 * A file that may be trusted when its bytes match: one entry of TARGETS, section 4.5.
 *
 * @param path its name in the repository, for example {@code openstax-statistics/2/manifest}, 1 to
 *     {@value #PATH_LIMIT_CHARS} characters
 * @param lengthBytes 0 to 2^53
 * @param sha256 of its bytes; a target without one is refused, because our files are named by it
 * @param custom what the publisher says about it
 */
public record TargetFile(String path, long lengthBytes, Digest sha256, Custom custom) {
    static final int PATH_LIMIT_CHARS = 1_024;

    public TargetFile {
        if (path.isEmpty() || path.length() > PATH_LIMIT_CHARS) {
            throw new IllegalArgumentException("a target's path has 1 to " + PATH_LIMIT_CHARS + " characters");
        }
        if (lengthBytes < 0 || lengthBytes > JsonFields.NUMBER_LIMIT) {
            throw new IllegalArgumentException(Quoted.shortly(path) + " cannot have " + lengthBytes + " bytes");
        }
    }

    /** A target about which there is nothing else to say. */
    public TargetFile(String path, long lengthBytes, Digest sha256) {
        this(path, lengthBytes, sha256, Custom.NONE);
    }
}
