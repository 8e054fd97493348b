package org.packhorse.protocol.deflate;

import java.io.IOException;
import java.io.InputStream;
import org.packhorse.protocol.content.RefusedInputException;

/**
 * A deflate stream seen as a whole.
 *
 * @param compressedBytes how long it is
 * @param contentBytes how long its content is
 * @param longestBlock the most tokens that one of its blocks has
 * @param firstBlock the tokens of its first block; 0 where that is also the last
 */
public record DeflateExtent(long compressedBytes, long contentBytes, int longestBlock, int firstBlock) {
    /**
     * Reads the stream with which {@code compressed} begins.
     *
     * @param limitBytes the most content that is wanted
     * @throws RefusedInputException where there is no stream, it is broken, has more content, or is written as nothing here could write it
     */
    public static DeflateExtent of(InputStream compressed, long limitBytes) throws IOException, RefusedInputException {
        var blocks = new TokenReader(compressed);
        long content = 0;
        int longest = 0;
        int first = -1;
        do {
            blocks.readBlock();
            content += blocks.storedBytes();
            for (int i = 0; i < blocks.count(); i++) {
                content += Token.length(blocks.token(i));
            }
            if (content > limitBytes) {
                throw BitReader.broken("it has more than " + limitBytes + " bytes of content");
            }
            longest = Math.max(longest, blocks.count());
            first = first >= 0 ? first : blocks.isLast() ? 0 : blocks.count();
        } while (!blocks.isLast());
        return new DeflateExtent(blocks.compressedBytes(), content, longest, first);
    }

    /** The family that blocks of such lengths speak for. */
    boolean looksLikeGzip() {
        return longestBlock > DeflateModel.Family.ZLIB.blockTokens || (firstBlock > 0 && firstBlock % 4096 == 0);
    }
}
