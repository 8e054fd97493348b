package org.packhorse.node.publish.pack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Set;
import org.packhorse.node.catalog.Footing;
import org.packhorse.node.store.BlobStore;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.pack.BaseRange;

/** Reads what frames lean on in the versions that the receiver has. */
final class OldContent {
    private final BlobStore blobs;
    private final Footing old;

    OldContent(BlobStore blobs, Footing old) {
        this.blobs = blobs;
        this.old = old;
    }

    /** The bytes of {@code files}, but for those at positions {@code passedOver}. */
    byte[] read(BaseRange.OldFiles files, Set<Integer> passedOver) throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (int position = files.position(); position < files.position() + files.count(); position++) {
            if (!passedOver.contains(position)) {
                var entry = old.findEntry(position).orElseThrow();
                bytes.writeBytes(read(entry.digest(), 0, (int) entry.sizeBytes()));
            }
        }
        return bytes.toByteArray();
    }

    /** The bytes of {@code window}. */
    byte[] read(BaseRange.Window window) throws IOException {
        var entry = old.findEntry(window.position()).orElseThrow();
        return read(entry.digest(), window.offset(), window.length());
    }

    private byte[] read(Digest digest, long offset, int length) throws IOException {
        try (var in = blobs.get(digest).open(offset)) {
            return in.readNBytes(length);
        }
    }
}
