package org.packhorse.node.takehome;

import java.nio.charset.StandardCharsets;

/**
 * One file as the ZIP names it.
 *
 * @param name in it
 * @param contentBytes unpacked
 * @param packing how it is packed
 * @param packedBytes packed
 */
record Member(String name, long contentBytes, Packing packing, long packedBytes) {
    /** How a member's bytes stand in the ZIP. */
    enum Packing {
        /** As they are; the checksum stands in front. */
        AS_IS,
        /** The deflated fragments of the store and a final block; the checksum stands in front. */
        AT_REST,
        /**
         * As they are, in deflate's stored blocks: a reader that goes from front to back finds the end of those by itself, so the
         * checksum, which nobody knows before they were read, can stand behind.
         */
        IN_BLOCKS
    }

    byte[] nameBytes() {
        return name.getBytes(StandardCharsets.UTF_8);
    }

    /** Whether its sizes need more than 32 bits. */
    boolean isLarge() {
        return contentBytes >= ZipFormat.MAX_32 || packedBytes >= ZipFormat.MAX_32;
    }
}
