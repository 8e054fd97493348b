package org.packhorse.node.publish;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.packhorse.node.catalog.StoredVersion;
import org.packhorse.node.publish.VersionDifference.Change;
import org.packhorse.node.store.BlobStore;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.MediaTypes;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.pack.BaseRange;
import org.packhorse.protocol.pack.FrameLimits;
import org.packhorse.protocol.pack.PackHead;
import org.packhorse.protocol.pack.PlanCopy;
import org.packhorse.protocol.pack.PlanItem;
import org.packhorse.protocol.wire.PlanCodec;

/**
 * Makes the pack between two versions of a collection.
 *
 * <p>Text travels first, then everything else; within each, files of one kind follow each other, so that they can lean on
 * one another. A changed file leans on its old self. Content that the receiver has under another path does not travel.
 */
final class PackBuilder {
    /** A slice of a file too large for one frame; half of what it may lean on, so that shifts of 2 MiB are bridged. */
    private static final int SLICE_BYTES = 4 << 20;

    private static final Comparator<Change> TRAVEL_ORDER = Comparator.comparing(
                    (Change c) -> !MediaTypes.isCompressible(c.now().mediaType()))
            .thenComparing(c -> c.now().path().extension())
            .thenComparing(c -> c.now().path());

    private final BlobStore blobs;
    private final Optional<StoredVersion> old;
    private final StoredVersion now;
    private final PackFrames frames;
    private final Map<Digest, PlanCopy.Source> known = new HashMap<>();

    /** A builder of the pack from {@code old} (nothing, if empty) to {@code now}, whose frames go to {@code out}. */
    PackBuilder(BlobStore blobs, Optional<StoredVersion> old, StoredVersion now, OutputStream out) {
        this.blobs = blobs;
        this.old = old;
        this.now = now;
        this.frames = new PackFrames(out);
    }

    /**
     * Writes all frames and gives the head that belongs before them.
     *
     * @param progress told how many bytes of content have been done
     */
    PackHead build(ByteWatcher progress) throws IOException, InterruptedException {
        var difference = old.isPresent() ? VersionDifference.between(old.get(), now) : VersionDifference.ofAll(now);
        learnOldContent(difference.changes());
        for (int position : difference.removed()) {
            makeRoom(0, 0);
            frames.remove(position);
        }
        if (difference.describedAnew()) {
            addDescription();
        }
        for (var change : difference.changes().stream().sorted(TRAVEL_ORDER).toList()) {
            add(change);
            progress.add(change.now().sizeBytes());
        }
        if (!frames.isEmpty()) {
            frames.endFrame();
        }
        return new PackHead(
                now.collection(),
                old.map(StoredVersion::version).orElse(Version.NOTHING),
                now.version(),
                frames.written(),
                frames.contentBytes());
    }

    /** Finds which of the changed files' content the old version has, wherever. */
    private void learnOldContent(List<Change> changes) throws IOException {
        if (old.isEmpty()) {
            return;
        }
        var wanted = new HashMap<Digest, Boolean>();
        changes.forEach(c -> wanted.put(c.now().digest(), true));
        for (int page = 0; page < old.get().manifest().pages().size(); page++) {
            int position = old.get().firstPosition(page);
            for (var entry : old.get().page(page).entries()) {
                if (wanted.containsKey(entry.digest()) && !old.get().isAssembled(entry.path())) {
                    known.putIfAbsent(entry.digest(), new PlanCopy.Source.OldFile(position));
                }
                position++;
            }
        }
    }

    private void addDescription() throws IOException {
        var content = read(now.manifest().info());
        var base = old.isPresent() ? read(old.get().manifest().info()) : new byte[0];
        makeRoom(content.length, base.length);
        frames.begin(new PlanItem.Description(content.length));
        frames.addLeaningBase(base);
        frames.addContent(content, true);
    }

