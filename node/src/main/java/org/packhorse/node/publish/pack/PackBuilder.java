package org.packhorse.node.publish.pack;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.packhorse.node.catalog.Footing;
import org.packhorse.node.catalog.StoredVersion;
import org.packhorse.node.publish.base.Relatives;
import org.packhorse.node.publish.pack.VersionDifference.Change;
import org.packhorse.node.store.BlobStore;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.MediaTypes;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.pack.FrameLimits;
import org.packhorse.protocol.pack.PackHead;
import org.packhorse.protocol.pack.PlanItem;

/**
 * Makes the pack between two versions of a collection.
 *
 * <p>Text travels first, then small media, then large media; within each, files of one kind follow each other, so that they can lean on
 * one another. A changed file leans on its old self; all lean on what is like them in versions that the receiver has and in frames
 * before ({@link Relatives}).
 * Content that the receiver has under another path, or in another collection that the pack may lean on, does not travel.
 */
public final class PackBuilder {
    /**
     * A slice of a file too large for one frame. Measured: the 3 MiB by which the base is larger bridge what moved within the file;
     * at 7.5 MiB a pair of closed containers took 434,431 bytes instead of 280,141.
     */
    private static final int SLICE_BYTES = 5 << 20;

    /** Where more than this would be read, only files that are likely to be alike are looked through: seconds, not minutes. */
    private static final long SEARCH_BYTES = 4L << 30;

    /** Measured: level 22 saves half a percent over 19 and takes up to twice as long, which is nothing where little changes. */
    private static final int LEVEL = 22;

    private static final int LEVEL_MUCH = 19;

    /** From here on time is worth more. */
    private static final long MUCH_BYTES = 8 << 20;

    private final BlobStore blobs;
    private final Footing footing;
    private final Optional<StoredVersion> old;
    private final StoredVersion now;
    private final OutputStream out;
    private final KnownContent known = new KnownContent();

    /** A builder of the pack to {@code now} for whoever has {@code footing}; its frames go to {@code out}. */
    public PackBuilder(BlobStore blobs, Footing footing, StoredVersion now, OutputStream out) {
        this.blobs = blobs;
        this.footing = footing;
        this.old = footing.old();
        this.now = now;
        this.out = out;
    }

    /**
     * Writes all frames and gives the head that belongs before them.
     *
     * @param progress told how many bytes of content have been done
     */
    public PackHead build(ByteWatcher progress) throws IOException, InterruptedException {
        var difference = old.isPresent() ? VersionDifference.between(old.get(), now) : VersionDifference.ofAll(now);
        known.learn(footing, difference.changes());
        var frames = new PackFrames(
                out,
                blobs,
                footing.grounds().isEmpty() ? Optional.empty() : Optional.of(new OldContent(blobs, footing)),
                bytes(difference.changes()) < MUCH_BYTES ? LEVEL : LEVEL_MUCH);
        new Filling(difference, frames).run(progress);
        return new PackHead(
                now.collection(),
                old.map(StoredVersion::version).orElse(Version.NOTHING),
                now.version(),
                frames.written(),
                frames.contentBytes(),
                footing.leans());
    }

    private static long bytes(List<Change> changes) {
        return changes.stream().mapToLong(c -> c.now().sizeBytes()).sum();
    }

    private byte[] read(Digest digest) throws IOException {
        try (var in = blobs.get(digest).open(0)) {
            return in.readAllBytes();
        }
    }

    /** Whether {@code change} leans on all of its old self by itself. */
    private static boolean isLeaning(Change change) {
        return change instanceof Change.Replaced replaced
                && replaced.now().sizeBytes() <= FrameLimits.CONTENT_BYTES
                && replaced.old().sizeBytes() > 0
                && replaced.old().sizeBytes() <= FrameLimits.BASE_BYTES;
    }

    /** The work on one pack. */
    private final class Filling {
        private final VersionDifference difference;
        private final PackFrames frames;

        Filling(VersionDifference difference, PackFrames frames) {
            this.difference = difference;
            this.frames = frames;
        }

