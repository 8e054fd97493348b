package org.packhorse.node.store;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.packhorse.protocol.content.Digest;

/**
 * Bytes by their digest, kept through power cuts. All methods may be called from any thread.
 *
 * <p>A blob that was found stays readable for as long as the {@link StoredBlob} is in use, also when it is removed from
 * the store meanwhile.
 */
public interface BlobStore extends AutoCloseable {
    /** The longest blob: what a file system for carriers (exFAT aside) and a school's card can be expected to hold. */
    long BLOB_LIMIT_BYTES = 64L << 30;

    /**
     * The blob called {@code digest}, where a committed batch has stored it.
     *
     * @throws IOException also where the store knows it but its bytes are gone
     */
    Optional<StoredBlob> find(Digest digest) throws IOException;

    /**
     * The same of a blob that must be here.
     *
     * @throws IllegalStateException where it is not
     */
    default StoredBlob get(Digest digest) throws IOException {
        return find(digest)
                .orElseThrow(() -> new IllegalStateException("the blob " + digest + " is gone from the store"));
    }

    /**
     * Begins to store blobs together. Nothing of a batch can be found before {@link BlobBatch#commit}; at most one batch
     * is open at a time, a second caller waits.
     */
    BlobBatch begin() throws InterruptedException;

    /** How much room there is and what is used. Cheap enough to be asked again and again. */
    StorageUse use() throws IOException;

    /**
     * Reads every stored byte again and compares it with its digest; joined blobs are also read as a whole.
     *
     * @param watcher told after each blob; interrupting the thread ends the work
     * @return the digests whose bytes are damaged or gone
     */
    List<Digest> verify(VerifyWatcher watcher) throws IOException, InterruptedException;

    /**
     * Has the blobs called {@code damaged} written anew when they are added next, although they are here: their bytes turned out to
     * be wrong. Until then they are found as before. Not kept through restarts.
     */
    void distrust(Collection<Digest> damaged);

    /**
     * Forgets the blobs that {@code keep} refuses, except those that a kept joined blob is made of, and gives their room
     * back by copying what lives in sparse segments; needs room for one segment. Waits for the open batch to end and
     * keeps new ones from beginning. Where it ends early, nothing kept is lost and the next sweep goes on.
     */
    void sweep(Predicate<Digest> keep) throws IOException, InterruptedException;

    /** Hears how verifying goes on. */
    interface VerifyWatcher {
        /** {@code doneBytes} of {@code allBytes} of content were read. */
        void read(long doneBytes, long allBytes) throws InterruptedException;
    }

    /** Gives up all files; what was not committed is dropped. The database stays open. */
    @Override
    void close() throws IOException;
}
