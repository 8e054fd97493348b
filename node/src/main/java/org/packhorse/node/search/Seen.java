package org.packhorse.node.search;

/** Numbers that were seen already, in 16 bytes each at most. One search. */
final class Seen {
    private static final int FIRST_SLOTS = 64;

    /** Zero where there is none. */
    private long[] slots = new long[FIRST_SLOTS];

    private int size;

    /** Sees {@code number}; whether that is for the first time. */
    boolean add(long number) {
        long kept = number == 0 ? 1 : number;
        if (size * 2 >= slots.length) {
            grow();
        }
        boolean isNew = put(slots, kept);
        size += isNew ? 1 : 0;
        return isNew;
    }

    private static boolean put(long[] slots, long number) {
        int mask = slots.length - 1;
        int slot = Long.hashCode(number * 0x9E3779B97F4A7C15L) & mask;
        while (slots[slot] != 0) {
            if (slots[slot] == number) {
                return false;
            }
            slot = (slot + 1) & mask;
        }
        slots[slot] = number;
        return true;
    }

    private void grow() {
        var more = new long[slots.length * 2];
        for (long number : slots) {
            if (number != 0) {
                put(more, number);
            }
        }
        slots = more;
    }
}
