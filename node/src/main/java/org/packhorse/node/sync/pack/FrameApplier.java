package org.packhorse.node.sync.pack;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.packhorse.node.catalog.Footing;
import org.packhorse.node.store.BlobBatch;
import org.packhorse.node.store.BlobStore;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.MediaTypes;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.pack.FrameCompression;
import org.packhorse.protocol.pack.FrameLimits;
import org.packhorse.protocol.pack.FramePlan;
import org.packhorse.protocol.pack.PlanCopy;
import org.packhorse.protocol.pack.PlanItem;
import org.packhorse.protocol.wire.PlanCodec;

/**
 * Turns one frame into blobs and staged files.
 *
 * <p>Everything a frame says is checked: it may lean only on what is here, its items must add up to its content, and no
 * more memory is spent than {@link FrameLimits} allow. Blobs are durable before the staging that names them.
 */
public final class FrameApplier {
    private final BlobStore blobs;
    private final Staging staging;
    private final FrameBase bases;

    public FrameApplier(Footing footing, BlobStore blobs, Staging staging) {
        this.blobs = blobs;
        this.staging = staging;
        this.bases = new FrameBase(footing, blobs, staging);
    }

    /**
     * Stages the frame that {@code progress} stands before.
     *
     * @return where the pull stands then
     * @throws RefusedInputException where the frame is not what a hub would send
     */
    public PullProgress apply(PullProgress progress, ByteBuffer plan, ByteBuffer body)
            throws IOException, InterruptedException, RefusedInputException {
        var subject = "frame " + progress.nextFrame();
        var decoded = PlanCodec.decode(
                FrameCompression.decompress(subject + "'s plan", plan, new byte[0], FrameLimits.PLAN_BYTES));
        var base = bases.assemble(decoded, progress.nextFrame());
        var content = !body.hasRemaining()
                ? new byte[0]
                : FrameCompression.decompress(subject, body, base, FrameLimits.CONTENT_BYTES);
        try (var batch = blobs.begin()) {
            var next = new Application(progress, content, batch).run(decoded);
            bases.remember(progress.nextFrame(), content);
            return next;
        }
    }

    /** The work on one frame. */
    private final class Application {
        private final PullProgress progress;
        private final byte[] content;
        private final BlobBatch batch;
        private final List<StagedFrame.Piece> pieces = new ArrayList<>();
        private final List<StagedFrame.Piece> completed = new ArrayList<>();
        private final Map<FilePath, Optional<FileEntry>> files = new LinkedHashMap<>();
        private Optional<PullProgress.OpenFile> open;
        private Optional<Digest> description;
        private int offset;

        Application(PullProgress progress, byte[] content, BlobBatch batch) {
            this.progress = progress;
            this.content = content;
            this.batch = batch;
            this.open = progress.open();
            this.description = progress.description();
        }

        PullProgress run(FramePlan plan) throws IOException, RefusedInputException {
            for (int position : plan.removed()) {
                files.put(bases.oldEntry(position).path(), Optional.empty());
            }
            goOn();
            for (var item : plan.items()) {
                if (open.isPresent()) {
                    throw refusal("a file begins before the one before it is complete");
                }
                begin(item);
                goOn();
            }
            if (offset != content.length) {
                throw refusal("it has " + content.length + " bytes of content, its items " + offset);
            }
            for (var copy : plan.copies()) {
                copy(copy);
            }
            batch.commit();
            var next = progress.standingBefore(
                    progress.nextFrame() + 1, progress.itemsDone() + completed.size(), open, description);
            staging.keep(next, new StagedFrame(pieces, progress.itemsDone(), completed), files);
            return next;
        }

        private void begin(PlanItem item) throws IOException, RefusedInputException {
            open = Optional.of(
                    switch (item) {
                        case PlanItem.Added added ->
                            openFile(
                                    Optional.of(added.path()),
                                    added.mediaType().orElseGet(() -> MediaTypes.predict(added.path())),
                                    added.sizeBytes());
                        case PlanItem.Replaced replaced -> {
                            var was = bases.oldEntry(replaced.position());
                            yield openFile(
                                    Optional.of(was.path()),
                                    replaced.mediaType().orElseGet(() -> MediaTypes.predict(was.path())),
                                    was.sizeBytes() + replaced.sizeDifference());
                        }
                        case PlanItem.Namesake named -> {
                            var namesake = bases.entry(named.position());
                            var path = FilePath.parse(
                                    named.folder() + namesake.path().name());
                            yield openFile(
                                    Optional.of(path),
                                    named.mediaType().orElseGet(() -> MediaTypes.predict(path)),
                                    namesake.sizeBytes() + named.sizeDifference());
                        }
                        case PlanItem.Description document ->
                            openFile(Optional.empty(), "application/x-protobuf", document.sizeBytes());
                    });
        }

