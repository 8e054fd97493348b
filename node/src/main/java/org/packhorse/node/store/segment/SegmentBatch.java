package org.packhorse.node.store.segment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.packhorse.node.store.BlobBatch;
import org.packhorse.node.store.BlobLocation;
import org.packhorse.node.store.StorageFullException;
import org.packhorse.node.store.StoredBlob;
import org.packhorse.protocol.content.Digest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Blobs on their way into segments. */
final class SegmentBatch implements BlobBatch {
    private static final Logger LOG = LoggerFactory.getLogger(SegmentBatch.class);

    private final SegmentWriter writer;
    private final BlobIndex index;
    private final SegmentDirectory directory;
    private final Set<Digest> distrusted;
    private final Runnable ended;
    private final RecordWriter records;
    private final Map<Digest, BlobLocation> added = new HashMap<>();
    private boolean isOpen = true;
    private boolean isClosed;

    /**
     * A batch that has the turn to write.
     *
     * @param distrusted blobs that are written anew although they are here; those that were are taken out
     * @param ended told when the turn to write passes on
     */
    SegmentBatch(
            SegmentWriter writer, BlobIndex index, SegmentDirectory directory, Set<Digest> distrusted, Runnable ended) {
        this.distrusted = distrusted;
        this.writer = writer;
        this.index = index;
        this.directory = directory;
        this.ended = ended;
        this.records = new RecordWriter(writer, this::find);
    }

    private Optional<BlobLocation> find(Digest digest) throws IOException {
        var here = added.get(digest);
        if (here != null) {
            return Optional.of(here);
        }
        return distrusted.contains(digest) ? Optional.empty() : index.find(digest);
    }

    /** The same of a part to be joined, which was written anew, perhaps by a batch before, if it was to be. */
    private Optional<BlobLocation> findPart(Digest digest) throws IOException {
        var here = added.get(digest);
        return here != null ? Optional.of(here) : index.find(digest);
    }

    @Override
    public Digest add(ByteBuffer content, boolean compressible) throws IOException {
        requireRoomFor(1);
        return keep(records.write(content, compressible));
    }

    @Override
    public Digest add(InputStream content, boolean compressible) throws IOException {
        requireRoomFor(1);
        return keep(records.write(content, compressible));
    }

    private Digest keep(RecordWriter.Written written) {
        written.location().ifPresent(location -> added.put(written.digest(), location));
        return written.digest();
    }

    private void requireRoomFor(int blobs) {
        if (!isOpen) {
            throw new IllegalStateException("the batch is closed");
        }
        if (added.size() + blobs > BLOB_LIMIT) {
            throw new IllegalStateException("a batch has at most " + BLOB_LIMIT + " blobs: commit before adding more");
        }
    }

    @Override
    public Digest join(List<Digest> parts) throws IOException {
        requireRoomFor(1);
        writer.flush();
        var reader = new BlobReader(directory, this::findPart);
        var names = flattened(parts, reader);
        if (names.size() == 1) {
            return names.getFirst();
        }
        if (names.isEmpty()) {
            return add(ByteBuffer.allocate(0), false);
        }
        if (names.size() > PART_LIMIT) {
            throw new IllegalArgumentException("a blob is joined of at most " + PART_LIMIT + " parts");
        }
        return write(new Joining(opened(names, reader)));
    }

    /** The parts that are not joined themselves; none is empty. */
    private List<Digest> flattened(List<Digest> parts, BlobReader reader) throws IOException {
        var names = new ArrayList<Digest>();
        for (var part : parts) {
            var location = findPart(part)
                    .orElseThrow(() -> new IllegalArgumentException("the store has no part called " + part));
            if (location.layout().isJoined()) {
                names.addAll(reader.parts(location).orElseThrow(() -> new IOException(part + ": its segment is gone")));
            } else if (location.contentBytes() > 0) {
                names.add(part);
            }
        }
        return names;
    }

    private List<StoredBlob> opened(List<Digest> names, BlobReader reader) throws IOException {
        var blobs = new ArrayList<StoredBlob>(names.size());
        for (var name : names) {
            var location = findPart(name)
                    .orElseThrow(() -> new IOException(name + ": it is named by a joined blob, but gone"));
            blobs.add(reader.read(name, location).orElseThrow(() -> new IOException(name + ": its segment is gone")));
        }
        return blobs;
    }

    private Digest write(Joining joining) throws IOException {
        var layout = joining.layout();
        if (layout.isEmpty()) {
            try (var content = joining.open()) {
                return add(content, true);
            }
        }
        var header = joining.header(layout.get());
        return find(header.digest()).isPresent() ? header.digest() : keep(records.writeRecord(header, joining.names()));
    }

    @Override
    public void commit() throws IOException {
        requireRoomFor(0);
        if (added.isEmpty()) {
            return;
        }
        var edit = index.edit();
        writer.sync().forEach(edit::grow);
        for (var blob : added.entrySet()) {
            var before =
                    distrusted.contains(blob.getKey()) ? index.find(blob.getKey()) : Optional.<BlobLocation>empty();
            if (before.isPresent()) {
                edit.forget(blob.getKey(), before.get());
            }
            edit.place(blob.getKey(), blob.getValue());
        }
        boolean isKnown = false;
        try {
            edit.commit();
            isKnown = true;
        } catch (StorageFullException e) {
            isKnown = true;
            throw e;
        } finally {
            // Whatever else went wrong, the bytes may count already: they must not be given back.
            if (!isKnown) {
                isOpen = false;
                writer.leave();
            }
        }
        writer.settle();
        distrusted.removeAll(added.keySet());
        added.clear();
    }

    @Override
    public void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        isOpen = false;
        records.close();
        added.clear();
        try {
            writer.giveBack();
        } catch (IOException e) {
            LOG.atWarn().addKeyValue("store", directory).setCause(e).log("room could not be given back");
        } finally {
            ended.run();
        }
    }
}
