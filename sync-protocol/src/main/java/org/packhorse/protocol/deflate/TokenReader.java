package org.packhorse.protocol.deflate;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import org.packhorse.protocol.content.RefusedInputException;

/** Takes a deflate stream apart into tokens, block by block, without making its content. */
final class TokenReader {
    private final BitReader in;
    private BlockForm form = BlockForm.STORED;
    private boolean isLast;
    private int storedBytes;
    private Optional<DynamicHeader> header = Optional.empty();
    private int[] tokens = new int[4096];
    private int count;

    TokenReader(InputStream compressed) {
        in = new BitReader(compressed);
    }

    /**
     * Reads the next block.
     *
     * @throws RefusedInputException where the stream is broken, or written as nothing here could write it again
     */
    void readBlock() throws IOException, RefusedInputException {
        isLast = in.read(1) == 1;
        count = 0;
        storedBytes = 0;
        switch (in.read(2)) {
            case 0 -> readStored();
            case 1 -> {
                form = BlockForm.FIXED;
                readTokens(new PrefixDecoder(FixedCode.LITERAL_LENGTHS), new PrefixDecoder(FixedCode.DISTANCE_LENGTHS));
            }
            case 2 -> {
                form = BlockForm.DYNAMIC;
                var read = DynamicHeader.read(in);
                header = Optional.of(read);
                readTokens(new PrefixDecoder(read.literals()), new PrefixDecoder(read.distances()));
            }
            default -> throw BitReader.broken("it has a block of unknown form");
        }
        if (isLast && in.readToByteEnd() != 0) {
            throw BitReader.broken("bits follow its end");
        }
    }

    private void readStored() throws IOException, RefusedInputException {
        form = BlockForm.STORED;
        if (in.readToByteEnd() != 0) {
            throw BitReader.broken("bits precede a stored block");
        }
        storedBytes = in.read(16);
        if (in.read(16) != (~storedBytes & 0xffff)) {
            throw BitReader.broken("a stored block contradicts itself");
        }
        for (int i = 0; i < storedBytes; i++) {
            in.read(8);
        }
    }

    private void readTokens(PrefixDecoder literals, PrefixDecoder distances) throws IOException, RefusedInputException {
        while (true) {
            int symbol = literals.read(in);
            if (symbol < Symbols.END_OF_BLOCK) {
                add(symbol);
            } else if (symbol == Symbols.END_OF_BLOCK) {
                return;
            } else {
                add(readMatch(symbol, distances));
            }
        }
    }

    private int readMatch(int symbol, PrefixDecoder distances) throws IOException, RefusedInputException {
        if (symbol >= Symbols.LITERALS) {
            throw BitReader.broken("it has a length that does not exist");
        }
        int length = Symbols.lengthBase(symbol) + in.read(Symbols.lengthExtra(symbol));
        if (Symbols.ofLength(length) != symbol) {
            throw BitReader.broken("it has a length that is written in an unusual way");
        }
        int distance = distances.read(in);
        if (distance >= Symbols.DISTANCES) {
            throw BitReader.broken("it has a distance that does not exist");
        }
        return Token.match(length, Symbols.distanceBase(distance) + in.read(Symbols.distanceExtra(distance)));
    }

    private void add(int token) throws RefusedInputException {
        if (count == tokens.length) {
            if (count == Block.LIMIT_TOKENS) {
                throw BitReader.broken("a block has more than " + Block.LIMIT_TOKENS + " tokens");
            }
            tokens = Arrays.copyOf(tokens, 2 * count);
        }
        tokens[count++] = token;
    }

    boolean isLast() {
        return isLast;
    }

    BlockForm form() {
        return form;
    }

    /** How many bytes a stored block holds. */
    int storedBytes() {
        return storedBytes;
    }

    /** The header of a dynamic block. */
    DynamicHeader header() {
        return header.orElseThrow();
    }

    /** How many tokens the block has; none where it is stored. */
    int count() {
        return count;
    }

    int token(int i) {
        return tokens[i];
    }

    /** How many bytes of the stream have been read. */
    long compressedBytes() {
        return in.bytesRead();
    }
}
