package org.packhorse.node.store;

import java.util.Arrays;
import java.util.Optional;

/** How a blob's record in a segment is to be read. The codes are on disk: they never change. */
public enum BlobLayout {
    /** The content as it is. */
    PLAIN(1),
    /** The content as raw-deflate fragments. */
    DEFLATED(2),
    /** The digests of blobs that lie plain and make up the content one after the other. */
    JOINED_PLAIN(3),
    /** The digests of blobs that lie deflated and make up the content one after the other. */
    JOINED_DEFLATED(4);

    private final byte code;

    BlobLayout(int code) {
        this.code = (byte) code;
    }

    /** What stands for it on disk. */
    public byte code() {
        return code;
    }

    /** Whether the record names other blobs. */
    public boolean isJoined() {
        return this == JOINED_PLAIN || this == JOINED_DEFLATED;
    }

    /** The layout that {@code code} stands for. */
    public static Optional<BlobLayout> find(byte code) {
        return Arrays.stream(values()).filter(layout -> layout.code == code).findFirst();
    }
}
