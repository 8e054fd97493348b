package org.packhorse.node.sync.pack;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.exchange.Extents;
import org.packhorse.protocol.exchange.Fetch;
import org.packhorse.protocol.exchange.PackOffer;
import org.packhorse.protocol.exchange.Upstream;
import org.packhorse.protocol.exchange.UpstreamException;
import org.packhorse.protocol.pack.PackHead;
import org.packhorse.protocol.wire.PackHeadCodec;

/**
 * Fetches what is missing of a pack, in whatever order it comes, and stages each frame as soon as it is whole.
 *
 * <p>Where to go on follows from what is on disk: frames staged, bytes received of those that are not. The head is checked
 * against its signed digest, each frame against the head's, before anything of it is looked at.
 */
public final class PackDownload {
    private final PackOffer offer;
    private final IncomingPack incoming;
    private final FrameApplier applier;
    private final boolean keep;
    private final LongConsumer watcher;
    private Optional<PackHead> head;
    private PullProgress progress;
    /** What was here before this run of what is not staged; a power cut may have garbled it. */
    private Extents resumed = Extents.NONE;

    private long receivedBytes;

    /**
     * A download that has not begun.
     *
     * @param keep whether frames stay in {@code incoming} when they are staged
     * @param watcher told how many bytes of the pack are here, whenever that changes
     */
    public PackDownload(
            PackOffer offer,
            Staging staging,
            IncomingPack incoming,
            FrameApplier applier,
            boolean keep,
            LongConsumer watcher)
            throws IOException, RefusedInputException {
        this.offer = offer;
        this.incoming = incoming;
        this.applier = applier;
        this.keep = keep;
        this.watcher = watcher;
        var begun = staging.progress().filter(p -> p.packHead().equals(offer.headDigest()));
        this.progress = begun.orElseGet(() -> PullProgress.begin(offer));
        if (begun.isEmpty()) {
            incoming.dropOthers();
            staging.begin(progress);
        }
        var known = findHead(offer, incoming);
        this.head = known.isEmpty() ? Optional.empty() : Optional.of(checkedHead(known.get()));
        incoming.passOver(partOffset());
    }

    private static Optional<byte[]> findHead(PackOffer offer, IncomingPack incoming) throws IOException {
        if (!incoming.has(0, offer.headLength())) {
            return Optional.empty();
        }
        var bytes = incoming.read(0, offer.headLength());
        return Optional.of(bytes).filter(head -> Digest.ofContent(head).equals(offer.headDigest()));
    }

    /** How many bytes of {@code offer} need not be fetched any more, as {@link #here} without beginning anything. */
    public static long received(PackOffer offer, PullProgress progress, IncomingPack incoming)
            throws IOException, RefusedInputException {
        var head = findHead(offer, incoming);
        long staged = head.isEmpty()
                ? 0
                : offer.headLength() + PackHeadCodec.decode(head.get()).offsetOf(progress.nextFrame());
        return staged + incoming.received(staged).bytes();
    }

    /** Where the part begins that is not staged yet: the head, or the next frame. */
    private long partOffset() {
        return head.map(known -> offer.headLength() + known.offsetOf(progress.nextFrame()))
                .orElse(0L);
    }

    /** How many bytes the part has that is not staged yet. */
    private int partLength() {
        return head.map(known -> known.frames().get(progress.nextFrame()).length())
                .orElse(offer.headLength());
    }

    /** How many bytes of the pack need not be fetched any more. */
    public long here() {
        return isComplete()
                ? partOffset()
                : partOffset() + incoming.received(partOffset()).bytes();
    }

    private boolean isComplete() {
        return head.isPresent() && progress.nextFrame() == head.get().frames().size();
    }

    /** How many bytes came in this run. */
    public long receivedBytes() {
        return receivedBytes;
    }

    /**
     * Fetches the rest from {@code upstream}. However it ends, what is staged stays, and so do bytes that may be right.
     *
     * @throws IOException where the store or the disk fails, or is full
     */
    public PullOutcome run(Upstream upstream) throws IOException, InterruptedException {
        try {
            if (!isComplete()) {
                resumed = incoming.received(partOffset());
                // What was received before a kill may be a whole frame already.
                take(partOffset(), ByteBuffer.allocate(0));
            }
            return isComplete() ? new PullOutcome.Pulled() : fetch(upstream);
        } catch (EndedException e) {
            return e.outcome;
        } catch (UpstreamException e) {
            return new PullOutcome.Cut(e);
        }
    }

    private PullOutcome fetch(Upstream upstream) throws IOException, InterruptedException {
        var missing = incoming.missing(offer.lengthBytes());
        return switch (upstream.fetch(offer.path(), offer.lengthBytes(), missing, this::take)) {
            case Fetch.Complete _ when isComplete() -> new PullOutcome.Pulled();
            case Fetch.Complete _ ->
                new PullOutcome.Cut(
                        new UpstreamException(upstream.address(), "the pack " + offer.path() + " ends too early"));
            case Fetch.Missing _ -> new PullOutcome.Missing();
            case Fetch.TooLong _ -> new PullOutcome.Damaged(refusal("the pack is longer than the publisher signed"));
        };
    }

    private void take(long offset, ByteBuffer bytes) throws IOException {
        receivedBytes += bytes.remaining();
        try {
            incoming.write(offset, bytes);
            while (!isComplete() && incoming.has(partOffset(), partOffset() + partLength())) {
                if (head.isEmpty()) {
                    takeHead();
                } else {
                    takeFrame();
                }
            }
            watcher.accept(here());
        } catch (RefusedInputException e) {
            throw new EndedException(new PullOutcome.Refused(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("pulling was given up");
        }
    }

    private void takeHead() throws IOException, RefusedInputException {
        var received = incoming.read(0, offer.headLength());
        if (!Digest.ofContent(received).equals(offer.headDigest())) {
            throw damaged("its head is not the one that was signed");
        }
        head = Optional.of(checkedHead(received));
    }

    private PackHead checkedHead(byte[] bytes) throws RefusedInputException {
        var decoded = PackHeadCodec.decode(bytes);
        boolean fits = decoded.collection().equals(offer.collection())
                && decoded.from().equals(offer.from())
                && decoded.to().equals(offer.to())
                && decoded.leans().equals(offer.leans())
                && decoded.contentBytes() == offer.contentBytes()
                && offer.headLength() + decoded.framesLength() == offer.lengthBytes();
        if (!fits) {
            throw refusal("its head says something else than the publisher signed");
        }
        return decoded;
    }

    private void takeFrame() throws IOException, InterruptedException, RefusedInputException {
        var ref = head.orElseThrow().frames().get(progress.nextFrame());
        var frame = incoming.read(partOffset(), ref.length());
        if (!Digest.ofContent(frame).equals(ref.digest())) {
            throw damaged("frame " + progress.nextFrame() + " is damaged");
        }
        int planLength = ref.planLength();
        progress = applier.apply(
                progress,
                ByteBuffer.wrap(frame, 0, planLength),
                ByteBuffer.wrap(frame, planLength, frame.length - planLength));
        if (keep) {
            incoming.passOver(partOffset());
        } else {
            incoming.release(partOffset());
        }
    }

    /** Drops the part that is not the signed one, and what is here behind it: it came from the same place. */
    private EndedException damaged(String problem) throws IOException {
        boolean began =
                !resumed.within(partOffset(), partOffset() + partLength()).isEmpty();
        incoming.cut(partOffset());
        var refusal = refusal(problem);
        return new EndedException(began ? new PullOutcome.Garbled(refusal) : new PullOutcome.Damaged(refusal));
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
