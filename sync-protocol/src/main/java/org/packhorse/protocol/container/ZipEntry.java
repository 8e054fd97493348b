package org.packhorse.protocol.container;

/** What a ZIP file says of one entry, in its local header and in the central directory; numbers as they stand, unsigned. */
final class ZipEntry {
    /** Flag: sizes and CRC follow the data. */
    static final int HAS_DESCRIPTOR = 1 << 3;

    static final int STORED = 0;
    static final int DEFLATED = 8;

    private static final byte[] NOTHING = {};

    /** How the data become a part; see {@link ZipCoding}. */
    ZipCoding coding = ZipCoding.STORED_PART;

    /** The bytes in the container; known, however the header states it. */
    long dataBytes;

    /** The CRC-32 of the content, as far as known; see {@link #isKnownBefore}. */
    long contentCrc;

    /** The size of the content, as far as known. */
    long contentBytes;

    /** Whether crc and sizes are known before the data are written. */
    boolean isKnownBefore;

    /** Its number in the order of places. */
    int number;

    /** Where the local header stands. */
    long place;

    int version;
    int flags;
    int method;
    long time;
    long crc;
    long compressedSize;
    long size;
    byte[] name = NOTHING;
    byte[] extra = NOTHING;
    int descriptor;

    int centralMadeBy;
    int centralVersion;
    int centralFlags;
    int centralMethod;
    long centralTime;
    long centralCrc;
    long centralCompressedSize;
    long centralSize;
    byte[] centralName = NOTHING;
    byte[] centralExtra = NOTHING;
    byte[] comment = NOTHING;
    int disk;
    int internalAttributes;
    long externalAttributes;
    long offset;

    boolean hasDescriptorFlag() {
        return (flags & HAS_DESCRIPTOR) != 0;
    }
}
