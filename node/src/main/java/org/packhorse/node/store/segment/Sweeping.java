package org.packhorse.node.store.segment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.packhorse.node.store.BlobLocation;
import org.packhorse.node.store.SegmentState;
import org.packhorse.protocol.content.Digest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One sweep: forgets blobs, then copies what lives out of sparse segments. Holds the turn to write. */
final class Sweeping {
    private static final Logger LOG = LoggerFactory.getLogger(Sweeping.class);

    /** Bounds the memory for changes that wait to be committed. */
    private static final int CHANGE_LIMIT = 4096;

    /** A segment with less alive than this is copied: what is written is at most what is gained. */
    private static final int SPARSE_PERCENT = 50;

    private static final int COPY_BYTES = 128 * 1024;

    private final BlobIndex index;
    private final SegmentDirectory directory;
    private final SegmentWriter writer;
    private final BlobReader reader;
    private final byte[] copied = new byte[COPY_BYTES];
    private final List<Move> moves = new ArrayList<>();

    Sweeping(BlobIndex index, SegmentDirectory directory, SegmentWriter writer, BlobReader reader) {
        this.index = index;
        this.directory = directory;
        this.writer = writer;
        this.reader = reader;
    }

    private record Move(Digest digest, BlobLocation from, BlobLocation to) {}

    void sweep(Predicate<Digest> keep) throws IOException, InterruptedException {
        forget(keep, partsOfKept(keep));
        for (var segment : index.states().keySet()) {
            // Asked again each time: what was copied meanwhile may have filled it.
            if (isSparse(index.state(segment))) {
                empty(segment);
            }
        }
    }

    /**
     * The first eight bytes of the names of all parts that kept blobs are joined of, in order. Where two blobs share
     * them one more is kept, which does no harm.
     */
    private long[] partsOfKept(Predicate<Digest> keep) throws IOException, InterruptedException {
        var parts = LongStream.builder();
        for (var page = 0; page < BlobIndex.PAGES; page++) {
            stopWhereInterrupted();
            for (var entry : index.page(page)) {
                if (entry.location().layout().isJoined() && keep.test(entry.digest())) {
                    var names = reader.parts(entry.location())
                            .orElseThrow(() -> new IOException(entry.digest() + ": its segment is gone"));
                    names.forEach(name -> parts.add(beginning(name)));
                }
            }
        }
        var sorted = parts.build().toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    private static long beginning(Digest digest) {
        return ByteBuffer.wrap(digest.toBytes()).getLong();
    }

    private void forget(Predicate<Digest> keep, long[] parts) throws IOException, InterruptedException {
        var edit = index.edit();
        var changes = 0;
        for (var page = 0; page < BlobIndex.PAGES; page++) {
            stopWhereInterrupted();
            for (var entry : index.page(page)) {
                if (!keep.test(entry.digest()) && Arrays.binarySearch(parts, beginning(entry.digest())) < 0) {
                    edit.forget(entry.digest(), entry.location());
                    changes++;
                }
            }
            if (changes >= CHANGE_LIMIT) {
                edit.commit();
                edit = index.edit();
                changes = 0;
            }
        }
        if (changes > 0) {
            edit.commit();
        }
    }

    private static boolean isSparse(SegmentState state) {
        return state.committedBytes() > 0 && state.liveBytes() * 100 < state.committedBytes() * SPARSE_PERCENT;
    }

    private void empty(long segment) throws IOException, InterruptedException {
        if (writer.isAt(segment)) {
            writer.beginSegment();
        }
        if (index.state(segment).liveBytes() > 0) {
            copyLive(segment, index.state(segment).committedBytes());
        }
        if (index.state(segment).liveBytes() > 0) {
            LOG.atWarn().addKeyValue("segment", segment).log("segment cannot be emptied; verify the store");
            return;
        }
        var edit = index.edit();
        edit.drop(segment);
        edit.commit();
        directory.delete(segment);
    }

    private void copyLive(long segment, long committedBytes) throws IOException, InterruptedException {
        var file = directory.find(segment).orElseThrow(() -> new IOException("segment " + segment + " is gone"));
        var header = new byte[RecordHeader.LENGTH_BYTES];
        for (var offset = 0L; offset < committedBytes; ) {
            stopWhereInterrupted();
            file.readFully(offset, header, 0, header.length);
            var record = RecordHeader.find(header);
            if (record.isEmpty()) {
                break;
            }
            var from = record.get().at(segment, offset);
            var digest = record.get().digest();
            if (index.find(digest).filter(from::equals).isPresent()) {
                moves.add(new Move(digest, from, copy(file, from)));
            }
            if (moves.size() >= CHANGE_LIMIT) {
                settle();
            }
            offset += RecordHeader.recordBytes(from);
        }
        settle();
    }

    private BlobLocation copy(SegmentFile file, BlobLocation from) throws IOException {
        var place = writer.begin();
        var length = RecordHeader.recordBytes(from);
        for (var done = 0L; done < length; ) {
            var part = (int) Math.min(copied.length, length - done);
            file.readFully(from.offset() + done, copied, 0, part);
            writer.append(copied, 0, part);
            done += part;
        }
        return new BlobLocation(
                place.segment(), place.offset(), from.storedBytes(), from.contentBytes(), from.layout(), from.crc32());
    }

    private void settle() throws IOException {
        var edit = index.edit();
        writer.sync().forEach(edit::grow);
        moves.forEach(move -> edit.move(move.digest(), move.from(), move.to()));
        edit.commit();
        writer.settle();
        moves.clear();
    }

    private static void stopWhereInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("the sweep was ended early");
        }
    }
}
