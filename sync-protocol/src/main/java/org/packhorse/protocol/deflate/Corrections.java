package org.packhorse.protocol.deflate;

import java.io.IOException;
import org.packhorse.protocol.column.Column;
import org.packhorse.protocol.column.Columns;
import org.packhorse.protocol.content.RefusedInputException;

/** The tokens of one stream: as predicted, except where a correction is due. */
final class Corrections {
    private final TokenPredictor predictor;
    private final Columns columns;
    private long left;

    /** How many tokens are as predicted before the next correction. */
    private long gap;

    Corrections(TokenPredictor predictor, Columns columns) throws RefusedInputException {
        this.predictor = predictor;
        this.columns = columns;
        left = columns.within(Column.TOKEN_CORRECTIONS, Long.MAX_VALUE, 0, 0);
        readGap();
    }

    /** The token at the present place; the content must not be at its end. */
    int next() throws IOException, RefusedInputException {
        int predicted = predictor.predict();
        if (gap-- > 0) {
            return predicted;
        }
        left--;
        readGap();
        return corrected(predicted);
    }

    private void readGap() throws RefusedInputException {
        gap = left == 0 ? Long.MAX_VALUE : columns.within(Column.TOKEN_GAP, Long.MAX_VALUE, 0, 0);
    }

    private int corrected(int predicted) throws RefusedInputException {
        int length = (int) columns.within(Column.TOKEN_LENGTH, Token.MOST_MATCH, Token.length(predicted), 0);
        if (length == 1) {
            return predictor.literal();
        }
        long distance = columns.within(Column.TOKEN_DISTANCE, Token.MOST_DISTANCE, predictor.nearest(length), 0);
        if (length < Token.LEAST_MATCH || length > predictor.window.remaining() || distance == 0) {
            throw new RefusedInputException("recipe", "a correction does not fit the content");
        }
        return Token.match(length, (int) distance);
    }

    /**
     * Checks that nothing is left to be corrected.
     *
     * @throws RefusedInputException where there is
     */
    void requireAllUsed() throws RefusedInputException {
        if (left > 0) {
            throw new RefusedInputException("recipe", "a stream has more corrections than tokens");
        }
    }
}
