package org.packhorse.node.publish.base;

import java.util.Arrays;

/** Landmarks numbered from 0 in the order they were added; open addressing over primitives, 20 bytes for each. One thread. */
final class LandmarkSet {
    private long[] keys = new long[1 << 10];
    private int[] numbers = new int[1 << 10];
    private int size;

    LandmarkSet() {
        Arrays.fill(numbers, -1);
    }

    int size() {
        return size;
    }

    /** Adds {@code landmark} where it is new; its number. */
    int add(long landmark) {
        int slot = slot(landmark);
        if (numbers[slot] < 0) {
            if (2 * size >= keys.length) {
                grow();
                slot = slot(landmark);
            }
            keys[slot] = landmark;
            numbers[slot] = size++;
        }
        return numbers[slot];
    }

    /** The number of {@code landmark}; -1 where it was not added. */
    int find(long landmark) {
        return numbers[slot(landmark)];
    }

    private int slot(long landmark) {
        // The highest bits are zero, for that makes a landmark; the lowest depend on the last byte alone.
        int slot = (int) (landmark >>> 20) & (keys.length - 1);
        while (numbers[slot] >= 0 && keys[slot] != landmark) {
            slot = (slot + 1) & (keys.length - 1);
        }
        return slot;
    }

    private void grow() {
        var oldKeys = keys;
        var oldNumbers = numbers;
        keys = new long[2 * oldKeys.length];
        numbers = new int[2 * oldKeys.length];
        Arrays.fill(numbers, -1);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldNumbers[i] >= 0) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                numbers[slot] = oldNumbers[i];
            }
        }
    }
}
