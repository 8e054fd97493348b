package org.packhorse.protocol.deflate;

import java.io.IOException;
import org.packhorse.protocol.content.RefusedInputException;

/** A canonical prefix code (RFC 1951, section 3.2.2) for writing. */
final class PrefixCode {
    static final int MOST_BITS = 15;

    private final int[] lengths;
    private final int[] codes;

    /** The code whose symbol {@code n} has {@code lengths[n]} bits; 0 for none. */
    PrefixCode(int[] lengths) {
        this.lengths = lengths;
        codes = new int[lengths.length];
        var next = firstCodes(lengths);
        for (int n = 0; n < lengths.length; n++) {
            if (lengths[n] > 0) {
                codes[n] = Integer.reverse(next[lengths[n]]++) >>> (32 - lengths[n]);
            }
        }
    }

    /** The first code of each length. */
    static int[] firstCodes(int[] lengths) {
        var count = new int[MOST_BITS + 1];
        for (int length : lengths) {
            count[length]++;
        }
        count[0] = 0;
        var first = new int[MOST_BITS + 2];
        for (int bits = 1; bits <= MOST_BITS; bits++) {
            first[bits] = (first[bits - 1] + count[bits - 1]) << 1;
        }
        return first;
    }

    /** The bits of {@code symbol}, the first lowest. */
    int code(int symbol) {
        return codes[symbol];
    }

    int length(int symbol) {
        return symbol < lengths.length ? lengths[symbol] : 0;
    }

    /**
     * Writes {@code symbol}, followed by {@code extraBits} bits that are {@code extra}.
     *
     * @throws RefusedInputException where the code has no such symbol
     */
    void write(BitWriter out, int symbol, int extra, int extraBits) throws IOException, RefusedInputException {
        int length = length(symbol);
        if (length == 0) {
            throw new RefusedInputException("recipe", "a block's header has no code for what the block holds");
        }
        out.write(codes[symbol] | (extra << length), length + extraBits);
    }
}