        private PullProgress.OpenFile openFile(Optional<FilePath> target, String mediaType, long sizeBytes)
                throws RefusedInputException {
            if (sizeBytes < 0 || sizeBytes > FileEntry.LIMIT_BYTES) {
                throw refusal("a file of " + sizeBytes + " bytes");
            }
            return new PullProgress.OpenFile(target, mediaType, sizeBytes, sizeBytes, progress.nextFrame());
        }

        /** Gives the open file what the frame has of it. */
        private void goOn() throws IOException, RefusedInputException {
            if (open.isEmpty()) {
                return;
            }
            var file = open.get();
            int length = (int) Math.min(file.missingBytes(), content.length - offset);
            var digest =
                    batch.add(ByteBuffer.wrap(content, offset, length), MediaTypes.isCompressible(file.mediaType()));
            offset += length;
            var piece = new StagedFrame.Piece(digest, length);
            pieces.add(piece);
            if (length == file.missingBytes()) {
                open = Optional.empty();
                complete(file, length == file.sizeBytes() ? digest : join(file));
            } else {
                open = Optional.of(new PullProgress.OpenFile(
                        file.target(),
                        file.mediaType(),
                        file.sizeBytes(),
                        file.missingBytes() - length,
                        file.firstFrame()));
            }
        }

        private Digest join(PullProgress.OpenFile file) throws IOException {
            var parts = new ArrayList<Digest>();
            for (int frame = file.firstFrame(); frame < progress.nextFrame(); frame++) {
                var staged = staging.findFrame(frame).orElseThrow();
                var piece = frame == file.firstFrame()
                        ? staged.content().getLast()
                        : staged.content().getFirst();
                parts.add(piece.digest());
            }
            parts.add(pieces.getLast().digest());
            return batch.join(parts);
        }

        private void complete(PullProgress.OpenFile file, Digest digest) throws RefusedInputException {
            completed.add(new StagedFrame.Piece(digest, file.sizeBytes()));
            if (file.target().isEmpty()) {
                if (description.isPresent()) {
                    throw refusal("it describes the collection a second time");
                }
                description = Optional.of(digest);
                return;
            }
            put(new FileEntry(file.target().get(), digest, file.sizeBytes(), file.mediaType()));
        }

        private void copy(PlanCopy copy) throws IOException, RefusedInputException {
            var source = switch (copy.source()) {
                case PlanCopy.Source.OldFile file -> {
                    var entry = bases.entry(file.position());
                    yield new StagedFrame.Piece(entry.digest(), entry.sizeBytes());
                }
                case PlanCopy.Source.Item item -> findItem(item.number());
            };
            var path = target(copy);
            put(new FileEntry(
                    path,
                    source.digest(),
                    source.sizeBytes(),
                    copy.mediaType().orElseGet(() -> MediaTypes.predict(path))));
        }

        private FilePath target(PlanCopy copy) throws IOException, RefusedInputException {
            return switch (copy.target()) {
                case PlanCopy.Target.AtPath at -> at.path();
                case PlanCopy.Target.AtPosition at ->
                    bases.oldEntry(at.position()).path();
                case PlanCopy.Target.InFolder in
                when copy.source() instanceof PlanCopy.Source.OldFile file ->
                    FilePath.parse(
                            in.folder() + bases.entry(file.position()).path().name());
                case PlanCopy.Target.InFolder _ -> throw new IllegalStateException("a copy of no file with a name");
            };
        }

        private StagedFrame.Piece findItem(int number) throws IOException, RefusedInputException {
            int index = number - progress.itemsDone();
            if (index >= completed.size()) {
                throw refusal("a copy of a file that is not complete");
            }
            if (index >= 0) {
                return completed.get(index);
            }
            return staging.findItem(number, progress.nextFrame())
                    .orElseThrow(() -> refusal("a copy of a file that never was"));
        }

        private void put(FileEntry entry) throws RefusedInputException {
            if (files.put(entry.path(), Optional.of(entry)) != null) {
                throw refusal("it says twice what " + entry.path() + " is");
            }
        }

        private RefusedInputException refusal(String problem) {
            return new RefusedInputException(
                    "frame " + progress.nextFrame(), problem, "the pack is damaged or hostile; try another upstream");
        }
    }
}
