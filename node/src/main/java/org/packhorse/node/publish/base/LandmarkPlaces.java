package org.packhorse.node.publish.base;

import java.util.Arrays;
import java.util.BitSet;

/** In which blocks each wanted landmark stands: the first few of them. One thread. */
final class LandmarkPlaces {
    /** A landmark that is in many blocks is in one that is picked anyway. */
    private static final int KEPT = 6;

    private final int[] blocks;

    /** For {@code landmarks} numbers. */
    LandmarkPlaces(int landmarks) {
        this.blocks = new int[landmarks * KEPT];
        Arrays.fill(blocks, -1);
    }

    /** Notes that {@code landmark} stands in {@code block}, which is the one noted last or a later one. */
    void note(int landmark, int block) {
        for (int i = landmark * KEPT; i < (landmark + 1) * KEPT; i++) {
            if (blocks[i] == block) {
                return;
            }
            if (blocks[i] < 0) {
                blocks[i] = block;
                return;
            }
        }
    }

    /** The same the other way round, for {@code wanted} landmarks, over {@code blockCount} blocks. */
    ByBlock byBlock(int blockCount, BitSet wanted) {
        var ends = new int[blockCount + 1];
        wanted.stream().forEach(landmark -> {
            for (int i = landmark * KEPT; i < (landmark + 1) * KEPT && blocks[i] >= 0; i++) {
                ends[blocks[i] + 1]++;
            }
        });
        for (int block = 0; block < blockCount; block++) {
            ends[block + 1] += ends[block];
        }
        var landmarks = new int[ends[blockCount]];
        var next = Arrays.copyOf(ends, blockCount);
        wanted.stream().forEach(landmark -> {
            for (int i = landmark * KEPT; i < (landmark + 1) * KEPT && blocks[i] >= 0; i++) {
                landmarks[next[blocks[i]]++] = landmark;
            }
        });
        return new ByBlock(ends, landmarks);
    }

    /** Which landmarks each block has: those of block n from {@code ends[n]} to {@code ends[n + 1]}. */
    static final class ByBlock {
        private final int[] ends;
        private final int[] landmarks;

        private ByBlock(int[] ends, int[] landmarks) {
            this.ends = ends;
            this.landmarks = landmarks;
        }

        int count(int block) {
            return ends[block + 1] - ends[block];
        }

        /** How many of {@code block} are in {@code missing}. */
        int countMissing(int block, BitSet missing) {
            int count = 0;
            for (int i = ends[block]; i < ends[block + 1]; i++) {
                if (missing.get(landmarks[i])) {
                    count++;
                }
            }
            return count;
        }

        /** Takes those of {@code block} out of {@code missing}. */
        void cover(int block, BitSet missing) {
            for (int i = ends[block]; i < ends[block + 1]; i++) {
                missing.clear(landmarks[i]);
            }
        }
    }
}
