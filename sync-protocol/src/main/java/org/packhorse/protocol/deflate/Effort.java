package org.packhorse.protocol.deflate;

/**
 * What a level of zlib means for the search (RFC 1951, section 4, leaves it to the compressor; zlib 1.2 and 1.3 agree).
 *
 * @param good a pending match of this length makes the next search four times shorter
 * @param lazy whether matches are deferred by one byte to look for a longer one
 * @param most lazy: a match of this length is not deferred; otherwise: the strings inside a longer match are not entered
 * @param nice a match of this length ends a search
 * @param chain how many earlier strings are looked at
 */
record Effort(int good, boolean lazy, int most, int nice, int chain) {
    private static final Effort[] LEVELS = {
        new Effort(0, false, 0, 0, 0),
        new Effort(4, false, 4, 8, 4),
        new Effort(4, false, 5, 16, 8),
        new Effort(4, false, 6, 32, 32),
        new Effort(4, true, 4, 16, 16),
        new Effort(8, true, 16, 32, 32),
        new Effort(8, true, 16, 128, 128),
        new Effort(8, true, 32, 128, 256),
        new Effort(32, true, 128, 258, 1024),
        new Effort(32, true, 258, 258, 4096),
    };

    static Effort of(int level) {
        return LEVELS[level];
    }
}
