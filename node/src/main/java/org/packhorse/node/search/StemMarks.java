package org.packhorse.node.search;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.KeywordAttribute;

/**
 * Behind a word comes its stem, marked as one; a stem that is the word itself is left out. Takes every word twice, first as a keyword,
 * as {@code KeywordRepeatFilter} gives them.
 */
final class StemMarks extends TokenFilter {
    /** Stands before stems, so that they are never offered to anybody as words. */
    static final char MARK = '\u0001';

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final KeywordAttribute keyword = addAttribute(KeywordAttribute.class);
    private String word = "";

    StemMarks(TokenStream input) {
        super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
        while (input.incrementToken()) {
            var text = term.toString();
            if (keyword.isKeyword()) {
                word = text;
                if (!text.isEmpty()) {
                    return true;
                }
            } else if (!text.isEmpty() && !text.equals(word)) {
                term.setEmpty().append(MARK).append(text);
                return true;
            }
        }
        return false;
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        word = "";
    }
}
