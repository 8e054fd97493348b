package org.packhorse.node.publish.base;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.packhorse.node.catalog.StoredVersion;
import org.packhorse.node.store.BlobStore;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.pack.BaseRange;

/**
 * Where the old version has content like that of files that change. First it is told all of the new content ({@link #want}),
 * then it looks through the old version once ({@link #search}), then it says what frames should lean on ({@link #choose}). One
 * thread.
 *
 * <p>Holds at most some half a million landmarks of the new content, and of the old version only where these stand: 40 MB.
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
    private final OldBlocks blocks;
    private LandmarkPlaces places = new LandmarkPlaces(0);

    /** @param newBytes how much content there is to be told */
    public Relatives(BlobStore blobs, long newBytes) {
        this.blobs = blobs;
        int bits = LEAST_SPARSENESS;
        while (newBytes >> bits > LANDMARK_LIMIT) {
            bits++;
        }
        this.sparseness = bits;
        this.blocks = new OldBlocks(Math.max(LEAST_BLOCK_BYTES, BLOCK_LANDMARKS << bits));
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

    /** Looks through those files of {@code old} that {@code eligible} admits, once. */
    public void search(StoredVersion old, Eligibility eligible) throws IOException {
        places = new LandmarkPlaces(wanted.size());
        if (wanted.size() < WORTHWHILE) {
            return;
        }
        for (int page = 0; page < old.manifest().pages().size(); page++) {
            int position = old.firstPosition(page);
            for (var entry : old.page(page).entries()) {
                if (eligible.test(entry)) {
                    search(position, entry);
                }
                position++;
            }
        }
    }

    private void search(int position, FileEntry entry) throws IOException {
        var landmarks = new Landmarks(sparseness);
        boolean isSmall = entry.sizeBytes() <= blocks.blockBytes();
        read(entry.digest(), (bytes, length, offset) -> {
            int block = isSmall ? blocks.addFile(position, length) : blocks.addPiece(position, offset, length);
            landmarks.visit(bytes, 0, length, mark -> {
                int number = wanted.find(mark);
                if (number >= 0) {
                    places.note(number, block);
                }
            });
        });
    }

    /** Sees a block of a blob. */
    private interface BlockVisitor {
        void visit(byte[] bytes, int length, long offset);
    }

    private void read(Digest digest, BlockVisitor visitor) throws IOException {
        var buffer = new byte[blocks.blockBytes()];
        long offset = 0;
        try (InputStream in = blobs.find(digest)
                .orElseThrow(() -> new IllegalStateException("the blob " + digest + " is gone from the store"))
                .open(0)) {
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
     * @param content what it holds
     * @param leaning what it leans on already
     * @param room the most bytes that may be added to that
     */
    public List<BaseRange> choose(byte[] content, byte[] leaning, int room) {
        if (blocks.size() == 0) {
            return List.of();
        }
        var missing = new BitSet(wanted.size());
        visitWanted(content, missing::set);
        visitWanted(leaning, missing::clear);
        var picked = new BlockCover(places, blocks, missing).pick(room);
        var ranges = new ArrayList<BaseRange>();
        for (int block : picked) {
            add(blocks.range(block), ranges);
        }
        return ranges;
    }

    private void visitWanted(byte[] bytes, java.util.function.IntConsumer visitor) {
        new Landmarks(sparseness).visit(bytes, 0, bytes.length, mark -> {
            int number = wanted.find(mark);
            if (number >= 0) {
                visitor.accept(number);
            }
        });
    }

    /** Adds {@code range}, as one with the last where it follows that at once. */
    private static void add(BaseRange range, List<BaseRange> ranges) {
        if (!ranges.isEmpty()
                && ranges.getLast() instanceof BaseRange.OldFiles last
                && range instanceof BaseRange.OldFiles next
                && last.position() + last.count() == next.position()) {
            ranges.set(ranges.size() - 1, new BaseRange.OldFiles(last.position(), last.count() + next.count()));
        } else if (!ranges.isEmpty()
                && ranges.getLast() instanceof BaseRange.Window last
                && range instanceof BaseRange.Window next
                && last.position() == next.position()
                && last.offset() + last.length() == next.offset()) {
            ranges.set(
                    ranges.size() - 1,
                    new BaseRange.Window(last.position(), last.offset(), last.length() + next.length()));
        } else {
            ranges.add(range);
        }
    }
}
