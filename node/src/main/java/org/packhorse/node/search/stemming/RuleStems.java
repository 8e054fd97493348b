package org.packhorse.node.search.stemming;

import java.io.IOException;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.KeywordAttribute;

/** Stems by a rule of ours, of every word but keywords. */
final class RuleStems extends TokenFilter {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final KeywordAttribute keyword = addAttribute(KeywordAttribute.class);
    private final UnaryOperator<String> rule;

    /** @param rule gives a word's stem, or the word itself */
    RuleStems(TokenStream input, UnaryOperator<String> rule) {
        super(input);
        this.rule = rule;
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) {
            return false;
        }
        if (!keyword.isKeyword() && term.length() > 0) {
            var stem = rule.apply(term.toString());
            term.setEmpty().append(stem);
        }
        return true;
    }
}
