package org.packhorse.node.store.segment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.packhorse.node.store.BlobLayout;
import org.packhorse.node.store.StoredBlob;
import org.packhorse.node.store.StoredBlob.Form;
import org.packhorse.protocol.content.Digest;

/** Blobs about to be joined: at least two, none empty, none joined itself. */
record Joining(List<StoredBlob> parts) {
    private static final int BUFFER_BYTES = 64 * 1024;

    /** The layout that all parts have in common; empty where some lie plain and some deflated. */
    Optional<BlobLayout> layout() {
        var deflated = parts.stream()
                .filter(part -> part.form() instanceof Form.Deflated)
                .count();
        if (deflated == 0) {
            return Optional.of(BlobLayout.JOINED_PLAIN);
        }
        return deflated == parts.size() ? Optional.of(BlobLayout.JOINED_DEFLATED) : Optional.empty();
    }

    /** The content of all parts; the caller closes it. */
    InputStream open() throws IOException {
        return new JoinedBlob(parts.getFirst().digest(), sizeBytes(), new Form.Plain(), parts).open(0);
    }

    /** The header of the record that joins the parts; its digest is computed by reading them. */
    RecordHeader header(BlobLayout layout) throws IOException {
        var crc32 = 0;
        for (var part : parts) {
            if (part.form() instanceof Form.Deflated deflated) {
                crc32 = Crc32Sum.of(crc32, deflated.crc32(), part.sizeBytes());
            }
        }
        return new RecordHeader(layout, (long) parts.size() * Digest.LENGTH_BYTES, sizeBytes(), crc32, contentDigest());
    }

    private Digest contentDigest() throws IOException {
        var sha256 = Digest.sha256();
        var buffer = new byte[BUFFER_BYTES];
        try (var content = open()) {
            for (var read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                sha256.update(buffer, 0, read);
            }
        }
        return Digest.finish(sha256);
    }

    /** The parts' names: the payload of the record. */
    byte[] names() {
        var names = ByteBuffer.allocate(parts.size() * Digest.LENGTH_BYTES);
        parts.forEach(part -> names.put(part.digest().toBytes()));
        return names.array();
    }

    private long sizeBytes() {
        return parts.stream().mapToLong(StoredBlob::sizeBytes).sum();
    }
}
