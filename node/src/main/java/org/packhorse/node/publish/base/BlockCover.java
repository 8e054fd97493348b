package org.packhorse.node.publish.base;

import java.util.Arrays;
import java.util.BitSet;
import java.util.PriorityQueue;

/**
 * Picks blocks that together have as many landmarks as possible: maximum coverage under a budget, greedily, the block with most
 * new landmarks for its bytes first (Nemhauser, Wolsey, Fisher 1978: never below 63 % of the best choice). A block's gain only
 * shrinks while others are picked, so that it is computed anew only when the block comes first ("lazy greedy", Minoux 1978).
 */
final class BlockCover {
    /** What naming a block costs, in bytes of its own content: small blocks are no bargain. */
    private static final int BLOCK_COST_BYTES = 256;

    private final LandmarkPlaces places;
    private final Blocks blocks;
    private final BitSet missing;

    /** @param missing numbers of the landmarks to be covered; those that are lose their bit */
    BlockCover(LandmarkPlaces places, Blocks blocks, BitSet missing) {
        this.places = places;
        this.blocks = blocks;
        this.missing = missing;
    }

    /** A block that waits, and what it gained when that was last computed. */
    private record Candidate(int block, double worth) implements Comparable<Candidate> {
        @Override
        public int compareTo(Candidate other) {
            int order = Double.compare(other.worth, worth);
            return order != 0 ? order : Integer.compare(block, other.block);
        }
    }

    /** Blocks of at most {@code room} bytes, ascending. */
    int[] pick(int room) {
        var landmarks = places.byBlock(blocks.size(), missing);
        var queue = new PriorityQueue<Candidate>();
        for (int block = 0; block < blocks.size(); block++) {
            if (landmarks.count(block) > 0) {
                queue.add(new Candidate(block, worth(block, landmarks.count(block))));
            }
        }
        var picked = new int[queue.size()];
        int count = 0;
        int left = room;
        for (var first = queue.poll(); first != null; first = queue.poll()) {
            int block = first.block();
            int gain = blocks.length(block) > left ? 0 : landmarks.countMissing(block, missing);
            if (gain == 0) {
                continue;
            }
            var now = new Candidate(block, worth(block, gain));
            if (!queue.isEmpty() && now.compareTo(queue.peek()) > 0) {
                queue.add(now);
                continue;
            }
            landmarks.cover(block, missing);
            picked[count++] = block;
            left -= blocks.length(block);
        }
        var all = Arrays.copyOf(picked, count);
        Arrays.sort(all);
        return all;
    }

    private double worth(int block, int gain) {
        return (double) gain / (blocks.length(block) + BLOCK_COST_BYTES);
    }
}
