package org.packhorse.node.publish.base;

import java.util.Arrays;
import org.packhorse.protocol.pack.BaseRange;

/** The blocks into which the old version is cut, in its order: runs of small files, pieces of larger ones. One thread. */
final class OldBlocks {
    private final int blockBytes;
    private int size;
    private int[] positions = new int[64];
    /** Whole files of a run; 0 for a piece. */
    private int[] files = new int[64];

    private long[] offsets = new long[64];
    private int[] lengths = new int[64];

    /** @param blockBytes of a piece of a large file, and what a run of small files goes on to */
    OldBlocks(int blockBytes) {
        this.blockBytes = blockBytes;
    }

    int blockBytes() {
        return blockBytes;
    }

    int size() {
        return size;
    }

    /** Adds the file at {@code position}, which has at most a block's bytes; the number of its block. */
    int addFile(int position, int length) {
        int last = size - 1;
        boolean goesOn = size > 0
                && files[last] > 0
                && positions[last] + files[last] == position
                && lengths[last] + length <= blockBytes;
        if (!goesOn) {
            return add(position, 1, 0, length);
        }
        files[last]++;
        lengths[last] += length;
        return last;
    }

    /** Adds {@code length} bytes from {@code offset} of the file at {@code position}; the number of the block. */
    int addPiece(int position, long offset, int length) {
        return add(position, 0, offset, length);
    }

    private int add(int position, int fileCount, long offset, int length) {
        if (size == positions.length) {
            positions = Arrays.copyOf(positions, 2 * size);
            files = Arrays.copyOf(files, 2 * size);
            offsets = Arrays.copyOf(offsets, 2 * size);
            lengths = Arrays.copyOf(lengths, 2 * size);
        }
        positions[size] = position;
        files[size] = fileCount;
        offsets[size] = offset;
        lengths[size] = length;
        return size++;
    }

    /** How many bytes {@code block} has. */
    int length(int block) {
        return lengths[block];
    }

    /** What {@code block} is. */
    BaseRange range(int block) {
        return files[block] > 0
                ? new BaseRange.OldFiles(positions[block], files[block])
                : new BaseRange.Window(positions[block], offsets[block], lengths[block]);
    }
}
