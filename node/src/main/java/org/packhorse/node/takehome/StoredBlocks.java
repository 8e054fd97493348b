package org.packhorse.node.takehome;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.packhorse.node.store.BulkInputStream;

/** Content in deflate's stored blocks (RFC 1951 section 3.2.4): five bytes in front of each 65,535. For one thread. */
final class StoredBlocks extends BulkInputStream {
    private static final int BLOCK_BYTES = 0xffff;
    private static final int HEAD_BYTES = 5;

    private final InputStream content;
    private final long contentBytes;
    private long at;
    private long contentAt;

    private StoredBlocks(InputStream content, long contentBytes, long at) {
        this.content = content;
        this.contentBytes = contentBytes;
        this.at = at;
        this.contentAt = contentOffset(at);
    }

    /** Opens content from an offset on. */
    @FunctionalInterface
    interface Opener {
        InputStream open(long offset) throws IOException;
    }

    /** The blocks of {@code contentBytes}, at least one, from the byte at {@code offset} of the blocks on. */
    static StoredBlocks open(Opener opener, long contentBytes, long offset) throws IOException {
        return new StoredBlocks(opener.open(contentOffset(offset)), contentBytes, offset);
    }

    /** What the blocks of {@code contentBytes} take. */
    static long packedBytes(long contentBytes) {
        return contentBytes + HEAD_BYTES * Math.ceilDiv(contentBytes, (long) BLOCK_BYTES);
    }

    private static long contentOffset(long offset) {
        long inBlock = offset % (HEAD_BYTES + BLOCK_BYTES);
        return offset / (HEAD_BYTES + BLOCK_BYTES) * BLOCK_BYTES + Math.max(0, inBlock - HEAD_BYTES);
    }

    @Override
    protected int readSome(byte[] into, int offset, int length) throws IOException {
        if (contentAt == contentBytes) {
            return -1;
        }
        int inBlock = (int) (at % (HEAD_BYTES + BLOCK_BYTES));
        if (inBlock < HEAD_BYTES) {
            into[offset] = head()[inBlock];
            at++;
            return 1;
        }
        int inThisBlock = (int) Math.min(HEAD_BYTES + BLOCK_BYTES - inBlock, contentBytes - contentAt);
        int read = content.read(into, offset, Math.min(length, inThisBlock));
        if (read < 0) {
            throw new EOFException("content ends " + (contentBytes - contentAt) + " bytes early");
        }
        at += read;
        contentAt += read;
        return read;
    }

    private byte[] head() {
        int length = (int) Math.min(BLOCK_BYTES, contentBytes - contentAt);
        boolean last = contentAt + length == contentBytes;
        return new byte[] {
            (byte) (last ? 1 : 0), (byte) length, (byte) (length >> 8), (byte) ~length, (byte) (~length >> 8)
        };
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
