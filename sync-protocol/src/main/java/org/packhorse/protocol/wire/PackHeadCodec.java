package org.packhorse.protocol.wire;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.pack.FrameLimits;
import org.packhorse.protocol.pack.FrameRef;
import org.packhorse.protocol.pack.PackHead;

/**
 * Writes and reads the beginning of a pack: eight bytes that name the format, the length of what follows as four bytes
 * (big-endian), and the encoded head.
 */
public final class PackHeadCodec {
    /** What comes before the encoded head. */
    public static final int PREFIX_BYTES = 12;

    private static final byte[] MAGIC = "PKHPACK1".getBytes(StandardCharsets.US_ASCII);

    private static final Decoding<PackHeadMessage, PackHead> HEAD = new Decoding<>(
            "pack head",
            FrameLimits.HEAD_BYTES - PREFIX_BYTES,
            CanonicalForm.of("pack head", PackHeadMessage.getDescriptor(), 4 + 4 * FrameLimits.FRAMES)
                    .limit(PackHeadMessage.getDescriptor(), PackHeadMessage.FRAMES_FIELD_NUMBER, FrameLimits.FRAMES),
            PackHeadMessage.parser(),
            PackHeadCodec::fromMessage);

    private PackHeadCodec() {}

    /** The beginning of a pack with this head. */
    public static byte[] encode(PackHead head) {
        var message = PackHeadMessage.newBuilder()
                .setCollection(head.collection().value())
                .setFromVersion(head.from().number())
                .setToVersion(head.to().number())
                .setContentBytes(head.contentBytes());
        for (var frame : head.frames()) {
            message.addFrames(FrameRefMessage.newBuilder()
                    .setPlanLength(frame.planLength())
                    .setBodyLength(frame.bodyLength())
                    .setDigest(ByteString.copyFrom(frame.digest().toBytes())));
        }
        var encoded = HEAD.encode(message.build());
        return ByteBuffer.allocate(PREFIX_BYTES + encoded.length)
                .put(MAGIC)
                .putInt(encoded.length)
                .put(encoded)
                .array();
    }

    /**
     * The head that {@code bytes}, all of a pack up to its first frame, encode.
     *
     * @throws RefusedInputException where they are not exactly that or break a limit
     */
    public static PackHead decode(byte[] bytes) throws RefusedInputException {
        if (bytes.length > FrameLimits.HEAD_BYTES) {
            throw Decoding.refusal(
                    "pack",
                    "its head has " + bytes.length + " bytes, more than the " + FrameLimits.HEAD_BYTES + " allowed");
        }
        if (bytes.length < PREFIX_BYTES || !Arrays.equals(MAGIC, Arrays.copyOf(bytes, MAGIC.length))) {
            throw Decoding.refusal("pack", "it does not begin as a pack of format 1");
        }
        int length = ByteBuffer.wrap(bytes).getInt(MAGIC.length);
        if (length != bytes.length - PREFIX_BYTES) {
            throw Decoding.refusal(
                    "pack", "its head says " + length + " bytes and has " + (bytes.length - PREFIX_BYTES));
        }
        return HEAD.decode(Arrays.copyOfRange(bytes, PREFIX_BYTES, bytes.length));
    }

    private static PackHead fromMessage(PackHeadMessage message) throws RefusedInputException {
        var frames = new ArrayList<FrameRef>(message.getFramesCount());
        for (var frame : message.getFramesList()) {
            frames.add(new FrameRef(
                    frame.getPlanLength(),
                    frame.getBodyLength(),
                    Digest.of(frame.getDigest().toByteArray())));
        }
        return new PackHead(
                CollectionId.parse(message.getCollection()),
                new Version(message.getFromVersion()),
                new Version(message.getToVersion()),
                frames,
                message.getContentBytes());
    }
}
