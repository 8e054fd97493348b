package org.packhorse.protocol.container;

/**
 * Finds where streams of a PDF may begin (ISO 32000-1, section 7.3.8.1): behind a line's end that follows {@code stream}, but not
 * {@code endstream}. Carriage returns are passed over. Whoever looks through the same bytes finds the same places.
 */
final class StreamKeyword {
    /** The six letters of {@code stream}. */
    private static final long KEYWORD = 0x73_7472_6561_6dL;

    private static final long KEYWORD_BITS = 0xffff_ffff_ffffL;

    /** What stands before them in {@code endstream}, as far as eight bytes go: {@code nd}. */
    private static final long END = 0x6e64;

    /** The last eight bytes, the latest lowest. */
    private long seen;

    /** Goes over {@code next} and says whether a stream may begin behind it. */
    boolean isPassed(int next) {
        if (next == '\r') {
            return false;
        }
        boolean isFound = next == '\n' && (seen & KEYWORD_BITS) == KEYWORD && seen >>> 48 != END;
        seen = (seen << 8) | next;
        return isFound;
    }
}