        void run(ByteWatcher progress) throws IOException, InterruptedException {
            for (int position : difference.removed()) {
                makeRoom(0, 0);
                frames.remove(position);
            }
            var travelling = new ArrayList<Change>();
            for (var change : difference.changes()) {
                if (!copy(change)) {
                    travelling.add(change);
                }
            }
            var items =
                    new ItemNames(footing.grounds().isEmpty() ? Optional.empty() : Optional.of(namesakes(travelling)));
            boolean describes = difference.describedAnew();
            var stretches = TravelOrder.stretches(travelling);
            for (var stretch : stretches) {
                lookForRelatives(stretch, SEARCH_BYTES / stretches.size());
                if (describes) {
                    addDescription();
                    describes = false;
                }
                for (var change : stretch) {
                    if (!copy(change)) {
                        add(change, items);
                    }
                    progress.add(change.now().sizeBytes());
                }
            }
            if (describes) {
                addDescription();
            }
            frames.endFrame();
        }

        private boolean copy(Change change) throws IOException {
            var copy = known.find(change);
            if (copy.isPresent()) {
                makeRoom(0, 0);
                frames.copy(copy.get());
            }
            return copy.isPresent();
        }

        private void makeRoom(long size, long base) throws IOException {
            if (!frames.fits(size, base)) {
                frames.endFrame();
            }
        }

        private void addDescription() throws IOException {
            var content = read(now.manifest().info());
            var base = old.isPresent() ? read(old.get().manifest().info()) : new byte[0];
            makeRoom(content.length, base.length);
            frames.begin(new PlanItem.Description(content.length));
            frames.addLeaningBase(base);
            frames.addContent(now.manifest().info(), 0, content, true);
        }

        private Namesakes namesakes(List<Change> travelling) throws IOException {
            var added = travelling.stream()
                    .filter(Change.Added.class::isInstance)
                    .map(c -> c.now().path())
                    .toList();
            return Namesakes.find(footing, added);
        }

        private void lookForRelatives(List<Change> stretch, long searchBytes) throws IOException {
            var relatives = new Relatives(blobs, bytes(stretch));
            for (var change : stretch) {
                if (change instanceof Change.Replaced replaced && isLeaning(change)) {
                    relatives.want(replaced.now().digest(), replaced.old().digest());
                } else {
                    relatives.want(change.now().digest());
                }
            }
            for (var ground : footing.grounds()) {
                relatives.search(
                        ground.version(), ground.firstPosition(), eligible(ground.version(), stretch, searchBytes));
            }
            frames.leanOn(relatives);
        }

        private static Relatives.Eligibility eligible(StoredVersion version, List<Change> stretch, long searchBytes) {
            if (version.manifest().contentBytes() <= searchBytes) {
                return entry -> !version.isAssembled(entry.path());
            }
            var paths = new HashSet<FilePath>();
            var extensions = new HashSet<String>();
            for (var change : stretch) {
                paths.add(change.now().path());
                extensions.add(change.now().path().extension());
            }
            return entry -> !version.isAssembled(entry.path())
                    && (paths.contains(entry.path())
                            || (MediaTypes.isCompressible(entry.mediaType())
                                    && extensions.contains(entry.path().extension())));
        }

        private void add(Change change, ItemNames items) throws IOException {
            var entry = change.now();
            int number;
            if (entry.sizeBytes() <= FrameLimits.CONTENT_BYTES) {
                boolean leaning = isLeaning(change);
                makeRoom(
                        entry.sizeBytes(),
                        leaning ? ((Change.Replaced) change).old().sizeBytes() : 0);
                number = frames.begin(items.item(change, isLeaning(change)));
                if (leaning) {
                    frames.addLeaningBase(read(((Change.Replaced) change).old().digest()));
                }
                frames.addContent(
                        entry.digest(), 0, read(entry.digest()), MediaTypes.isCompressible(entry.mediaType()));
            } else {
                number = addSliced(change, items);
            }
            known.learn(entry.digest(), number);
        }

        private int addSliced(Change change, ItemNames items) throws IOException {
            frames.endFrame();
            var entry = change.now();
            int number = frames.begin(items.item(change, isLeaning(change)));
            try (var in = blobs.get(entry.digest()).open(0)) {
                for (long offset = 0; offset < entry.sizeBytes(); offset += SLICE_BYTES) {
                    if (offset > 0) {
                        frames.endFrame();
                    }
                    frames.addContent(
                            entry.digest(),
                            offset,
                            in.readNBytes(SLICE_BYTES),
                            MediaTypes.isCompressible(entry.mediaType()));
                }
            }
            return number;
        }
    }
}
