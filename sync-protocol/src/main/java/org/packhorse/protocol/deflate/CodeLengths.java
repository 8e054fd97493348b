package org.packhorse.protocol.deflate;

import java.util.Arrays;

/**
 * The lengths of a Huffman code, arrived at as zlib does: with a heap ordered by frequency and, where that is equal, by depth. Which of several
 * equally good codes comes out depends on every step, so SPEC.md states them.
 */
final class CodeLengths {
    private final int[] frequencies;
    private final int leaves;
    private final int[] depth;
    private final int[] parent;
    private final int[] heap;
    private int heapSize;

    /** Symbols and inner nodes in the order they were taken from the heap, from the back; the root stands first. */
    private final int[] order;

    private int orderFrom;
    private int lastSymbol = -1;

    private CodeLengths(int[] symbolFrequencies, int leaves) {
        this.leaves = leaves;
        frequencies = Arrays.copyOf(symbolFrequencies, 2 * leaves + 1);
        Arrays.fill(frequencies, leaves, frequencies.length, 0);
        depth = new int[frequencies.length];
        parent = new int[frequencies.length];
        heap = new int[leaves + 2];
        order = new int[2 * leaves + 1];
        orderFrom = order.length;
    }

    /**
     * A code for symbols that occur so often.
     *
     * @param frequencies by symbol; fewer than two symbols are made two, as zlib does
     * @param mostBits the most a code may have
     * @return the lengths up to the last symbol that has one
     */
    static int[] zlib(int[] frequencies, int mostBits) {
        var tree = new CodeLengths(frequencies, frequencies.length);
        tree.fillHeap();
        tree.join();
        return tree.lengths(mostBits);
    }

    private void fillHeap() {
        for (int n = 0; n < leaves; n++) {
            if (frequencies[n] != 0) {
                heap[++heapSize] = n;
                lastSymbol = n;
            }
        }
        while (heapSize < 2) {
            int added = lastSymbol < 2 ? ++lastSymbol : 0;
            heap[++heapSize] = added;
            frequencies[added] = 1;
        }
        for (int n = heapSize / 2; n >= 1; n--) {
            sink(n);
        }
    }

    private void join() {
        int node = leaves;
        do {
            int least = heap[1];
            heap[1] = heap[heapSize--];
            sink(1);
            int next = heap[1];
            order[--orderFrom] = least;
            order[--orderFrom] = next;
            frequencies[node] = frequencies[least] + frequencies[next];
            depth[node] = Math.max(depth[least], depth[next]) + 1;
            parent[least] = node;
            parent[next] = node;
            heap[1] = node++;
            sink(1);
        } while (heapSize >= 2);
        order[--orderFrom] = heap[1];
    }

    private void sink(int from) {
        int node = heap[from];
        int at = from;
        for (int child = at * 2; child <= heapSize; child = at * 2) {
            if (child < heapSize && isBefore(heap[child + 1], heap[child])) {
                child++;
            }
            if (isBefore(node, heap[child])) {
                break;
            }
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = node;
    }

    private boolean isBefore(int a, int b) {
        return frequencies[a] < frequencies[b] || (frequencies[a] == frequencies[b] && depth[a] <= depth[b]);
    }

    private int[] lengths(int mostBits) {
        var bits = new int[frequencies.length];
        var symbolsOfLength = new int[mostBits + 2];
        int tooLong = 0;
        for (int i = orderFrom + 1; i < order.length; i++) {
            int node = order[i];
            int length = bits[parent[node]] + 1;
            if (length > mostBits) {
                length = mostBits;
                tooLong++;
            }
            bits[node] = length;
            if (node < leaves) {
                symbolsOfLength[length]++;
            }
        }
        if (tooLong > 0) {
            shorten(symbolsOfLength, mostBits, tooLong);
            assign(bits, symbolsOfLength, mostBits);
        }
        return Arrays.copyOf(bits, lastSymbol + 1);
    }

    /** Moves a leaf down the tree for every two that were cut off at its bottom. */
    private static void shorten(int[] symbolsOfLength, int mostBits, int tooLong) {
        for (int rest = tooLong; rest > 0; rest -= 2) {
            int length = mostBits - 1;
            while (symbolsOfLength[length] == 0) {
                length--;
            }
            symbolsOfLength[length]--;
            symbolsOfLength[length + 1] += 2;
            symbolsOfLength[mostBits]--;
        }
    }

    /** The rarest symbols take the longest codes. */
    private void assign(int[] bits, int[] symbolsOfLength, int mostBits) {
        int at = order.length;
        for (int length = mostBits; length > 0; length--) {
            for (int n = symbolsOfLength[length]; n > 0; ) {
                int node = order[--at];
                if (node < leaves) {
                    bits[node] = length;
                    n--;
                }
            }
        }
    }
}
