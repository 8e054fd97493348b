package org.packhorse.node.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import org.packhorse.protocol.content.Digest;

/**
 * Blobs that become findable together. Used by one thread; closing without a commit drops what was added. Where adding
 * fails, the batch is as it was before and may go on.
 */
public interface BlobBatch extends AutoCloseable {
    /** The most blobs between two commits: what is noted about them takes some 12 MB of memory. */
    int BLOB_LIMIT = 65_536;

    /** The most parts of a joined blob: 64 GiB in pieces of 1 MiB. */
    int PART_LIMIT = 65_536;

    /**
     * Adds what remains in {@code content}, whose position is left as it was; where the store or this batch has these bytes already, nothing is written.
     *
     * @param compressible whether the bytes are worth compressing, by their media type
     * @return their name
     * @throws StorageFullException where the device has no room; what was committed before is intact
     * @throws IllegalStateException where {@link #BLOB_LIMIT} blobs wait to be committed
     */
    Digest add(ByteBuffer content, boolean compressible) throws IOException;

    /**
     * Adds everything that {@code content} still gives, however long, in bounded memory. Where the bytes turn out to be
     * known the space is given back.
     *
     * @throws IOException also where there are more than {@link BlobStore#BLOB_LIMIT_BYTES}
     */
    Digest add(InputStream content, boolean compressible) throws IOException;

    /**
     * Adds the blob whose content is that of {@code parts} one after the other. They are read to learn its digest. Their
     * bytes are not written again, unless some parts lie plain and some deflated: then the whole is stored afresh,
     * since no one way of sending would fit it.
     *
     * @param parts blobs of the store or of this batch, joined ones, too
     * @throws IllegalArgumentException where a part is not there, or there are more than {@link #PART_LIMIT}
     */
    Digest join(List<Digest> parts) throws IOException;

    /**
     * Makes everything added durable, then findable, in one atomic step: bytes, fdatasync, one synced index write. The
     * batch may go on to be used for further blobs.
     *
     * @throws StorageFullException where the device has no room; nothing was committed
     * @throws IOException where the device fails: the batch is of no more use, and whether it counts shows at the next
     *     start
     */
    void commit() throws IOException;

    @Override
    void close();
}
