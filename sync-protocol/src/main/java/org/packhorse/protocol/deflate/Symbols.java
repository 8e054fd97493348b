package org.packhorse.protocol.deflate;

/** The alphabets of RFC 1951, sections 3.2.5 to 3.2.7. */
final class Symbols {
    static final int LITERALS = 286;
    static final int DISTANCES = 30;
    static final int LENGTH_CODES = 19;
    static final int END_OF_BLOCK = 256;

    /** The order in which the lengths of the codes for code lengths stand. */
    static final int[] LENGTH_CODE_ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};

    private static final int FIRST_LENGTH = 257;

    private static final int[] LENGTH_BASE = new int[29];
    private static final int[] LENGTH_EXTRA = new int[29];
    private static final int[] DISTANCE_BASE = new int[DISTANCES];
    private static final int[] DISTANCE_EXTRA = new int[DISTANCES];

    /** By length of a match. */
    private static final short[] LENGTH_SYMBOL = new short[Token.MOST_MATCH + 1];

    /** By distance minus 1, up to 256; then by the 128th part of that. */
    private static final byte[] NEAR_SYMBOL = new byte[256];

    private static final byte[] FAR_SYMBOL = new byte[256];

    static {
        int length = Token.LEAST_MATCH;
        for (int i = 0; i < 28; i++) {
            LENGTH_EXTRA[i] = i < 8 ? 0 : (i - 4) / 4;
            LENGTH_BASE[i] = length;
            for (int n = 0; n < 1 << LENGTH_EXTRA[i] && length <= Token.MOST_MATCH; n++) {
                LENGTH_SYMBOL[length++] = (short) (FIRST_LENGTH + i);
            }
        }
        LENGTH_BASE[28] = Token.MOST_MATCH;
        LENGTH_SYMBOL[Token.MOST_MATCH] = FIRST_LENGTH + 28;
        int distance = 1;
        for (int i = 0; i < DISTANCES; i++) {
            DISTANCE_EXTRA[i] = i < 4 ? 0 : (i - 2) / 2;
            DISTANCE_BASE[i] = distance;
            for (int n = 0; n < 1 << DISTANCE_EXTRA[i]; n++, distance++) {
                if (distance <= 256) {
                    NEAR_SYMBOL[distance - 1] = (byte) i;
                } else {
                    FAR_SYMBOL[(distance - 1) >> 7] = (byte) i;
                }
            }
        }
    }

    private Symbols() {}

    static int ofLength(int length) {
        return LENGTH_SYMBOL[length];
    }

    static int lengthBase(int symbol) {
        return LENGTH_BASE[symbol - FIRST_LENGTH];
    }

    /** Extra bits behind a symbol of the literal and length alphabet. */
    static int lengthExtra(int symbol) {
        return symbol < FIRST_LENGTH ? 0 : LENGTH_EXTRA[symbol - FIRST_LENGTH];
    }

    static int ofDistance(int distance) {
        return distance <= 256 ? NEAR_SYMBOL[distance - 1] : FAR_SYMBOL[(distance - 1) >> 7];
    }

    static int distanceBase(int symbol) {
        return DISTANCE_BASE[symbol];
    }

    static int distanceExtra(int symbol) {
        return DISTANCE_EXTRA[symbol];
    }

    /** Extra bits behind a symbol of the alphabet of code lengths. */
    static int repeatExtra(int symbol) {
        return switch (symbol) {
            case 16 -> 2;
            case 17 -> 3;
            case 18 -> 7;
            default -> 0;
        };
    }

    /** The code lengths of the fixed code's literals and lengths. */
    static int[] fixedLiterals() {
        var lengths = new int[288];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8;
        }
        return lengths;
    }

    /** The code lengths of the fixed code's distances. */
    static int[] fixedDistances() {
        var lengths = new int[DISTANCES];
        java.util.Arrays.fill(lengths, 5);
        return lengths;
    }
}
