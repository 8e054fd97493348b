package org.packhorse.protocol.wire;

import com.google.protobuf.ByteString;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.trust.MetadataFiles;
import org.packhorse.protocol.trust.NewerMetadata;
import org.packhorse.protocol.trust.metadata.Role;

/** Writes and reads newer metadata as one message. Nothing in it is trusted for having been read. */
public final class NewerMetadataCodec {
    /** Every file as long as it may be, and the few bytes before each. */
    public static final int LIMIT_BYTES = NewerMetadata.ROOT_LIMIT * Role.ROOT.limitBytes()
            + Role.TIMESTAMP.limitBytes()
            + Role.SNAPSHOT.limitBytes()
            + Role.TARGETS.limitBytes()
            + (1 << 10);

    private static final Decoding<NewerMetadataMessage, NewerMetadata> NEWER = new Decoding<>(
            "newer metadata",
            LIMIT_BYTES,
            CanonicalForm.of("newer metadata", NewerMetadataMessage.getDescriptor(), 4 + NewerMetadata.ROOT_LIMIT)
                    .limit(
                            NewerMetadataMessage.getDescriptor(),
                            NewerMetadataMessage.ROOTS_FIELD_NUMBER,
                            NewerMetadata.ROOT_LIMIT),
            NewerMetadataMessage.parser(),
            NewerMetadataCodec::fromMessage);

    private NewerMetadataCodec() {}

    /**
     * The encoding of {@code newer}.
     *
     * @throws IllegalArgumentException where it has more than {@link #LIMIT_BYTES}
     */
    public static byte[] encode(NewerMetadata newer) {
        var message = NewerMetadataMessage.newBuilder()
                .setFirstRoot(newer.firstRoot())
                .setTimestamp(file(newer, Role.TIMESTAMP.fileName()))
                .setSnapshot(file(newer, Role.SNAPSHOT.fileName()))
                .setTargets(file(newer, Role.TARGETS.fileName()));
        for (int i = 0; i < newer.rootCount(); i++) {
            message.addRoots(file(newer, Role.ROOT.fileName(newer.firstRoot() + i)));
        }
        return NEWER.encode(message.build());
    }

    private static ByteString file(NewerMetadata newer, String name) {
        return ByteString.copyFrom(newer.files().find(name).orElseThrow());
    }

    /**
     * What {@code bytes} encode.
     *
     * @throws RefusedInputException where they are not exactly one such encoding or break a limit
     */
    public static NewerMetadata decode(byte[] bytes) throws RefusedInputException {
        return NEWER.decode(bytes);
    }

    private static NewerMetadata fromMessage(NewerMetadataMessage message) {
        var files = MetadataFiles.EMPTY
                .with(Role.TIMESTAMP.fileName(), message.getTimestamp().toByteArray())
                .with(Role.SNAPSHOT.fileName(), message.getSnapshot().toByteArray())
                .with(Role.TARGETS.fileName(), message.getTargets().toByteArray());
        for (int i = 0; i < message.getRootsCount(); i++) {
            files = files.with(
                    Role.ROOT.fileName(message.getFirstRoot() + i),
                    message.getRoots(i).toByteArray());
        }
        return new NewerMetadata(message.getFirstRoot(), message.getRootsCount(), files);
    }
}
