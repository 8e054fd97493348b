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
import org.packhorse.protocol.pack.Lean;
import org.packhorse.protocol.pack.Leans;
import org.packhorse.protocol.pack.PackHead;

/**
 * Writes and reads the beginning of a pack: eight bytes that name the format, the length of what follows as four bytes
 * (big-endian), and the encoded head. A pack that leans on other collections is of format 2, any other of format 1.
 */
public final class PackHeadCodec {
    /** What comes before the encoded head. */
    public static final int PREFIX_BYTES = 12;

    private static final byte[] MAGIC = "PKHPACK1".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] MAGIC_LEANING = "PKHPACK2".getBytes(StandardCharsets.US_ASCII);

    private static final Decoding<PackHeadMessage, PackHead> HEAD = new Decoding<>(
            "pack head",
            FrameLimits.HEAD_BYTES - PREFIX_BYTES,
            CanonicalForm.of(
                            "pack head",
                            PackHeadMessage.getDescriptor(),
                            4 + 4 * (FrameLimits.FRAMES + FrameLimits.LEANS))
                    .limit(PackHeadMessage.getDescriptor(), PackHeadMessage.FRAMES_FIELD_NUMBER, FrameLimits.FRAMES)
                    .limit(PackHeadMessage.getDescriptor(), PackHeadMessage.LEANS_FIELD_NUMBER, FrameLimits.LEANS),
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
        for (var lean : head.leans().all()) {
            message.addLeans(LeanMessage.newBuilder()
                    .setCollection(lean.collection().value())
                    .setVersion(lean.version().number())
                    .setManifest(ByteString.copyFrom(lean.manifest().toBytes())));
        }
        var encoded = HEAD.encode(message.build());
        return ByteBuffer.allocate(PREFIX_BYTES + encoded.length)
                .put(head.leans().isEmpty() ? MAGIC : MAGIC_LEANING)
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
        var magic = Arrays.copyOf(bytes, MAGIC.length);
        boolean isLeaning = Arrays.equals(MAGIC_LEANING, magic);
        if (bytes.length < PREFIX_BYTES || !(isLeaning || Arrays.equals(MAGIC, magic))) {
            throw Decoding.refusal("pack", "it does not begin as a pack of format 1 or 2");
        }
        int length = ByteBuffer.wrap(bytes).getInt(MAGIC.length);
        if (length != bytes.length - PREFIX_BYTES) {
            throw Decoding.refusal(
                    "pack", "its head says " + length + " bytes and has " + (bytes.length - PREFIX_BYTES));
        }
        var head = HEAD.decode(Arrays.copyOfRange(bytes, PREFIX_BYTES, bytes.length));
        if (head.leans().isEmpty() == isLeaning) {
            throw Decoding.refusal(
                    "pack",
                    isLeaning
                            ? "it is of format 2 and leans on no other collection"
                            : "it is of format 1 and leans on another collection");
        }
        return head;
    }

    private static PackHead fromMessage(PackHeadMessage message) throws RefusedInputException {
        var frames = new ArrayList<FrameRef>(message.getFramesCount());
        for (var frame : message.getFramesList()) {
            frames.add(new FrameRef(
                    frame.getPlanLength(),
                    frame.getBodyLength(),
                    Digest.of(frame.getDigest().toByteArray())));
        }
        var leans = new ArrayList<Lean>(message.getLeansCount());
        for (var lean : message.getLeansList()) {
            leans.add(new Lean(
                    CollectionId.parse(lean.getCollection()),
                    new Version(lean.getVersion()),
                    Digest.of(lean.getManifest().toByteArray())));
        }
        return new PackHead(
                CollectionId.parse(message.getCollection()),
                new Version(message.getFromVersion()),
                new Version(message.getToVersion()),
                frames,
                message.getContentBytes(),
                new Leans(leans));
    }
}
