package org.packhorse.protocol.deflate;

/**
 * Which compressor a stream is held against, to be corrected where it differs.
 *
 * @param level 1 to 9 as in zlib; 0 where everything is stored
 * @param family what it has besides the level
 */
public record DeflateModel(int level, Family family) {
    /** Compressors that share zlib's way of searching, and differ in the size of their tables. */
    public enum Family {
        /** zlib at its usual memLevel 8. */
        ZLIB(0, 15, 16_383, false),
        /** zlib at memLevel 9. */
        ZLIB_LARGE(1, 16, 32_767, false),
        /** gzip and Info-ZIP's zip, which also end a block early where it compresses well. */
        GZIP(2, 15, 32_767, true);

        private final int number;
        final int hashBits;
        final int blockTokens;
        final boolean endsEarly;

        Family(int number, int hashBits, int blockTokens, boolean endsEarly) {
            this.number = number;
            this.hashBits = hashBits;
            this.blockTokens = blockTokens;
            this.endsEarly = endsEarly;
        }
    }

    /** What {@link #code} may be. */
    public static final int CODE_LIMIT = 10 * Family.values().length - 1;

    public DeflateModel {
        if (level < 0 || level > 9) {
            throw new IllegalArgumentException("a level of " + level + " is outside 0 to 9");
        }
    }

    /** The model with the number {@code code}. */
    public static DeflateModel of(int code) {
        return new DeflateModel(code % 10, Family.values()[code / 10]);
    }

    /** A number from 0 to {@link #CODE_LIMIT} for this model. */
    public int code() {
        return 10 * family.number + level;
    }
}
