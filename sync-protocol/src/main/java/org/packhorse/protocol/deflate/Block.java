package org.packhorse.protocol.deflate;

import java.io.IOException;
import java.util.Arrays;
import org.packhorse.protocol.content.RefusedInputException;

/** The tokens of one block, what the model makes of them, and how they are written. */
final class Block {
    /** A stream with longer blocks stays as it is: 2 MiB of memory. zlib's have a sixteenth of that at most. */
    static final int LIMIT_TOKENS = 1 << 19;

    /** Up to this many bytes can be in one stored block (RFC 1951, section 3.2.4). */
    static final int LIMIT_STORED = 65_535;

    private static final int CHECK_INTERVAL = 4096;

    private DeflateModel model = new DeflateModel(0, DeflateModel.Family.ZLIB);
    private int[] tokens = new int[4096];
    private int count;
    private int matches;
    private long contentBytes;
    private final int[] literalFrequencies = new int[Symbols.LITERALS];
    private final int[] distanceFrequencies = new int[Symbols.DISTANCES];

    void reset(DeflateModel streamModel) {
        model = streamModel;
        clear();
    }

    void clear() {
        count = 0;
        matches = 0;
        contentBytes = 0;
        Arrays.fill(literalFrequencies, 0);
        Arrays.fill(distanceFrequencies, 0);
        literalFrequencies[Symbols.END_OF_BLOCK] = 1;
    }

    int count() {
        return count;
    }

    long contentBytes() {
        return contentBytes;
    }

    /**
     * Adds {@code token}.
     *
     * @return whether the model ends the block behind it
     * @throws RefusedInputException where the block is too long
     */
    boolean add(int token) throws RefusedInputException {
        if (count == tokens.length) {
            if (count == LIMIT_TOKENS) {
                throw new RefusedInputException("deflate stream", "a block has more than " + LIMIT_TOKENS + " tokens");
            }
            tokens = Arrays.copyOf(tokens, 2 * count);
        }
        tokens[count++] = token;
        if (Token.isMatch(token)) {
            matches++;
            literalFrequencies[Symbols.ofLength(Token.length(token))]++;
            distanceFrequencies[Symbols.ofDistance(Token.distance(token))]++;
        } else {
            literalFrequencies[token]++;
        }
        contentBytes += Token.length(token);
        return count == model.family().blockTokens
                || (model.family().endsEarly
                        && model.level() > 2
                        && count % CHECK_INTERVAL == 0
                        && compressesWell(token));
    }

    /** gzip's guess whether a new block pays: few matches, and at most half the size. */
    private boolean compressesWell(int last) {
        long bits = 8L * count;
        for (int symbol = 0; symbol < Symbols.DISTANCES; symbol++) {
            bits += distanceFrequencies[symbol] * (5L + Symbols.distanceExtra(symbol));
        }
        // gzip asks before it has gone on: behind the first byte of a lazy match, at the start of another token.
        long seen =
                contentBytes - Token.length(last) + (Effort.of(model.level()).lazy() ? 1 : 0);
        return matches < count / 2 && (bits >> 3) < seen / 2;
    }

    /** The header that zlib would give this block if it made it dynamic. */
    DynamicHeader header() {
        return DynamicHeader.zlib(literalFrequencies, distanceFrequencies);
    }

    /** The form that zlib would choose. */
    BlockForm form(DynamicHeader header) {
        long dynamicBytes = (bits(header.literals(), header.distances()) + header.bitCount() + 10) >> 3;
        long fixedBytes = (bits(FixedCode.LITERAL_LENGTHS, FixedCode.DISTANCE_LENGTHS) + 10) >> 3;
        if (contentBytes + 4 <= Math.min(dynamicBytes, fixedBytes) && contentBytes <= LIMIT_STORED) {
            return BlockForm.STORED;
        }
        return fixedBytes <= dynamicBytes ? BlockForm.FIXED : BlockForm.DYNAMIC;
    }

    private long bits(int[] literalLengths, int[] distanceLengths) {
        long bits = 0;
        for (int symbol = 0; symbol < Symbols.LITERALS; symbol++) {
            int length = symbol < literalLengths.length ? literalLengths[symbol] : 0;
            bits += literalFrequencies[symbol] * (long) (length + Symbols.lengthExtra(symbol));
        }
        for (int symbol = 0; symbol < Symbols.DISTANCES; symbol++) {
            int length = symbol < distanceLengths.length ? distanceLengths[symbol] : 0;
            bits += distanceFrequencies[symbol] * (long) (length + Symbols.distanceExtra(symbol));
        }
        return bits;
    }

    /** Writes the tokens and the end of the block. */
    void writeTo(BitWriter out, PrefixCode literals, PrefixCode distances) throws IOException, RefusedInputException {
        for (int i = 0; i < count; i++) {
            int token = tokens[i];
            if (Token.isMatch(token)) {
                int length = Token.length(token);
                int symbol = Symbols.ofLength(length);
                literals.write(out, symbol, length - Symbols.lengthBase(symbol), Symbols.lengthExtra(symbol));
                int distance = Token.distance(token);
                symbol = Symbols.ofDistance(distance);
                distances.write(out, symbol, distance - Symbols.distanceBase(symbol), Symbols.distanceExtra(symbol));
            } else {
                literals.write(out, token, 0, 0);
            }
        }
        literals.write(out, Symbols.END_OF_BLOCK, 0, 0);
    }
}
