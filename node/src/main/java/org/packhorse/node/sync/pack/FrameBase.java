package org.packhorse.node.sync.pack;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.packhorse.node.catalog.Footing;
import org.packhorse.node.catalog.StoredVersion;
import org.packhorse.node.store.BlobStore;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.pack.BaseRange;
import org.packhorse.protocol.pack.FrameLimits;
import org.packhorse.protocol.pack.FramePlan;
import org.packhorse.protocol.pack.PlanItem;

/** Puts together what a frame's body leans on, from versions that are here and from frames staged before. */
final class FrameBase {
    private final Footing footing;
    private final BlobStore blobs;
    private final Staging staging;
    /** The frame staged last, on which the next one often leans. */
    private int lastFrame = -1;

    private byte[] lastContent = {};

    FrameBase(Footing footing, BlobStore blobs, Staging staging) {
        this.footing = footing;
        this.blobs = blobs;
        this.staging = staging;
    }

    /** A run of bytes that a base has. */
    private sealed interface Run {
        int length();

        /** In the store. */
        record OfBlob(Digest blob, long offset, int length) implements Run {}

        /** In the frame that is remembered. */
        record Remembered(int offset, int length) implements Run {}
    }

    /** Remembers what {@code frame} was until the next base is put together: it takes no longer-lived memory than that base. */
    void remember(int frame, byte[] content) {
        lastFrame = frame;
        lastContent = content;
    }

    /**
     * The base of the frame with this plan; not to be changed.
     *
     * @throws RefusedInputException where it leans on something that is not here, or on too much
     */
    byte[] assemble(FramePlan plan, int frame) throws IOException, RefusedInputException {
        var runs = new ArrayList<Run>();
        var leanedOn = leanedOn(plan);
        for (var range : plan.bases()) {
            switch (range) {
                case BaseRange.Window window -> runs.add(run(entry(window.position()), window));
                case BaseRange.OldFiles files -> addRuns(files, leanedOn, runs);
                case BaseRange.EarlierFrame earlier -> addRuns(frame - earlier.framesBack(), earlier, runs);
            }
        }
        for (var item : plan.items()) {
            if (item instanceof PlanItem.Replaced replaced && replaced.leaning()) {
                runs.add(whole(oldEntry(replaced.position())));
            } else if (item instanceof PlanItem.Description && footing.old().isPresent()) {
                runs.add(wholeDescription(footing.old().get().manifest().info()));
            }
        }
        try {
            return read(runs);
        } finally {
            remember(-1, new byte[0]);
        }
    }

    /** The old files that items lean on by themselves. */
    private static Set<Integer> leanedOn(FramePlan plan) {
        return plan.items().stream()
                .filter(item -> item instanceof PlanItem.Replaced replaced && replaced.leaning())
                .map(item -> ((PlanItem.Replaced) item).position())
                .collect(Collectors.toSet());
    }

    private void addRuns(BaseRange.OldFiles files, Set<Integer> leanedOn, List<Run> runs)
            throws IOException, RefusedInputException {
        for (int position = files.position(); position < files.position() + files.count(); position++) {
            if (!leanedOn.contains(position)) {
                runs.add(whole(entry(position)));
            }
        }
    }

    /** The entry at {@code position} of the old version, which has a blob. */
    FileEntry oldEntry(int position) throws IOException, RefusedInputException {
        if (position >= footing.old().map(StoredVersion::entries).orElse(0)) {
            throw refusal("it names file " + position + ", which the old version does not have");
        }
        return entry(position);
    }

    /** The entry at {@code position} of all versions together, which has a blob. */
    FileEntry entry(int position) throws IOException, RefusedInputException {
        var ground = footing.groundOf(position)
                .orElseThrow(() -> refusal("it names file " + position + ", which no version here has"));
        var entry = footing.findEntry(position).orElseThrow();
        if (ground.version().isAssembled(entry.path())) {
            throw refusal("it names " + entry.path() + ", which is here as its parts only");
        }
        return entry;
    }

    private static Run run(FileEntry entry, BaseRange.Window range) throws RefusedInputException {
        if (range.length() > entry.sizeBytes() - range.offset()) {
            throw refusal("it leans on bytes behind the end of " + entry.path());
        }
        return new Run.OfBlob(entry.digest(), range.offset(), range.length());
    }

    private static Run whole(FileEntry entry) throws RefusedInputException {
        if (entry.sizeBytes() > FrameLimits.BASE_BYTES) {
            throw refusal("it leans on all of " + entry.path() + ", which is too large for that");
        }
        return new Run.OfBlob(entry.digest(), 0, (int) entry.sizeBytes());
    }

    private Run wholeDescription(Digest digest) throws IOException, RefusedInputException {
        var blob = blobs.find(digest)
                .orElseThrow(() -> refusal("it leans on the old description, which is gone from this node's store"));
        return new Run.OfBlob(digest, 0, (int) blob.sizeBytes());
    }

    private void addRuns(int frame, BaseRange.EarlierFrame range, List<Run> runs)
            throws IOException, RefusedInputException {
        if (frame == lastFrame && range.offset() + range.length() <= lastContent.length) {
            runs.add(new Run.Remembered((int) range.offset(), range.length()));
            return;
        }
        var found = frame < 0 ? Optional.<StagedFrame>empty() : staging.findFrame(frame);
        long skip = range.offset();
        long missing = range.length();
        for (var piece : found.orElseThrow(() -> refusal("it leans on a frame that never was"))
                .content()) {
            long from = Math.min(skip, piece.sizeBytes());
            long length = Math.min(missing, piece.sizeBytes() - from);
            if (length > 0) {
                runs.add(new Run.OfBlob(piece.digest(), from, (int) length));
            }
            skip -= from;
            missing -= length;
        }
        if (missing > 0) {
            throw refusal("it leans on bytes behind the end of an earlier frame");
        }
    }

    private byte[] read(List<Run> runs) throws IOException, RefusedInputException {
        long length = runs.stream().mapToLong(Run::length).sum();
        if (length > FrameLimits.BASE_BYTES) {
            throw refusal("it leans on " + length + " bytes, more than " + FrameLimits.BASE_BYTES);
        }
        if (runs.equals(List.of(new Run.Remembered(0, lastContent.length)))) {
            return lastContent;
        }
        var base = new byte[(int) length];
        int offset = 0;
        for (var run : runs) {
            switch (run) {
                case Run.OfBlob ofBlob -> read(ofBlob, base, offset);
                case Run.Remembered last -> System.arraycopy(lastContent, last.offset(), base, offset, last.length());
            }
            offset += run.length();
        }
        return base;
    }

    private void read(Run.OfBlob run, byte[] base, int offset) throws IOException, RefusedInputException {
        var blob = blobs.find(run.blob())
                .orElseThrow(() -> refusal("it leans on " + run.blob() + ", which is gone from this node's store"));
        try (var in = blob.open(run.offset())) {
            if (in.readNBytes(base, offset, run.length()) != run.length()) {
                throw refusal("it leans on bytes behind the end of " + run.blob());
            }
        }
    }

    private static RefusedInputException refusal(String problem) {
        return new RefusedInputException(
                "pack", problem, "the pack is damaged or hostile, or made for another version; try another upstream");
    }
}
