package org.packhorse.protocol.exchange;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.pack.FrameCompression;
import org.packhorse.protocol.trust.Holding;
import org.packhorse.protocol.trust.MetadataFiles;
import org.packhorse.protocol.trust.NewerMetadata;
import org.packhorse.protocol.trust.metadata.Role;
import org.packhorse.protocol.wire.NewerMetadataCodec;

/**
 * Newer metadata, compressed against what its reader holds: the content of {@code metadata/since/N} (SPEC.md, "Newer metadata in
 * one file").
 *
 * <p>What must travel is what nobody can compute: signatures, digests of content, numbers. The digest of a file that
 * travels along is none of that. The snapshot names the targets' digest and the timestamp the snapshot's, so each gives way to the
 * digest of the reader's old file, which the base has, and is put back when the file it belongs to is there.
 *
 * <p>Nothing here is trusted: whatever comes out goes through all checks of TUF, and a reader that leans on other bytes than the
 * publisher thought gets nonsense that they refuse.
 */
public final class MetadataDelta {
    /** The most that is read of one. zstd adds at most 1/256 and a few bytes to what it cannot compress. */
    public static final int LIMIT_BYTES = NewerMetadataCodec.LIMIT_BYTES + (NewerMetadataCodec.LIMIT_BYTES >> 8) + 512;

    /** What stands for "nothing is newer". Not an empty file: that is what a power cut makes of any. */
    private static final byte[] NOTHING = {'='};

    private static final int LEVEL = 19;

    private MetadataDelta() {}

    /** What whoever holds the newest metadata is told. */
    public static byte[] nothing() {
        return NOTHING.clone();
    }

    /** Whether {@code delta} says that nothing is newer. */
    public static boolean isNothing(byte[] delta) {
        return delta.length == NOTHING.length && delta[0] == NOTHING[0];
    }

    /** What leads from {@code held} to {@code newer}. */
    public static byte[] between(Holding held, NewerMetadata newer) {
        var files = replaceDigest(
                newer.files(), Role.TIMESTAMP, digest(newer.files(), Role.SNAPSHOT), digest(held, Role.SNAPSHOT));
        files = replaceDigest(files, Role.SNAPSHOT, digest(newer.files(), Role.TARGETS), digest(held, Role.TARGETS));
        var content = NewerMetadataCodec.encode(new NewerMetadata(newer.firstRoot(), newer.rootCount(), files));
        return FrameCompression.compress(content, base(held), LEVEL);
    }

    /**
     * What {@code delta}, made for whoever holds {@code held}, leads to.
     *
     * @throws RefusedInputException where it is damaged, too large, or made for another holding (which is not always noticed here)
     */
    public static NewerMetadata apply(Holding held, byte[] delta) throws RefusedInputException {
        var content = FrameCompression.decompress("newer metadata", delta, base(held), NewerMetadataCodec.LIMIT_BYTES);
        var newer = NewerMetadataCodec.decode(content);
        var files = replaceDigest(
                newer.files(), Role.SNAPSHOT, digest(held, Role.TARGETS), digest(newer.files(), Role.TARGETS));
        files = replaceDigest(files, Role.TIMESTAMP, digest(held, Role.SNAPSHOT), digest(files, Role.SNAPSHOT));
        return new NewerMetadata(newer.firstRoot(), newer.rootCount(), files);
    }

    /** Not the root: whoever has a timestamp may have a newer root than the one it came under. */
    private static byte[] base(Holding held) {
        var base = new ByteArrayOutputStream();
        for (var role : new Role[] {Role.TIMESTAMP, Role.SNAPSHOT, Role.TARGETS}) {
            held.files().find(role.fileName()).ifPresent(base::writeBytes);
        }
        return base.toByteArray();
    }

    private static String digest(Holding held, Role role) {
        return digest(held.files(), role);
    }

    /** That of nothing, where there is no such file. */
    private static String digest(MetadataFiles files, Role role) {
        return Digest.ofContent(files.find(role.fileName()).orElse(new byte[0])).toHex();
    }

    /** Every byte is a character of this charset, so that nothing else changes. */
    private static MetadataFiles replaceDigest(MetadataFiles files, Role role, String digest, String by) {
        var text = new String(files.find(role.fileName()).orElseThrow(), ISO_8859_1);
        return files.with(role.fileName(), text.replace(digest, by).getBytes(ISO_8859_1));
    }
}
