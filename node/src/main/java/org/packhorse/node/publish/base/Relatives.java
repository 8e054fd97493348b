package org.packhorse.node.publish.base;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.packhorse.node.catalog.StoredVersion;
import org.packhorse.node.store.BlobStore;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.pack.BaseRange;

/**
 * Where the receiver has content like that of files that change: in the old version, or in frames that came before. First it is told
 * all of the new content ({@link #want}), then it looks through the old version once ({@link #search}); then it says for one frame
 * after the other what it should lean on ({@link #choose}), and is told what is in it ({@link #note}). One thread.
 *
 * <p>Holds at most some half a million landmarks of the new content, and of all else only where these stand: 40 MB.
 */
public final class Relatives {
    /** One place in 16: a page of 600 bytes has some 40. */
    private static final int LEAST_SPARSENESS = 4;

    private static final int LANDMARK_LIMIT = 1 << 19;

    /** Every block costs about two bytes to name. */
    private static final int LEAST_BLOCK_BYTES = 16 << 10;

    /** So many landmarks are expected in a block at least. */
    private static final int BLOCK_LANDMARKS = 16;

    /** Fewer new landmarks than this, about a kilobyte of text, are not worth looking through the old version. */
    private static final int WORTHWHILE = 64;

    private final BlobStore blobs;
    private final int sparseness;
    private final LandmarkSet wanted = new LandmarkSet();
    private final Blocks blocks;
    /** For reading blobs, a block at a time: millions of small files would leave as many of it for the collector. */
    private final byte[] buffer;

    private LandmarkPlaces places = new LandmarkPlaces(0);

    /** @param newBytes how much content there is to be told */
    public Relatives(BlobStore blobs, long newBytes) {
        this.blobs = blobs;
        int bits = LEAST_SPARSENESS;
        while (newBytes >> bits > LANDMARK_LIMIT) {
            bits++;
        }
        this.sparseness = bits;
        this.blocks = new Blocks(Math.max(LEAST_BLOCK_BYTES, BLOCK_LANDMARKS << bits));
        this.buffer = new byte[blocks.blockBytes()];
    }

    /** Takes note of a new file's content. */
    public void want(Digest content) throws IOException {
        var landmarks = new Landmarks(sparseness);
        read(content, (bytes, length, _) -> landmarks.visit(bytes, 0, length, wanted::add));
    }

    /** Takes note of what of a new file's content is not in {@code old}, which it leans on anyhow. */
    public void want(Digest content, Digest old) throws IOException {
        var known = new LandmarkSet();
        var landmarks = new Landmarks(sparseness);
        read(old, (bytes, length, _) -> landmarks.visit(bytes, 0, length, known::add));
        landmarks.restart();
        read(
                content,
                (bytes, length, _) -> landmarks.visit(bytes, 0, length, mark -> {
                    if (known.find(mark) < 0) {
                        wanted.add(mark);
                    }
                }));
    }

    /** Says which files may be leaned on. */
    @FunctionalInterface
    public interface Eligibility {
        /** Whether {@code entry} may be. */
        boolean test(FileEntry entry) throws IOException;
    }

    /**
     * Looks through those files of {@code old} that {@code eligible} admits, once. May be called again for versions that follow.
     *
     * @param firstPosition of the first entry, in the order of all versions
     */
    public void search(StoredVersion old, int firstPosition, Eligibility eligible) throws IOException {
        if (wanted.size() < WORTHWHILE) {
            return;
        }
        makeRoom();
        for (int page = 0; page < old.manifest().pages().size(); page++) {
            int position = firstPosition + old.firstPosition(page);
            for (var entry : old.page(page).entries()) {
                if (eligible.test(entry)) {
                    search(position, entry);
                }
                position++;
            }
        }
    }

    /** All of the new content has been told. */
    private void makeRoom() {
        if (blocks.size() == 0) {
            places = new LandmarkPlaces(wanted.size());
        }
    }

