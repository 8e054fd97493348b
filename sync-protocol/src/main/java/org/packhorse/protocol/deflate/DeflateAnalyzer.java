package org.packhorse.protocol.deflate;

import java.io.IOException;
import org.packhorse.protocol.column.Column;
import org.packhorse.protocol.column.Columns;
import org.packhorse.protocol.content.RefusedInputException;

/** Holds a deflate stream against a model and notes the differences. Good for one stream after the other. */
public final class DeflateAnalyzer {
    private final TokenPredictor predictor = new TokenPredictor();
    private final Block block = new Block();
    private long corrections;
    private long gap;

    /**
     * Notes in {@code columns} what a {@link DeflateRebuilder} needs besides the content.
     *
     * @param compressed the stream; more may follow it
     * @param content what it inflates to
     * @param contentBytes how much that is
     * @return how many tokens had to be corrected
     * @throws RefusedInputException where the stream is broken or written as nothing here could write it
     */
    public long analyze(
            StreamSource compressed, StreamSource content, long contentBytes, DeflateModel model, Columns columns)
            throws IOException, RefusedInputException {
        try (var bits = compressed.open();
                var bytes = content.open()) {
            predictor.reset(bytes, contentBytes, model);
            block.reset(model);
            corrections = 0;
            gap = 0;
            int stored = Block.LIMIT_STORED;
            var blocks = new TokenReader(bits);
            do {
                block.clear();
                blocks.readBlock();
                if (blocks.form() == BlockForm.STORED) {
                    stored = noteStored(blocks, stored, model, columns);
                } else {
                    noteTokens(blocks, model, columns);
                }
            } while (!blocks.isLast());
            columns.code(Column.TOKEN_CORRECTIONS, 0, corrections);
            return corrections;
        }
    }

    private void noteTokens(TokenReader blocks, DeflateModel model, Columns columns)
            throws IOException, RefusedInputException {
        int count = blocks.count();
        boolean isFull = false;
        boolean isUnexpected = count == 0;
        for (int i = 0; i < count; i++) {
            isUnexpected |= isFull;
            noteToken(blocks.token(i), columns);
            isFull = block.add(blocks.token(i));
        }
        boolean isAtEnd = predictor.window.isAtEnd();
        boolean isPredicted = (isAtEnd && count == 0) || (!isUnexpected && (isFull || isAtEnd));
        columns.code(Column.BLOCK_TOKENS, 0, isPredicted ? 0 : count + 1L);
        noteForm(blocks, model, columns);
        noteLast(blocks, isPredicted && isFull, columns);
    }

    private void noteToken(int token, Columns columns) throws IOException, RefusedInputException {
        if (Token.length(token) > predictor.window.remaining()) {
            throw BitReader.broken("its content is shorter than its tokens");
        }
        int predicted = predictor.predict();
        if (token == predicted) {
            gap++;
        } else {
            corrections++;
            columns.code(Column.TOKEN_GAP, 0, gap);
            columns.code(Column.TOKEN_LENGTH, Token.length(predicted), Token.length(token));
            if (Token.isMatch(token)) {
                columns.code(Column.TOKEN_DISTANCE, predictor.nearest(Token.length(token)), Token.distance(token));
            }
            gap = 0;
        }
        predictor.accept(token);
    }

    private void noteForm(TokenReader blocks, DeflateModel model, Columns columns) throws RefusedInputException {
        int form = DeflateRebuilder.FIXED;
        var header = block.header();
        boolean isDynamic = blocks.form() == BlockForm.DYNAMIC;
        if (isDynamic && !header.hasSameBits(blocks.header())) {
            form = DeflateRebuilder.DYNAMIC_AS_GIVEN;
            columns.code(Column.HEADER_BITS, 0, blocks.header().bitCount());
            var bytes = blocks.header().bits();
            columns.bytes(Column.HEADER, bytes.length, bytes);
        } else if (block.form(header) == blocks.form()) {
            form = DeflateRebuilder.AS_PREDICTED;
        } else if (isDynamic) {
            form = DeflateRebuilder.DYNAMIC;
        }
        columns.code(Column.BLOCK_FORM, DeflateRebuilder.usualForm(model), form);
    }

    /** A stored block hides its tokens; where the model's own would have led to it, nothing need be said. */
    private int noteStored(TokenReader blocks, int storedBefore, DeflateModel model, Columns columns)
            throws IOException, RefusedInputException {
        int length = blocks.storedBytes();
        long predictedLength = DeflateRebuilder.predictedStored(predictor, storedBefore);
        if (length > predictor.window.remaining()) {
            throw BitReader.broken("its content is shorter than its blocks");
        }
        boolean isFull = false;
        boolean isUnexpected = model.level() == 0;
        for (int rest = length; rest > 0; ) {
            int predicted = predictor.predict();
            int token = DeflateRebuilder.cut(predicted, rest);
            isUnexpected |= isFull || token != predicted;
            predictor.accept(token);
            isFull = block.add(token);
            rest -= Token.length(token);
        }
        boolean isAtEnd = predictor.window.isAtEnd();
        boolean isPredicted = !isUnexpected && (isFull || isAtEnd) && block.form(block.header()) == BlockForm.STORED;
        if (isPredicted) {
            gap += block.count();
            columns.code(Column.BLOCK_TOKENS, 0, 0);
        } else {
            columns.code(Column.BLOCK_STORED, predictedLength, length);
        }
        int form = isPredicted ? DeflateRebuilder.AS_PREDICTED : DeflateRebuilder.STORED;
        columns.code(Column.BLOCK_FORM, DeflateRebuilder.usualForm(model), form);
        noteLast(blocks, isPredicted && isFull, columns);
        return isPredicted ? storedBefore : length;
    }

    private void noteLast(TokenReader blocks, boolean isEndedByModel, Columns columns) throws RefusedInputException {
        long predicted = DeflateRebuilder.predictedLast(predictor, isEndedByModel);
        columns.code(Column.BLOCK_LAST, predicted, blocks.isLast() ? 1 : 0);
    }
}
