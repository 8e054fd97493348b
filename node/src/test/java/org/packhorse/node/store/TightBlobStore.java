package org.packhorse.node.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.packhorse.protocol.content.Digest;

/** A store around another on a device whose room a test decides. Used by one thread. */
public final class TightBlobStore implements BlobStore {
    private final BlobStore inner;
    private long claimedBytes = Long.MAX_VALUE;
    private long leftBytes = Long.MAX_VALUE;
    private int uncommitted;
    private int mostUncommitted;

    /** A store with as much room as {@code inner}. */
    public TightBlobStore(BlobStore inner) {
        this.inner = inner;
    }

    /** The device says that it has {@code claimed} bytes left, and takes {@code left} more bytes of content. */
    public void setRoom(long claimed, long left) {
        claimedBytes = claimed;
        leftBytes = left;
    }

    /** There is room again. */
    public void makeRoom() {
        setRoom(Long.MAX_VALUE, Long.MAX_VALUE);
    }

    /** The most blobs that ever waited for a commit. */
    public int mostUncommitted() {
        return mostUncommitted;
    }

    private void take(long bytes) throws StorageFullException {
        if (bytes > leftBytes) {
            throw new StorageFullException("the store", bytes, leftBytes);
        }
        leftBytes -= leftBytes == Long.MAX_VALUE ? 0 : bytes;
        mostUncommitted = Math.max(mostUncommitted, ++uncommitted);
    }

    @Override
    public Optional<StoredBlob> find(Digest digest) throws IOException {
        return inner.find(digest);
    }

    @Override
    public BlobBatch begin() throws InterruptedException {
        var batch = inner.begin();
        uncommitted = 0;
        return new BlobBatch() {
            @Override
            public Digest add(ByteBuffer content, boolean compressible) throws IOException {
                take(content.remaining());
                return batch.add(content, compressible);
            }

            @Override
            public Digest add(InputStream content, boolean compressible) throws IOException {
                take(0);
                return batch.add(content, compressible);
            }

            @Override
            public Digest join(List<Digest> parts) throws IOException {
                take(0);
                return batch.join(parts);
            }

            @Override
            public void commit() throws IOException {
                batch.commit();
                uncommitted = 0;
            }

            @Override
            public void close() {
                batch.close();
            }
        };
    }

    @Override
    public StorageUse use() throws IOException {
        var use = inner.use();
        return new StorageUse(
                use.blobs(), use.contentBytes(), use.storedBytes(), Math.min(use.freeBytes(), claimedBytes));
    }

    @Override
    public List<Digest> verify(VerifyWatcher watcher) throws IOException, InterruptedException {
        return inner.verify(watcher);
    }

    @Override
    public void distrust(Collection<Digest> damaged) {
        inner.distrust(damaged);
    }

    @Override
    public void sweep(Predicate<Digest> keep) throws IOException, InterruptedException {
        inner.sweep(keep);
    }

    @Override
    public void close() throws IOException {
        inner.close();
    }
}