    private void search(int position, FileEntry entry) throws IOException {
        var landmarks = new Landmarks(sparseness);
        boolean isSmall = entry.sizeBytes() <= blocks.blockBytes();
        read(entry.digest(), (bytes, length, offset) -> {
            int block = isSmall ? blocks.addFile(position, length) : blocks.addPiece(position, offset, length);
            landmarks.visit(bytes, 0, length, mark -> note(mark, block));
        });
    }

    private void note(long mark, int block) {
        int number = wanted.find(mark);
        if (number >= 0) {
            places.note(number, block);
        }
    }

    /** Takes note of what frame number {@code frame} brings: later ones may lean on it. */
    public void note(int frame, byte[] content) {
        makeRoom();
        var landmarks = new Landmarks(sparseness);
        for (int offset = 0; offset < content.length; offset += blocks.blockBytes()) {
            int length = Math.min(blocks.blockBytes(), content.length - offset);
            int block = blocks.addPieceOfFrame(frame, offset, length);
            landmarks.visit(content, offset, length, mark -> note(mark, block));
        }
    }

    /** Sees a block of a blob. */
    private interface BlockVisitor {
        void visit(byte[] bytes, int length, long offset);
    }

    private void read(Digest digest, BlockVisitor visitor) throws IOException {
        long offset = 0;
        try (InputStream in = blobs.get(digest).open(0)) {
            int length = in.readNBytes(buffer, 0, buffer.length);
            do {
                visitor.visit(buffer, length, offset);
                offset += length;
                length = in.readNBytes(buffer, 0, buffer.length);
            } while (length > 0);
        }
    }

    /**
     * What a body should lean on.
     *
     * @param frame its number in the pack
     * @param content what it holds
     * @param leaning what it leans on already
     * @param room the most bytes that may be added to that
     */
    public List<BaseRange> choose(int frame, byte[] content, byte[] leaning, int room) {
        if (blocks.size() == 0) {
            return List.of();
        }
        var missing = new BitSet(wanted.size());
        visitWanted(content, missing::set);
        visitWanted(leaning, missing::clear);
        var picked = new BlockCover(places, blocks, missing).pick(room);
        var ranges = new ArrayList<BaseRange>();
        for (int block : picked) {
            add(blocks.range(block, frame), ranges);
        }
        return ranges;
    }

    private void visitWanted(byte[] bytes, IntConsumer visitor) {
        new Landmarks(sparseness).visit(bytes, 0, bytes.length, mark -> {
            int number = wanted.find(mark);
            if (number >= 0) {
                visitor.accept(number);
            }
        });
    }

    /** Adds {@code range}, as one with the last where it follows that at once. */
    private static void add(BaseRange range, List<BaseRange> ranges) {
        var joined = ranges.isEmpty() ? Optional.<BaseRange>empty() : join(ranges.getLast(), range);
        if (joined.isPresent()) {
            ranges.set(ranges.size() - 1, joined.get());
        } else {
            ranges.add(range);
        }
    }

    private static Optional<BaseRange> join(BaseRange last, BaseRange next) {
        if (last instanceof BaseRange.OldFiles(int position, int count)
                && next instanceof BaseRange.OldFiles(int nextPosition, int nextCount)
                && position + count == nextPosition) {
            return Optional.of(new BaseRange.OldFiles(position, count + nextCount));
        }
        if (last instanceof BaseRange.Window(int position, long offset, int length)
                && next instanceof BaseRange.Window(int nextPosition, long nextOffset, int nextLength)
                && position == nextPosition
                && offset + length == nextOffset) {
            return Optional.of(new BaseRange.Window(position, offset, length + nextLength));
        }
        if (last instanceof BaseRange.EarlierFrame(int framesBack, long offset, int length)
                && next instanceof BaseRange.EarlierFrame(int nextFramesBack, long nextOffset, int nextLength)
                && framesBack == nextFramesBack
                && offset + length == nextOffset) {
            return Optional.of(new BaseRange.EarlierFrame(framesBack, offset, length + nextLength));
        }
        return Optional.empty();
    }
}
