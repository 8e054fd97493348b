package org.packhorse.protocol.deflate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.packhorse.protocol.column.Column;
import org.packhorse.protocol.column.Columns;
import org.packhorse.protocol.content.RefusedInputException;

/** Compresses content into the very stream that a {@link DeflateAnalyzer} saw. Good for one stream after the other; takes some 2 MB. */
public final class DeflateRebuilder {
    /** What {@link Column#BLOCK_FORM} says: as the model has it, or … */
    static final int AS_PREDICTED = 0;

    static final int STORED = 1;
    static final int FIXED = 2;
    static final int DYNAMIC = 3;

    /** … dynamic with a header that is given. */
    static final int DYNAMIC_AS_GIVEN = 4;

    private final TokenPredictor predictor = new TokenPredictor();
    private final Block block = new Block();

    /**
     * Writes the stream.
     *
     * @param content what is compressed
     * @param sizeBytes how much of it there is
     * @param model the one that the stream was held against
     * @param corrections where it differs; as much is read as one stream has
     * @throws RefusedInputException where the corrections do not fit the content; part of the stream may be written
     * @throws IOException where {@code content} or {@code out} throw it
     */
    public void rebuild(InputStream content, long sizeBytes, DeflateModel model, Columns corrections, OutputStream out)
            throws IOException, RefusedInputException {
        predictor.reset(content, sizeBytes, model);
        block.reset(model);
        var tokens = new Corrections(predictor, corrections);
        var bits = new BitWriter(out);
        int stored = Block.LIMIT_STORED;
        boolean isLast;
        do {
            block.clear();
            int form = (int) corrections.within(Column.BLOCK_FORM, DYNAMIC_AS_GIVEN, usualForm(model), 0);
            boolean isEndedByModel = false;
            if (form == STORED) {
                long predicted = predictedStored(predictor, stored);
                stored = (int) corrections.within(Column.BLOCK_STORED, Block.LIMIT_STORED, predicted, 0);
                pass(stored);
            } else {
                isEndedByModel = readTokens(tokens, corrections);
            }
            isLast = corrections.within(Column.BLOCK_LAST, 1, predictedLast(predictor, isEndedByModel), 0) == 1;
            bits.write(isLast ? 1 : 0, 1);
            write(form, stored, corrections, bits);
        } while (!isLast);
        bits.flush();
        tokens.requireAllUsed();
        if (!predictor.window.isAtEnd()) {
            throw new RefusedInputException("recipe", "a stream ends before its content");
        }
    }

    static int usualForm(DeflateModel model) {
        return model.level() == 0 ? STORED : AS_PREDICTED;
    }

    static long predictedStored(TokenPredictor predictor, int before) {
        return Math.min(before == 0 ? Block.LIMIT_STORED : before, predictor.window.remaining());
    }

    static long predictedLast(TokenPredictor predictor, boolean isEndedByModel) {
        return predictor.window.isAtEnd() && !isEndedByModel ? 1 : 0;
    }

    /** Goes over {@code bytes} of content that are stored in a block of their own. */
    private void pass(int bytes) throws IOException, RefusedInputException {
        if (bytes > predictor.window.remaining()) {
            throw new RefusedInputException("recipe", "a block goes beyond its content");
        }
        for (int rest = bytes; rest > 0; ) {
            int token = cut(predictor.predict(), rest);
            predictor.accept(token);
            rest -= Token.length(token);
        }
    }

    /** A token of at most {@code rest} bytes that begins like {@code token}, for keeping the model going. */
    static int cut(int token, int rest) {
        return Token.length(token) <= rest ? token : Token.match(rest, Token.distance(token));
    }

    private boolean readTokens(Corrections tokens, Columns corrections) throws IOException, RefusedInputException {
        int stated = (int) corrections.within(Column.BLOCK_TOKENS, Block.LIMIT_TOKENS + 1L, 0, 0);
        boolean isEnded = stated == 1;
        while (!isEnded && !predictor.window.isAtEnd()) {
            int token = tokens.next();
            predictor.accept(token);
            boolean isFull = block.add(token);
            isEnded = stated == 0 ? isFull : block.count() == stated - 1;
        }
        return isEnded && stated == 0;
    }

    private void write(int form, int stored, Columns corrections, BitWriter out)
            throws IOException, RefusedInputException {
        switch (form) {
            case STORED -> writeStored(stored, out);
            case FIXED -> writeFixed(out);
            case DYNAMIC -> writeDynamic(block.header(), out);
            case DYNAMIC_AS_GIVEN -> writeDynamic(readHeader(corrections), out);
            default -> writeAsPredicted(out);
        }
    }

    private void writeAsPredicted(BitWriter out) throws IOException, RefusedInputException {
        var header = block.header();
        switch (block.form(header)) {
            case STORED -> writeStored((int) block.contentBytes(), out);
            case FIXED -> writeFixed(out);
            case DYNAMIC -> writeDynamic(header, out);
        }
    }

    private void writeStored(int length, BitWriter out) throws IOException {
        out.write(BlockForm.STORED.number(), 2);
        out.writeBytes(new byte[0], 0, 0);
        out.write(length | ((~length & 0xffff) << 16), 32);
        var window = predictor.window;
        out.writeBytes(window.bytes, window.at - length, length);
    }

    private void writeFixed(BitWriter out) throws IOException, RefusedInputException {
        out.write(BlockForm.FIXED.number(), 2);
        block.writeTo(out, FixedCode.LITERALS, FixedCode.DISTANCES);
    }

    private void writeDynamic(DynamicHeader header, BitWriter out) throws IOException, RefusedInputException {
        out.write(BlockForm.DYNAMIC.number(), 2);
        header.writeTo(out);
        block.writeTo(out, new PrefixCode(header.literals()), new PrefixCode(header.distances()));
    }

    private static DynamicHeader readHeader(Columns corrections) throws IOException, RefusedInputException {
        int bitCount = (int) corrections.within(Column.HEADER_BITS, DynamicHeader.LIMIT_BITS, 0, 0);
        var bytes = corrections.bytes(Column.HEADER, (bitCount + 7) >> 3, new byte[0]);
        var header = DynamicHeader.read(new BitReader(new ByteArrayInputStream(bytes)));
        if (header.bitCount() != bitCount) {
            throw new RefusedInputException("recipe", "a block's header is not as long as it should be");
        }
        return header;
    }
}
