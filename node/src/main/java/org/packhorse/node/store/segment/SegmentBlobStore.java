package org.packhorse.node.store.segment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import org.packhorse.node.store.BlobBatch;
import org.packhorse.node.store.BlobStore;
import org.packhorse.node.store.Database;
import org.packhorse.node.store.StorageUse;
import org.packhorse.node.store.StoredBlob;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.RefusedInputException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Blobs in append-only segment files; the database says where each lies.
 *
 * <pre>
 *   0000000000000001.segment        database
 *   +--------+---------+-------+    blobs:    digest  -> segment, offset, lengths, layout, CRC
 *   | header | payload | table |    segments: segment -> bytes that count, of these alive, blobs
 *   +--------+---------+-------+
 *   | header | payload | ...        header: see {@link RecordHeader}; table: see {@link FragmentTable}
 * </pre>
 *
 * <p><b>What a commit does, in this order</b>: (1) appends what is still buffered; (2) fsync of each segment that was
 * written; (3) fsync of the folder, where a segment is new; (4) one synced write to the database: the blobs' places
 * together with the number of bytes that count in each segment. Before (4) nothing of the batch exists; after it, all
 * of it does. Power may fail in between: what lies behind the bytes that count is cut at the next start, and a file
 * that the database does not know is deleted.
 *
 * <p><b>What a sweep does</b>: takes blobs out of the database; then, for each segment with less than half alive,
 * appends the live records to the newest segment and moves their entries by a commit as above; then takes the segment
 * out of the database; then deletes its file. Whoever reads that file has it open and reads on (POSIX keeps it).
 *
 * <p><b>Joined blobs</b> are records that hold their parts' names. The parts stay blobs of their own, whose records may
 * move; a sweep keeps them for as long as it keeps what is joined of them.
 *
 * <p>One writes at a time ({@link #turn}); reading needs no lock.
 */
public final class SegmentBlobStore implements BlobStore {
    private static final Logger LOG = LoggerFactory.getLogger(SegmentBlobStore.class);

    /** A blob that moves between our asking where it lies and opening that file moves once, hardly ever twice. */
    private static final int FIND_ATTEMPTS = 10;

    private final SegmentDirectory directory;
    private final BlobIndex index;
    private final SegmentWriter writer;
    private final BlobReader reader;
    private final SegmentLimits limits;
    private final Semaphore turn = new Semaphore(1);
    /** Blobs that have to be written anew. */
    private final Set<Digest> distrusted = ConcurrentHashMap.newKeySet();

    private SegmentBlobStore(SegmentDirectory directory, BlobIndex index, SegmentLimits limits) {
        this.directory = directory;
        this.index = index;
        this.limits = limits;
        this.writer = new SegmentWriter(directory, index, limits);
        this.reader = new BlobReader(directory, index);
    }

    /**
     * Opens the store whose segments lie in {@code folder}, which is created where it is missing, and drops what an
     * interrupted batch has left.
     *
     * @param database stays the caller's, who closes it after the store
     * @throws RefusedInputException where there are segments that the database does not know at all
     */
    public static SegmentBlobStore open(Path folder, Database database, SegmentLimits limits)
            throws IOException, RefusedInputException {
        var directory = new SegmentDirectory(folder);
        var index = BlobIndex.load(database);
        if (index.states().isEmpty()) {
            begin(directory, index);
        }
        cutTails(directory, index);
        return new SegmentBlobStore(directory, index, limits);
    }

    /** Opens the store whose segments lie in {@code folder}, to be read only: what an interrupted batch has left stays, and is not seen. */
    public static SegmentBlobStore openToRead(Path folder, Database database) throws IOException {
        return new SegmentBlobStore(new SegmentDirectory(folder), BlobIndex.load(database), SegmentLimits.USUAL);
    }

    private static void begin(SegmentDirectory directory, BlobIndex index) throws IOException, RefusedInputException {
        if (!directory.numbers().isEmpty()) {
            throw new RefusedInputException(
                    directory.toString(),
                    "there are blobs, but the database knows none of them",
                    "put the database that belongs to them back, or move the folder away to begin anew");
        }
        var edit = index.edit();
        edit.grow(1, 0);
        edit.commit();
    }

    private static void cutTails(SegmentDirectory directory, BlobIndex index) throws IOException {
        for (var segment : directory.numbers()) {
            directory.cut(segment, index.committedBytes(segment));
        }
        for (var entry : index.states().entrySet()) {
            if (directory.lengthBytes(entry.getKey()) < entry.getValue().committedBytes()) {
                LOG.atError()
                        .addKeyValue("store", directory)
                        .addKeyValue("segment", entry.getKey())
                        .log("segment is shorter than it was; verify the store");
            }
        }
    }

    @Override
    public Optional<StoredBlob> find(Digest digest) throws IOException {
        for (var attempt = 0; attempt < FIND_ATTEMPTS; attempt++) {
            var location = index.find(digest);
            if (location.isEmpty()) {
                return Optional.empty();
            }
            var blob = reader.read(digest, location.get());
            if (blob.isPresent()) {
                return blob;
            }
        }
        throw new IOException(digest + ": the file that held it is gone; verify the store, then fetch again");
    }

    @Override
    public BlobBatch begin() throws InterruptedException {
        turn.acquire();
        return new SegmentBatch(writer, index, directory, distrusted, turn::release);
    }

    @Override
    public StorageUse use() throws IOException {
        var totals = index.totals();
        return new StorageUse(
                totals.blobs(),
                totals.contentBytes(),
                totals.committedBytes(),
                Math.max(0, directory.freeBytes() - limits.reserveBytes()));
    }

    @Override
    public List<Digest> verify(VerifyWatcher watcher) throws IOException, InterruptedException {
        return new Scrubbing(index, directory, this::find).verify(watcher);
    }

    @Override
    public void distrust(Collection<Digest> damaged) {
        distrusted.addAll(damaged);
    }

    @Override
    public void sweep(Predicate<Digest> keep) throws IOException, InterruptedException {
        turn.acquire();
        try {
            new Sweeping(index, directory, writer, reader).sweep(keep);
        } finally {
            try {
                writer.giveBack();
            } finally {
                turn.release();
            }
        }
    }

    @Override
    public void close() throws IOException {
        directory.close();
    }
}
