package org.packhorse.node.store.segment;

import static org.packhorse.node.store.segment.FragmentTable.FRAGMENT_BYTES;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.packhorse.node.store.BlobLocation;
import org.packhorse.node.store.StoredBlob;
import org.packhorse.protocol.content.Digest;

/** A blob that lies in {@code file} as fragments. */
record DeflatedBlob(Digest digest, SegmentFile file, BlobLocation location) implements StoredBlob {
    @Override
    public long sizeBytes() {
        return location.contentBytes();
    }

    @Override
    public Form form() {
        return new Form.Deflated(location.crc32(), location.storedBytes());
    }

    @Override
    public InputStream open(long offset) throws IOException {
        Objects.checkFromToIndex(offset, sizeBytes(), sizeBytes());
        var fragment = (int) (offset / FRAGMENT_BYTES);
        var begin =
                fragment == 0 ? 0 : FragmentTable.read(file, location, fragment).offsetOf(fragment);
        var stored = location.storedBytes() - begin;
        var content = new FragmentInputStream(new SegmentInputStream(file, payload() + begin, stored), stored);
        try {
            content.skipNBytes(offset % FRAGMENT_BYTES);
            return content;
        } catch (IOException e) {
            content.close();
            throw e;
        }
    }

    @Override
    public List<Slice> slices() {
        return List.of(new Slice(file, payload(), location.storedBytes()));
    }

    private long payload() {
        return location.offset() + RecordHeader.LENGTH_BYTES;
    }
}
