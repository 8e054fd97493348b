package org.packhorse.node.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.packhorse.node.store.StoredBlob.Form;
import org.packhorse.protocol.content.Digest;

/** An empty store for each test, and ways to put content in and get it back. */
abstract class BlobStoreFixture {
    protected static final int FRAGMENT_BYTES = 128 * 1024;

    protected BlobStore store;

    /** An empty store, or the one of this test again. */
    protected abstract BlobStore open() throws Exception;

    @BeforeEach
    final void openStore() throws Exception {
        store = open();
    }

    @AfterEach
    final void closeStore() throws IOException {
        store.close();
    }

    protected final Digest addOne(byte[] content) throws IOException, InterruptedException {
        try (var batch = store.begin()) {
            var name = batch.add(ByteBuffer.wrap(content), true);
            batch.commit();
            return name;
        }
    }

    protected final Digest addStream(byte[] content) throws IOException, InterruptedException {
        try (var batch = store.begin()) {
            var name = batch.add(new ByteArrayInputStream(content), true);
            batch.commit();
            return name;
        }
    }

    protected final Digest joinInOneBatch(List<byte[]> parts, boolean compressible) throws Exception {
        try (var batch = store.begin()) {
            var names = new ArrayList<Digest>();
            for (var part : parts) {
                names.add(batch.add(ByteBuffer.wrap(part), compressible));
            }
            var name = batch.join(names);
            batch.commit();
            return name;
        }
    }

    protected final byte[] contentOf(Digest name) throws IOException {
        try (var in = store.find(name).orElseThrow().open(0)) {
            return in.readAllBytes();
        }
    }

    protected final byte[] slicesOf(Digest name) throws IOException {
        var all = new ByteArrayOutputStream();
        for (var slice : store.find(name).orElseThrow().slices()) {
            all.writeBytes(Content.read(slice));
        }
        return all.toByteArray();
    }

    /** What a server sends: RFC 1952, made of the slices without any work. */
    protected final byte[] gzipOf(Digest name) throws IOException {
        var blob = store.find(name).orElseThrow();
        var crc32 = ((Form.Deflated) blob.form()).crc32();
        var gzip = new ByteArrayOutputStream();
        gzip.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff});
        gzip.writeBytes(slicesOf(name));
        gzip.writeBytes(new byte[] {3, 0});
        gzip.writeBytes(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(crc32)
                .putInt((int) blob.sizeBytes())
                .array());
        return gzip.toByteArray();
    }

    protected static int crc32(byte[] content) {
        var crc = new CRC32();
        crc.update(content);
        return (int) crc.getValue();
    }
}
