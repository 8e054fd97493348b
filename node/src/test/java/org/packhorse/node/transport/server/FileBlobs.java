package org.packhorse.node.transport.server;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.packhorse.node.store.BlobBatch;
import org.packhorse.node.store.BlobStore;
import org.packhorse.node.store.StorageUse;
import org.packhorse.node.store.StoredBlob;
import org.packhorse.protocol.content.Digest;

/** A store for reading in tests: blobs one after the other in one file, in the forms the real store keeps. */
public final class FileBlobs implements BlobStore {
    private static final int FRAGMENT_BYTES = 128 * 1024;

    private final FileChannel file;
    private final Map<Digest, StoredBlob> blobs = new HashMap<>();

    /** An empty store whose bytes lie in the file at {@code path}. */
    public FileBlobs(Path path) throws IOException {
        file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** Keeps {@code content} as it is. */
    public StoredBlob putPlain(byte[] content) throws IOException {
        return keep(content, new StoredBlob.Form.Plain(), content);
    }

    /** Keeps {@code content} as raw-deflate fragments without a final block. */
    public StoredBlob putDeflated(byte[] content) throws IOException {
        var crc32 = new CRC32();
        crc32.update(content);
        var fragments = deflate(content);
        return keep(content, new StoredBlob.Form.Deflated((int) crc32.getValue(), fragments.length), fragments);
    }

    private StoredBlob keep(byte[] content, StoredBlob.Form form, byte[] stored) throws IOException {
        long offset = file.size();
        file.write(ByteBuffer.wrap(stored), offset);
        var blob = new Kept(
                Digest.ofContent(content),
                form,
                content,
                new StoredBlob.Slice(new Source(file), offset, stored.length));
        blobs.put(blob.digest(), blob);
        return blob;
    }

    private static byte[] deflate(byte[] content) {
        var out = new ByteArrayOutputStream();
        var buffer = new byte[FRAGMENT_BYTES * 2];
        var deflater = new Deflater(6, true);
        for (int from = 0; from < content.length; from += FRAGMENT_BYTES) {
            deflater.setInput(content, from, Math.min(FRAGMENT_BYTES, content.length - from));
            out.write(buffer, 0, deflater.deflate(buffer, 0, buffer.length, Deflater.FULL_FLUSH));
        }
        deflater.end();
        return out.toByteArray();
    }

    @Override
    public Optional<StoredBlob> find(Digest digest) {
        return Optional.ofNullable(blobs.get(digest));
    }

    @Override
    public BlobBatch begin() {
        throw new UnsupportedOperationException("this store is for reading");
    }

    @Override
    public StorageUse use() {
        throw new UnsupportedOperationException("this store is for reading");
    }

    @Override
    public List<Digest> verify(VerifyWatcher watcher) {
        throw new UnsupportedOperationException("this store is for reading");
    }

    @Override
    public void distrust(Collection<Digest> damaged) {
        throw new UnsupportedOperationException("this store is for reading");
    }

    @Override
    public void sweep(Predicate<Digest> keep) {
        throw new UnsupportedOperationException("this store is for reading");
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private record Source(FileChannel channel) implements StoredBlob.Source {
        @Override
        public int read(long at, byte[] into, int offset, int length) throws IOException {
            return channel.read(ByteBuffer.wrap(into, offset, length), at);
        }
    }

    /** Content in memory for plain reading, and in the file for the kernel. */
    private static final class Kept implements StoredBlob {
        private final Digest digest;
        private final Form form;
        private final byte[] content;
        private final Slice slice;

        Kept(Digest digest, Form form, byte[] content, Slice slice) {
            this.digest = digest;
            this.form = form;
            this.content = content;
            this.slice = slice;
        }

        @Override
        public Digest digest() {
            return digest;
        }

        @Override
        public long sizeBytes() {
            return content.length;
        }

        @Override
        public Form form() {
            return form;
        }

        @Override
        public InputStream open(long offset) {
            return new ByteArrayInputStream(content, (int) offset, content.length - (int) offset);
        }

        @Override
        public List<Slice> slices() {
            return List.of(slice);
        }
    }
}
