package org.packhorse.node.search;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Text without what searching people leave out: case, accents, vowel marks, width, tatweel.
 *
 * @param text what is left
 */
public record Folded(String text) {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s\\p{Punct}]+");

    /** Combining marks of Latin, Greek and Cyrillic, Hebrew and Arabic. Those of Indic scripts are letters to their readers. */
    private static final Pattern MARKS = Pattern.compile(
            "[\\u0300-\\u036f\\u0591-\\u05bd\\u05bf-\\u05c7\\u0610-\\u061a\\u0640\\u064b-\\u065f\\u0670]");

    /** What {@code text} is to a search. */
    public static Folded of(String text) {
        if (text.chars().allMatch(c -> c < 0x80)) {
            return new Folded(text.toLowerCase(Locale.ROOT));
        }
        var bare =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        // Upper case first: it is what makes one of ß and ss, of σ and ς.
        return new Folded(bare.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).replace('ς', 'σ'));
    }

    /** The words that somebody who typed {@code query} looks for, folded and each but once; as many as count. */
    public static List<String> words(String query) {
        return BETWEEN_WORDS
                .splitAsStream(of(query).text())
                .filter(word -> !word.isEmpty())
                .distinct()
                .limit(SearchQuestion.WORDS)
                .toList();
    }

    /** Whether it has {@code word}, itself folded, anywhere in it. */
    public boolean has(String word) {
        return text.contains(word);
    }
}
