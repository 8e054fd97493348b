package org.packhorse.node.search;

import org.apache.lucene.analysis.FilteringTokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Leaves out what is too long to be a word: data disguised as text, which would only swell the dictionary. */
final class ShortWords extends FilteringTokenFilter {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final int limitChars;

    ShortWords(TokenStream input, int limitChars) {
        super(input);
        this.limitChars = limitChars;
    }

    @Override
    protected boolean accept() {
        return term.length() <= limitChars;
    }
}
