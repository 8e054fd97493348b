package org.packhorse.protocol.container;

/** What opening and rebuilding may cost; a container beyond one of these stays closed. */
public final class ContainerLimits {
    /** Entries, members or streams of one container: what ZIP counts without its 64-bit extension; some 15 MB of memory. */
    public static final int ENTRIES = 65_536;

    /** What the streams of one container may inflate to in all. A stream beyond it is a part as it is, uninflated. */
    public static final long INFLATED_BYTES = 1L << 30;

    /**
     * What one stream of a PDF may inflate to. Larger ones are images, which change as a whole or not at all; inflated, a book would be
     * twenty times as long.
     */
    static final int PDF_STREAM_BYTES = 256 << 10;

    /** A ZIP file's central directory, and the names, extra fields and comments of all entries: {@link #ENTRIES} of 128 bytes. */
    public static final int DIRECTORY_BYTES = 8 << 20;

    /** A part's name; longer ones are replaced, so that a container's path and a part's name fit one path. */
    public static final int NAME_BYTES = 512;

    /** Content up to this size is compressed in memory, so that what a header says of it need not be noted. */
    static final int BUFFERED_BYTES = 1 << 20;

    /** Corrections of a stream may take this part of its size, which compression halves again. Otherwise it is a part as it is. */
    static final double CORRECTIONS_SHARE = 0.5;

    private ContainerLimits() {}
}
