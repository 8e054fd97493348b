package org.packhorse.node.store.segment;

import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.packhorse.node.store.BlobLocation;
import org.packhorse.node.store.StoredBlob;
import org.packhorse.protocol.content.Digest;

/** A blob that lies in {@code file} as it is. */
record PlainBlob(Digest digest, SegmentFile file, BlobLocation location) implements StoredBlob {
    @Override
    public long sizeBytes() {
        return location.contentBytes();
    }

    @Override
    public Form form() {
        return new Form.Plain();
    }

    @Override
    public InputStream open(long offset) {
        Objects.checkFromToIndex(offset, sizeBytes(), sizeBytes());
        return new SegmentInputStream(file, payload() + offset, sizeBytes() - offset);
    }

    @Override
    public List<Slice> slices() {
        return sizeBytes() == 0 ? List.of() : List.of(new Slice(file, payload(), sizeBytes()));
    }

    private long payload() {
        return location.offset() + RecordHeader.LENGTH_BYTES;
    }
}
