package org.packhorse.node.sync;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.exchange.Fetch;
import org.packhorse.protocol.exchange.PackOffer;
import org.packhorse.protocol.exchange.Upstream;
import org.packhorse.protocol.exchange.UpstreamException;
import org.packhorse.protocol.pack.PackHead;
import org.packhorse.protocol.wire.PackHeadCodec;

/**
 * Fetches what is missing of a pack in one request and stages each frame as soon as it is whole.
 *
 * <p>Where to go on follows from what is on disk: frames staged, bytes of the next frame received. The head is checked
 * against its signed digest, each frame against the head's, before anything of it is looked at.
 */
final class PackDownload {
    private final PackOffer offer;
    private final IncomingFrames incoming;
    private final FrameApplier applier;
    private final LongConsumer watcher;
    private Optional<PackHead> head;
    private PullProgress progress;
    /** The part of which some bytes were here before this run; a power cut may have garbled them. */
    private Optional<String> resumed = Optional.empty();

    private long receivedBefore;
    private long receivedBytes;

    /** @param watcher told how many bytes of the pack are here, whenever that changes */
    PackDownload(PackOffer offer, Staging staging, IncomingFrames incoming, FrameApplier applier, LongConsumer watcher)
            throws IOException, RefusedInputException {
        this.offer = offer;
        this.incoming = incoming;
        this.applier = applier;
        this.watcher = watcher;
        var begun = staging.progress().filter(p -> p.packHead().equals(offer.headDigest()));
        this.progress = begun.orElseGet(() -> PullProgress.begin(offer.headDigest(), offer.from(), offer.to()));
        if (begun.isEmpty()) {
            incoming.dropAllBut(headName());
            staging.begin(progress);
        }
        var known = incoming.findHead(offer.headDigest());
        this.head = known.isEmpty() ? Optional.empty() : Optional.of(checkedHead(known.get()));
    }

    /** How many bytes of {@code offer} need not be fetched any more, as {@link #offset} without beginning anything. */
    static long received(PackOffer offer, PullProgress progress, IncomingFrames incoming)
            throws IOException, RefusedInputException {
        var head = incoming.findHead(offer.headDigest());
        return head.isEmpty()
                ? 0
                : offer.headLength() + PackHeadCodec.decode(head.get()).offsetOf(progress.nextFrame());
    }

    private String headName() {
        return offer.headDigest() + ".head";
    }

    private String frameName() {
        return offer.headDigest() + "." + progress.nextFrame() + ".frame";
    }

    /** How many bytes from the pack's beginning need not be fetched any more. */
    long offset() throws IOException {
        if (head.isEmpty()) {
            return incoming.received(headName());
        }
        long staged = offer.headLength() + head.get().offsetOf(progress.nextFrame());
        return isComplete() ? staged : staged + incoming.received(frameName());
    }

    private boolean isComplete() {
        return head.isPresent() && progress.nextFrame() == head.get().frames().size();
    }

    /** How many bytes came in this run. */
    long receivedBytes() {
        return receivedBytes;
    }

    /**
     * Fetches the rest from {@code upstream}. However it ends, what is staged stays, and so do bytes that may be right.
     *
     * @throws IOException where the store or the disk fails, or is full
     */
    PullOutcome run(Upstream upstream) throws IOException, InterruptedException {
        try {
            if (!isComplete()) {
                // What was received before a kill may be a whole frame already.
                resumed = Optional.of(head.isEmpty() ? headName() : frameName());
                receivedBefore = incoming.received(resumed.get());
                take(ByteBuffer.allocate(0));
            }
            return isComplete() ? new PullOutcome.Pulled() : fetch(upstream);
        } catch (EndedException e) {
            return e.outcome;
        } catch (UpstreamException e) {
            return new PullOutcome.Cut(e);
        }
    }

