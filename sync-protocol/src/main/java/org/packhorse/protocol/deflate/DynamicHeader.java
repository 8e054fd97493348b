package org.packhorse.protocol.deflate;

import java.io.IOException;
import java.util.Arrays;
import org.packhorse.protocol.content.RefusedInputException;

/** The codes of a dynamic block and the bits that state them (RFC 1951, section 3.2.7). */
final class DynamicHeader {
    /** Above what the longest header takes: 14 bits, 19 of 3, 316 of 14. */
    static final int LIMIT_BITS = 4_608;

    private final int[] literals;
    private final int[] distances;
    private final byte[] bits = new byte[LIMIT_BITS / 8];
    private int bitCount;

    private DynamicHeader(int[] literals, int[] distances) {
        this.literals = literals;
        this.distances = distances;
    }

    /** Code lengths by symbol of literals and lengths. */
    int[] literals() {
        return literals;
    }

    /** Code lengths by symbol of distances. */
    int[] distances() {
        return distances;
    }

    /** How many bits the header has. */
    int bitCount() {
        return bitCount;
    }

    /** These bits, 8 to a byte, the first lowest. */
    byte[] bits() {
        return Arrays.copyOf(bits, (bitCount + 7) >> 3);
    }

    boolean hasSameBits(DynamicHeader other) {
        return bitCount == other.bitCount && Arrays.equals(bits, other.bits);
    }

    void writeTo(BitWriter out) throws IOException {
        out.write(bits, bitCount);
    }

    /** The header that zlib writes for symbols that occur so often. */
    static DynamicHeader zlib(int[] literalFrequencies, int[] distanceFrequencies) {
        var header = new DynamicHeader(
                CodeLengths.zlib(literalFrequencies, PrefixCode.MOST_BITS),
                CodeLengths.zlib(distanceFrequencies, PrefixCode.MOST_BITS));
        var runs = new LengthRuns();
        runs.add(header.literals);
        runs.add(header.distances);
        var lengths = Arrays.copyOf(CodeLengths.zlib(runs.frequencies(), 7), Symbols.LENGTH_CODES);
        int shown = Symbols.LENGTH_CODES;
        while (shown > 4 && lengths[Symbols.LENGTH_CODE_ORDER[shown - 1]] == 0) {
            shown--;
        }
        header.put(header.literals.length - 257, 5);
        header.put(header.distances.length - 1, 5);
        header.put(shown - 4, 4);
        for (int i = 0; i < shown; i++) {
            header.put(lengths[Symbols.LENGTH_CODE_ORDER[i]], 3);
        }
        runs.forEach(new PrefixCode(lengths), header::put);
        return header;
    }

    /**
     * The header that stands next in {@code in}.
     *
     * @throws RefusedInputException where it is none
     */
    static DynamicHeader read(BitReader in) throws IOException, RefusedInputException {
        var noted = new DynamicHeader(new int[0], new int[0]);
        int literals = noted.take(in, 5) + 257;
        int distances = noted.take(in, 5) + 1;
        int shown = noted.take(in, 4) + 4;
        if (literals > Symbols.LITERALS || distances > Symbols.DISTANCES) {
            throw BitReader.broken("a header names symbols that do not exist");
        }
        var codeLengths = new int[Symbols.LENGTH_CODES];
        for (int i = 0; i < shown; i++) {
            codeLengths[Symbols.LENGTH_CODE_ORDER[i]] = noted.take(in, 3);
        }
        var lengths = noted.readLengths(
                in, new PrefixDecoder(codeLengths), new PrefixCode(codeLengths), literals + distances);
        var header = new DynamicHeader(
                Arrays.copyOf(lengths, literals), Arrays.copyOfRange(lengths, literals, literals + distances));
        System.arraycopy(noted.bits, 0, header.bits, 0, header.bits.length);
        header.bitCount = noted.bitCount;
        return header;
    }

    private int[] readLengths(BitReader in, PrefixDecoder decoder, PrefixCode code, int count)
            throws IOException, RefusedInputException {
        var lengths = new int[count];
        for (int at = 0; at < count; ) {
            int symbol = decoder.read(in);
            put(code.code(symbol), code.length(symbol));
            if (symbol < 16) {
                lengths[at++] = symbol;
                continue;
            }
            int extra = take(in, Symbols.repeatExtra(symbol));
            int times = extra + (symbol == 18 ? 11 : 3);
            if (at + times > count || (symbol == 16 && at == 0)) {
                throw BitReader.broken("a header repeats what is not there");
            }
            Arrays.fill(lengths, at, at + times, symbol == 16 ? lengths[at - 1] : 0);
            at += times;
        }
        return lengths;
    }

    private int take(BitReader in, int n) throws IOException, RefusedInputException {
        int value = in.read(n);
        put(value, n);
        return value;
    }

    private void put(int value, int n) {
        for (int i = 0; i < n; i++, bitCount++) {
            bits[bitCount >> 3] |= (byte) (((value >>> i) & 1) << (bitCount & 7));
        }
    }
}
