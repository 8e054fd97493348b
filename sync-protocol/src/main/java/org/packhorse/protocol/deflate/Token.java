package org.packhorse.protocol.deflate;

/**
 * Tokens as numbers, so that millions of them cost no objects: a literal is its byte, 0 to 255; a match is its length (3 to 258) times
 * 65,536 plus its distance (1 to 32,768).
 */
final class Token {
    static final int LEAST_MATCH = 3;
    static final int MOST_MATCH = 258;
    static final int MOST_DISTANCE = 32_768;

    private Token() {}

    static int match(int length, int distance) {
        return (length << 16) | distance;
    }

    static boolean isMatch(int token) {
        return token > 0xffff;
    }

    /** How many bytes of content the token stands for. */
    static int length(int token) {
        return isMatch(token) ? token >>> 16 : 1;
    }

    static int distance(int token) {
        return token & 0xffff;
    }
}