    private PullOutcome fetch(Upstream upstream) throws IOException, InterruptedException {
        long offset = offset();
        return switch (upstream.fetch(offer.path(), offset, offer.lengthBytes() - offset, this::take)) {
            case Fetch.Complete _ when isComplete() -> new PullOutcome.Pulled();
            case Fetch.Complete _ ->
                new PullOutcome.Cut(
                        new UpstreamException(upstream.address(), "the pack " + offer.path() + " ends too early"));
            case Fetch.Missing _ -> new PullOutcome.Missing();
            case Fetch.TooLong _ -> new PullOutcome.Damaged(refusal("the pack is longer than the publisher signed"));
        };
    }

    private void take(ByteBuffer bytes) throws IOException {
        receivedBytes += bytes.remaining();
        try {
            do {
                if (head.isEmpty()) {
                    takeHead(bytes);
                } else if (isComplete()) {
                    throw new EndedException(
                            new PullOutcome.Damaged(refusal("the pack is longer than the publisher signed")));
                } else {
                    takeFrame(bytes);
                }
            } while (bytes.hasRemaining());
            watcher.accept(offset());
        } catch (RefusedInputException e) {
            throw new EndedException(new PullOutcome.Refused(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("pulling was given up");
        }
    }

    private void takeHead(ByteBuffer bytes) throws IOException, RefusedInputException {
        if (append(headName(), bytes, offer.headLength())) {
            var received = incoming.read(headName());
            if (!Digest.ofContent(received).equals(offer.headDigest())) {
                throw damaged(headName(), "its head is not the one that was signed");
            }
            head = Optional.of(checkedHead(received));
        }
    }

    private PackHead checkedHead(byte[] bytes) throws RefusedInputException {
        var decoded = PackHeadCodec.decode(bytes);
        boolean fits = decoded.collection().equals(offer.collection())
                && decoded.from().equals(offer.from())
                && decoded.to().equals(offer.to())
                && decoded.contentBytes() == offer.contentBytes()
                && offer.headLength() + decoded.framesLength() == offer.lengthBytes();
        if (!fits) {
            throw refusal("its head says something else than the publisher signed");
        }
        return decoded;
    }

    private void takeFrame(ByteBuffer bytes) throws IOException, InterruptedException, RefusedInputException {
        var ref = head.orElseThrow().frames().get(progress.nextFrame());
        var name = frameName();
        if (append(name, bytes, ref.length())) {
            var frame = incoming.read(name);
            if (!Digest.ofContent(frame).equals(ref.digest())) {
                throw damaged(name, "frame " + progress.nextFrame() + " is damaged");
            }
            var plan = Arrays.copyOf(frame, ref.planLength());
            var body = Arrays.copyOfRange(frame, ref.planLength(), frame.length);
            progress = applier.apply(progress, plan, body);
            incoming.drop(name);
        }
    }

    /** Drops {@code name}, whose bytes are not the signed ones. */
    private EndedException damaged(String name, String problem) throws IOException {
        incoming.drop(name);
        boolean began = resumed.equals(Optional.of(name)) && receivedBefore > 0;
        var refusal = refusal(problem);
        return new EndedException(began ? new PullOutcome.Garbled(refusal) : new PullOutcome.Damaged(refusal));
    }

    /** Adds bytes to {@code name} until it has {@code length}; whether it has. */
    private boolean append(String name, ByteBuffer bytes, int length) throws IOException {
        int missing = (int) (length - incoming.received(name));
        int taken = Math.min(missing, bytes.remaining());
        if (taken > 0) {
            incoming.append(name, bytes.slice(bytes.position(), taken));
            bytes.position(bytes.position() + taken);
        }
        return taken == missing;
    }

    private RefusedInputException refusal(String problem) {
        return new RefusedInputException(
                "pack " + offer.path(), problem, "another upstream is tried, then another pack");
    }

    /** Carries an outcome through the transfer that it ends. */
    private static final class EndedException extends IOException {
        private final transient PullOutcome outcome;

        EndedException(PullOutcome outcome) {
            super("the transfer is over");
            this.outcome = outcome;
        }
    }
}
