package org.packhorse.node.store.segment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.packhorse.node.store.BlobLayout;
import org.packhorse.node.store.BlobLocation;
import org.packhorse.node.store.StoredBlob;
import org.packhorse.protocol.content.Digest;

/** Makes readable blobs of locations. */
final class BlobReader {
    private final SegmentDirectory directory;
    private final Locations locations;

    /** A reader that finds the parts of joined blobs through {@code locations}. */
    BlobReader(SegmentDirectory directory, Locations locations) {
        this.directory = directory;
        this.locations = locations;
    }

    /** The blob at {@code location}; empty where a segment is gone, because it was compacted meanwhile or is damaged. */
    Optional<StoredBlob> read(Digest digest, BlobLocation location) throws IOException {
        var found = directory.find(location.segment());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var file = found.get();
        return switch (location.layout()) {
            case PLAIN -> Optional.of(new PlainBlob(digest, file, location));
            case DEFLATED -> Optional.of(new DeflatedBlob(digest, file, location));
            case JOINED_PLAIN, JOINED_DEFLATED -> joined(digest, location, partsIn(file, location));
        };
    }

    /** The names of the parts of the joined blob at {@code location}; empty where its segment is gone. */
    Optional<List<Digest>> parts(BlobLocation location) throws IOException {
        var file = directory.find(location.segment());
        return file.isEmpty() ? Optional.empty() : Optional.of(partsIn(file.get(), location));
    }

    private static List<Digest> partsIn(SegmentFile file, BlobLocation location) throws IOException {
        var payload = new byte[Math.toIntExact(location.storedBytes())];
        file.readFully(location.offset() + RecordHeader.LENGTH_BYTES, payload, 0, payload.length);
        var parts = new ArrayList<Digest>(payload.length / Digest.LENGTH_BYTES);
        var name = new byte[Digest.LENGTH_BYTES];
        for (var in = ByteBuffer.wrap(payload); in.remaining() >= name.length; ) {
            in.get(name);
            parts.add(Digest.of(name));
        }
        return parts;
    }

    private Optional<StoredBlob> joined(Digest digest, BlobLocation location, List<Digest> names) throws IOException {
        var parts = new ArrayList<StoredBlob>(names.size());
        var storedBytes = 0L;
        for (var name : names) {
            var at = locations.find(name);
            if (at.isEmpty()) {
                return Optional.empty();
            }
            var part = read(name, at.get());
            if (part.isEmpty()) {
                return Optional.empty();
            }
            parts.add(part.get());
            storedBytes += at.get().storedBytes();
        }
        StoredBlob.Form form = location.layout() == BlobLayout.JOINED_PLAIN
                ? new StoredBlob.Form.Plain()
                : new StoredBlob.Form.Deflated(location.crc32(), storedBytes);
        return Optional.of(new JoinedBlob(digest, location.contentBytes(), form, parts));
    }
}
