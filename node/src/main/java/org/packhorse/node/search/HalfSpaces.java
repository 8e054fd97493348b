package org.packhorse.node.search;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Behind a word of the Arabic script with a zero-width non-joiner, the half space of Persian, come its parts at the same place. Some
 * people write it, some a whole space, some nothing: the whole word (without it: see {@code ICUNormalizer2Filter}) and the parts meet all.
 */
final class HalfSpaces extends TokenFilter {
    static final char HALF_SPACE = '\u200C';

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
    private final PositionIncrementAttribute position = addAttribute(PositionIncrementAttribute.class);
    private final Deque<Part> parts = new ArrayDeque<>();

    private record Part(String text, int start, int end) {}

    HalfSpaces(TokenStream input) {
        super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
        var part = parts.poll();
        if (part != null) {
            term.setEmpty().append(part.text());
            offset.setOffset(part.start(), part.end());
            position.setPositionIncrement(0);
            return true;
        }
        if (!input.incrementToken()) {
            return false;
        }
        var word = term.toString();
        if (word.indexOf(HALF_SPACE) > 0 && isArabic(word.charAt(0))) {
            findParts(word);
        }
        return true;
    }

    private void findParts(String word) {
        int start = offset.startOffset();
        // Where something before the tokenizer changed lengths, the whole word is where its parts are.
        boolean exact = offset.endOffset() - start == word.length();
        int from = 0;
        for (var text : word.split(String.valueOf(HALF_SPACE), -1)) {
            if (!text.isEmpty() && text.length() < word.length() - 1) {
                parts.add(new Part(
                        text, exact ? start + from : start, exact ? start + from + text.length() : offset.endOffset()));
            }
            from += text.length() + 1;
        }
    }

    static boolean isArabic(int c) {
        return Character.UnicodeScript.of(c) == Character.UnicodeScript.ARABIC;
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        parts.clear();
    }
}
