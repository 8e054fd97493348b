package org.packhorse.protocol.deflate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.packhorse.protocol.content.RefusedInputException;

/** Finds the model that a stream is nearest to, by trying them on how it begins. */
public final class ModelChoice {
    /** Content that is looked at: enough to tell the levels from each other. */
    private static final int SAMPLE_BYTES = 128 << 10;

    /** The levels from the commonest to the rarest; the first that fits is taken. */
    private static final int[] LEVELS = {6, 9, 1, 5, 8, 4, 7, 3, 2};

    /** At the end of a sample the model cannot see what the compressor saw. */
    private static final int MARGIN_BYTES = 2 * Token.MOST_MATCH + 8;

    private final TokenPredictor predictor = new TokenPredictor();
    private int[] tokens = new int[0];
    private int tokenCount;

    /**
     * The nearest model, with {@code before} tried first: streams of one container are usually made by one compressor.
     *
     * @param compressed the stream
     * @param content what it inflates to
     */
    public DeflateModel choose(StreamSource compressed, StreamSource content, DeflateExtent extent, DeflateModel before)
            throws IOException, RefusedInputException {
        byte[] sample;
        try (var in = content.open()) {
            sample = in.readNBytes(SAMPLE_BYTES);
        }
        readTokens(compressed, sample.length, extent.contentBytes() == sample.length ? 0 : MARGIN_BYTES);
        if (tokenCount == 0) {
            return new DeflateModel(0, DeflateModel.Family.ZLIB);
        }
        var best = before;
        int fewest = Integer.MAX_VALUE;
        for (var model : candidates(before, extent)) {
            int differences = differences(sample, model, fewest);
            if (differences < fewest) {
                fewest = differences;
                best = model;
            }
            if (fewest == 0) {
                break;
            }
        }
        return best;
    }

    private static List<DeflateModel> candidates(DeflateModel before, DeflateExtent extent) {
        var models = new ArrayList<DeflateModel>();
        boolean isGzip = extent.looksLikeGzip();
        if (before.level() > 0 && (before.family() == DeflateModel.Family.GZIP) == isGzip) {
            models.add(before);
        }
        for (int level : LEVELS) {
            models.add(new DeflateModel(level, isGzip ? DeflateModel.Family.GZIP : DeflateModel.Family.ZLIB));
        }
        for (int level : LEVELS) {
            models.add(new DeflateModel(level, DeflateModel.Family.ZLIB_LARGE));
        }
        return models;
    }

    /** Takes the tokens up to the first stored block, as far as the sample reaches. */
    private void readTokens(StreamSource compressed, int sampleBytes, int margin)
            throws IOException, RefusedInputException {
        tokenCount = 0;
        long seen = 0;
        try (var in = compressed.open()) {
            var blocks = new TokenReader(in);
            do {
                blocks.readBlock();
                if (tokens.length < tokenCount + blocks.count()) {
                    tokens = java.util.Arrays.copyOf(tokens, tokenCount + blocks.count());
                }
                for (int i = 0; i < blocks.count() && seen + margin < sampleBytes; i++) {
                    tokens[tokenCount++] = blocks.token(i);
                    seen += Token.length(blocks.token(i));
                }
            } while (!blocks.isLast() && seen + margin < sampleBytes && blocks.form() != BlockForm.STORED);
        }
    }

    /** How many tokens of the sample the model does not predict, counted up to {@code limit}. */
    private int differences(byte[] sample, DeflateModel model, int limit) throws IOException, RefusedInputException {
        predictor.reset(new ByteArrayInputStream(sample), sample.length, model);
        int differences = 0;
        for (int i = 0; i < tokenCount && differences < limit && !predictor.window.isAtEnd(); i++) {
            if (predictor.predict() != tokens[i]) {
                differences++;
            }
            predictor.accept(tokens[i]);
        }
        return differences;
    }
}
