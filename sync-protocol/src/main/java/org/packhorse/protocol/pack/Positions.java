package org.packhorse.protocol.pack;

/** The numbers that files of a version and items of a pack have, counted from 0. */
final class Positions {
    private Positions() {}

    static void require(int position) {
        if (position < 0) {
            throw new IllegalArgumentException("a position of " + position);
        }
    }
}
