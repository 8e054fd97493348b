package org.packhorse.node.housekeeping;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.packhorse.protocol.content.Digest;

/**
 * Very many digests in eight bytes each: the first eight of their own. It may take a digest for one that was added, once in 10^13
 * questions with a million in it; it never misses one that was. Added to first, asked afterwards. One thread.
 */
final class DigestSet {
    private long[] beginnings = new long[1024];
    private int size;
    private boolean sorted = true;

    void add(Digest digest) {
        if (size == beginnings.length) {
            beginnings = Arrays.copyOf(beginnings, size + size / 2);
        }
        beginnings[size++] = beginning(digest);
        sorted = false;
    }

    boolean mayContain(Digest digest) {
        if (!sorted) {
            Arrays.sort(beginnings, 0, size);
            sorted = true;
        }
        return Arrays.binarySearch(beginnings, 0, size, beginning(digest)) >= 0;
    }

    private static long beginning(Digest digest) {
        return ByteBuffer.wrap(digest.toBytes()).getLong();
    }
}
