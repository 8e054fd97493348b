package org.packhorse.node.carrier;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Optional;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.exchange.PackOffer;
import org.packhorse.protocol.pack.FrameRef;
import org.packhorse.protocol.pack.PackHead;
import org.packhorse.protocol.wire.PackHeadCodec;

/** Compares the bytes of a pack with what was signed, as they pass: the head first, then frame by frame. Unpacks nothing. */
final class PackCheck {
    private final PackOffer offer;
    private ByteArrayOutputStream headBytes = new ByteArrayOutputStream();
    private Optional<PackHead> head = Optional.empty();
    private int frame;
    private MessageDigest digest = Digest.sha256();
    private int missingBytes;
    private long checkedBytes;

    PackCheck(PackOffer offer) {
        this.offer = offer;
    }

    /** How many bytes from the pack's beginning are the signed ones for certain. */
    long checkedBytes() {
        return checkedBytes;
    }

    /** Whether that is all of it. */
    boolean isComplete() {
        return checkedBytes == offer.lengthBytes();
    }

    /**
     * Takes all of {@code bytes}, which follow those before.
     *
     * @throws RefusedInputException where they are not the signed ones
     */
    void accept(ByteBuffer bytes) throws RefusedInputException {
        while (bytes.hasRemaining()) {
            if (head.isEmpty()) {
                takeHead(bytes);
            } else if (frame < head.get().frames().size()) {
                takeFrame(bytes, head.get().frames().get(frame));
            } else {
                throw refusal("it is longer than the publisher signed");
            }
        }
    }

    private void takeHead(ByteBuffer bytes) throws RefusedInputException {
        var taken = new byte[Math.min(bytes.remaining(), offer.headLength() - headBytes.size())];
        bytes.get(taken);
        headBytes.writeBytes(taken);
        if (headBytes.size() == offer.headLength()) {
            var encoded = headBytes.toByteArray();
            if (!Digest.ofContent(encoded).equals(offer.headDigest())) {
                throw refusal("its head is not the one that was signed");
            }
            var decoded = PackHeadCodec.decode(encoded);
            if (offer.headLength() + decoded.framesLength() != offer.lengthBytes()
                    || !decoded.leans().equals(offer.leans())) {
                throw refusal("its head says something else than the publisher signed");
            }
            headBytes = new ByteArrayOutputStream();
            head = Optional.of(decoded);
            checkedBytes = offer.headLength();
            begin(0);
        }
    }

    private void takeFrame(ByteBuffer bytes, FrameRef ref) throws RefusedInputException {
        int taken = Math.min(bytes.remaining(), missingBytes);
        digest.update(bytes.slice(bytes.position(), taken));
        bytes.position(bytes.position() + taken);
        missingBytes -= taken;
        if (missingBytes == 0) {
            if (!Digest.finish(digest).equals(ref.digest())) {
                throw refusal("frame " + frame + " is damaged");
            }
            checkedBytes += ref.length();
            begin(frame + 1);
        }
    }

    private void begin(int next) {
        frame = next;
        digest = Digest.sha256();
        var frames = head.orElseThrow().frames();
        missingBytes = next < frames.size() ? frames.get(next).length() : 0;
    }

    /** Forgets what came behind {@link #checkedBytes}; the byte there is the next to be taken. */
    void goBack() {
        headBytes = new ByteArrayOutputStream();
        if (head.isPresent()) {
            begin(frame);
        }
    }

    private RefusedInputException refusal(String problem) {
        return new RefusedInputException("pack " + offer.path(), problem, "publish the collection again");
    }
}
