package org.packhorse.protocol.deflate;

/** Code lengths with their runs put into the symbols 16 to 18, as zlib does it. */
final class LengthRuns {
    /** Symbol times 128 plus the value of its extra bits. */
    private final int[] instructions = new int[Symbols.LITERALS + Symbols.DISTANCES];

    private int count;
    private final int[] frequencies = new int[Symbols.LENGTH_CODES];

    /** Takes some bits. */
    interface Bits {
        void put(int value, int n);
    }

    /** Adds one code's lengths; no run goes over its end. */
    void add(int[] lengths) {
        int before = -1;
        for (int at = 0; at < lengths.length; ) {
            int length = lengths[at];
            int most = length == 0 ? 138 : length == before ? 6 : 7;
            int run = 1;
            while (run < most && at + run < lengths.length && lengths[at + run] == length) {
                run++;
            }
            addRun(length, run, before);
            before = length;
            at += run;
        }
    }

    private void addRun(int length, int run, int before) {
        int repeated = length == 0 || length == before ? run : run - 1;
        if (repeated < 3) {
            for (int i = 0; i < run; i++) {
                addSymbol(length, 0);
            }
        } else if (length == 0) {
            addSymbol(repeated <= 10 ? 17 : 18, repeated - (repeated <= 10 ? 3 : 11));
        } else {
            if (length != before) {
                addSymbol(length, 0);
            }
            addSymbol(16, repeated - 3);
        }
    }

    private void addSymbol(int symbol, int extra) {
        instructions[count++] = (symbol << 7) | extra;
        frequencies[symbol]++;
    }

    int[] frequencies() {
        return frequencies;
    }

    /** Hands on everything, written with {@code code}. */
    void forEach(PrefixCode code, Bits bits) {
        for (int i = 0; i < count; i++) {
            int symbol = instructions[i] >> 7;
            bits.put(code.code(symbol), code.length(symbol));
            bits.put(instructions[i] & 127, Symbols.repeatExtra(symbol));
        }
    }
}
