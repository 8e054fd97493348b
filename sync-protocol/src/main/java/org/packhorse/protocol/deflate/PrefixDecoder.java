package org.packhorse.protocol.deflate;

import java.io.IOException;
import java.util.Arrays;
import org.packhorse.protocol.content.RefusedInputException;

/** A canonical prefix code for reading: short codes by table, longer ones length by length. */
final class PrefixDecoder {
    private static final int TABLE_BITS = 10;

    /** By the next bits: symbol times 16 plus length; 0 where the code is longer or there is none. */
    private final short[] table = new short[1 << TABLE_BITS];

    private final int[] first;
    private final int[] count = new int[PrefixCode.MOST_BITS + 1];
    private final int[] offset = new int[PrefixCode.MOST_BITS + 2];
    private final short[] sorted;

    /**
     * Reads the code with these lengths.
     *
     * @throws RefusedInputException where there are more codes than bits allow
     */
    PrefixDecoder(int[] lengths) throws RefusedInputException {
        first = PrefixCode.firstCodes(lengths);
        sorted = new short[lengths.length];
        for (int length : lengths) {
            count[length]++;
        }
        count[0] = 0;
        for (int bits = 1; bits <= PrefixCode.MOST_BITS; bits++) {
            if (first[bits] + count[bits] > 1 << bits) {
                throw BitReader.broken("a code has more symbols than bits");
            }
            offset[bits + 1] = offset[bits] + count[bits];
        }
        var next = Arrays.copyOf(first, first.length);
        for (int n = 0; n < lengths.length; n++) {
            int length = lengths[n];
            if (length > 0) {
                int code = next[length]++;
                sorted[offset[length] + code - first[length]] = (short) n;
                for (int i = Integer.reverse(code) >>> (32 - length);
                        i < table.length && length <= TABLE_BITS;
                        i += 1 << length) {
                    table[i] = (short) ((n << 4) | length);
                }
            }
        }
    }

    /** The next symbol. */
    int read(BitReader in) throws IOException, RefusedInputException {
        int bits = in.peek();
        int entry = table[bits & (table.length - 1)];
        if (entry != 0) {
            in.skip(entry & 15);
            return entry >> 4;
        }
        int code = 0;
        for (int length = 1; length <= PrefixCode.MOST_BITS; length++) {
            code = (code << 1) | (bits & 1);
            bits >>>= 1;
            if (code - first[length] < count[length]) {
                in.skip(length);
                return sorted[offset[length] + code - first[length]];
            }
        }
        throw BitReader.broken("it has bits that are no code");
    }
}
