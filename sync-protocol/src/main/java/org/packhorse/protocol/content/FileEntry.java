package org.packhorse.protocol.content;

/**
 * One file of a version, or a part of one.
 *
 * @param path where it stands
 * @param digest the name of its bytes
 * @param sizeBytes how many they are, 0 to {@value #LIMIT_BYTES}
 * @param mediaType its media type (RFC 6838), for example {@code text/html}, without parameters
 */
public record FileEntry(FilePath path, Digest digest, long sizeBytes, String mediaType) {
    /** 64 GiB: above the largest single work in use (a full encyclopaedia is opened into articles instead). */
    public static final long LIMIT_BYTES = 64L << 30;

    public FileEntry {
        if (sizeBytes < 0 || sizeBytes > LIMIT_BYTES) {
            throw new IllegalArgumentException(path + ": a size of " + sizeBytes + " bytes is outside 0 to 64 GiB");
        }
        if (!MediaTypes.isValid(mediaType)) {
            throw new IllegalArgumentException(path + ": not a media type: " + Quoted.shortly(mediaType));
        }
    }
}
