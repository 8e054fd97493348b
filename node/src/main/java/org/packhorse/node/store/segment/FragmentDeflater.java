package org.packhorse.node.store.segment;

import java.util.zip.Deflater;

/** Makes raw-deflate fragments, each ended by a flush and leaning on none before (RFC 1951, 3.2.4). For one thread; reused for many blobs. */
final class FragmentDeflater implements AutoCloseable {
    /** zlib's bound for incompressible content (5 bytes for each 16 KiB), with room for the flush. */
    private static final int OUTPUT_BYTES = FragmentTable.FRAGMENT_BYTES + FragmentTable.FRAGMENT_BYTES / 1024 + 64;

    /** Measured: level 9 saves a further 1.2 % of a book's XML, 0.02 % of small pages, for about twice the time. */
    private static final int LEVEL = 6;

    /**
     * Shorter content stays as it is: a page and its headers go to a phone in one packet either way. Measured on 36,000 pages of 500 bytes:
     * 60 % of them are not deflated, which takes half the time and 14 % more room.
     */
    static final int LEAST_BYTES = 512;

    /** Less than this share saved is not worth a client's inflating. */
    private static final int WORTH_PERCENT = 97;

    private final Deflater deflater = new Deflater(LEVEL, true);
    private final byte[] output = new byte[OUTPUT_BYTES];

    /**
     * Deflates {@code length} bytes of {@code content} into {@link #output}.
     *
     * @param length 1 to {@link FragmentTable#FRAGMENT_BYTES}
     * @return the fragment's length
     */
    int deflate(byte[] content, int length) {
        deflater.reset();
        deflater.setInput(content, 0, length);
        // The same bytes as of a full flush, which would wipe zlib's tables for a fragment that begins with a reset
        // anyway.
        var written = deflater.deflate(output, 0, output.length, Deflater.SYNC_FLUSH);
        if (!deflater.needsInput() || written >= output.length) {
            throw new IllegalStateException("a fragment of " + length + " bytes does not fit");
        }
        return written;
    }

    /** Where fragments are put; overwritten by the next. */
    byte[] output() {
        return output;
    }

    /** Whether keeping {@code deflatedBytes} instead of {@code plainBytes} is worth the work. */
    static boolean isWorthIt(int deflatedBytes, int plainBytes) {
        return deflatedBytes * 100L < plainBytes * (long) WORTH_PERCENT;
    }

    @Override
    public void close() {
        deflater.end();
    }
}