    private void makeRoom(long size, long base) throws IOException {
        if (!frames.fits(size, base)) {
            frames.endFrame();
        }
    }

    private void add(Change change) throws IOException {
        var entry = change.now();
        var source = known.get(entry.digest());
        if (source != null) {
            makeRoom(0, 0);
            frames.copy(new PlanCopy(target(change), source, PlanCodec.stated(entry)));
            return;
        }
        int number = entry.sizeBytes() <= FrameLimits.CONTENT_BYTES ? addWhole(change) : addSliced(change);
        known.put(entry.digest(), new PlanCopy.Source.Item(number));
    }

    private static PlanCopy.Target target(Change change) {
        return switch (change) {
            case Change.Added added -> new PlanCopy.Target.AtPath(added.now().path());
            case Change.Replaced replaced -> new PlanCopy.Target.AtPosition(replaced.position());
        };
    }

    private int addWhole(Change change) throws IOException {
        var entry = change.now();
        var base = leansOn(change);
        long baseBytes = base.map(FileEntry::sizeBytes).orElse(0L);
        makeRoom(entry.sizeBytes(), baseBytes);
        int number = frames.begin(item(change, base.isPresent()));
        if (base.isPresent()) {
            frames.addLeaningBase(read(base.get().digest()));
        }
        frames.addContent(read(entry.digest()), MediaTypes.isCompressible(entry.mediaType()));
        return number;
    }

    private static Optional<FileEntry> leansOn(Change change) {
        return change instanceof Change.Replaced replaced
                        && replaced.old().sizeBytes() > 0
                        && replaced.old().sizeBytes() <= FrameLimits.BASE_BYTES
                ? Optional.of(replaced.old())
                : Optional.empty();
    }

    private static PlanItem item(Change change, boolean leaning) {
        var type = PlanCodec.stated(change.now());
        return switch (change) {
            case Change.Added added ->
                new PlanItem.Added(added.now().path(), added.now().sizeBytes(), type);
            case Change.Replaced replaced ->
                new PlanItem.Replaced(
                        replaced.position(),
                        leaning,
                        replaced.now().sizeBytes() - replaced.old().sizeBytes(),
                        type);
        };
    }

    private int addSliced(Change change) throws IOException {
        if (!frames.isEmpty()) {
            frames.endFrame();
        }
        var entry = change.now();
        boolean compressible = MediaTypes.isCompressible(entry.mediaType());
        int number = frames.begin(item(change, false));
        try (var in = open(entry.digest(), 0)) {
            for (long offset = 0; offset < entry.sizeBytes(); offset += SLICE_BYTES) {
                if (change instanceof Change.Replaced replaced) {
                    addOldWindow(replaced, offset);
                }
                frames.addContent(in.readNBytes(SLICE_BYTES), compressible);
                frames.endFrame();
            }
        }
        return number;
    }

    /** Lets a slice lean on what stood around the same place of the old file. */
    private void addOldWindow(Change.Replaced change, long offset) throws IOException {
        long margin = (FrameLimits.BASE_BYTES - SLICE_BYTES) / 2;
        long oldSize = change.old().sizeBytes();
        long start = Math.max(0, Math.min(offset - margin, oldSize - FrameLimits.BASE_BYTES));
        int length = (int) Math.min(FrameLimits.BASE_BYTES, oldSize - start);
        if (length > 0) {
            try (var in = open(change.old().digest(), start)) {
                frames.addBase(
                        new BaseRange(new BaseRange.Source.OldFile(change.position()), start, length),
                        in.readNBytes(length));
            }
        }
    }

    private byte[] read(Digest digest) throws IOException {
        try (var in = open(digest, 0)) {
            return in.readAllBytes();
        }
    }

    private InputStream open(Digest digest, long offset) throws IOException {
        return blobs.find(digest)
                .orElseThrow(() -> new IllegalStateException("the blob " + digest + " is gone from the store"))
                .open(offset);
    }
}
