package org.packhorse.node.publish.base;

import java.util.Arrays;
import org.packhorse.protocol.pack.BaseRange;

/**
 * The blocks into which content that can be leaned on is cut: of the old version, in its order, runs of small files and pieces of
 * larger ones; then pieces of frames. One thread.
 */
final class Blocks {
    private static final int PIECE_OF_FILE = 0;
    private static final int PIECE_OF_FRAME = -1;

    private final int blockBytes;
    private int size;
    /** Of a file in the old version, or of a frame in the pack. */
    private int[] positions = new int[64];
    /** Whole files of a run, or one of the two above. */
    private int[] files = new int[64];

    private long[] offsets = new long[64];
    private int[] lengths = new int[64];

    /** @param blockBytes of a piece of a large file, and what a run of small files goes on to */
    Blocks(int blockBytes) {
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
        return add(position, PIECE_OF_FILE, offset, length);
    }

    /** Adds {@code length} bytes from {@code offset} of the content of frame number {@code frame}; the number of the block. */
    int addPieceOfFrame(int frame, int offset, int length) {
        return add(frame, PIECE_OF_FRAME, offset, length);
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

    /** What {@code block} is to frame number {@code frame}. */
    BaseRange range(int block, int frame) {
        return switch (files[block]) {
            case PIECE_OF_FILE -> new BaseRange.Window(positions[block], offsets[block], lengths[block]);
            case PIECE_OF_FRAME -> new BaseRange.EarlierFrame(frame - positions[block], offsets[block], lengths[block]);
            default -> new BaseRange.OldFiles(positions[block], files[block]);
        };
    }
}
