package org.packhorse.node.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.bn.BengaliNormalizationFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.fa.PersianNormalizationFilter;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.hi.HindiNormalizationFilter;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.icu.ICUNormalizer2Filter;
import org.apache.lucene.analysis.icu.segmentation.DefaultICUTokenizerConfig;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.in.IndicNormalizationFilter;
import org.apache.lucene.analysis.miscellaneous.KeywordRepeatFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.util.ElisionFilter;
import org.packhorse.node.search.stemming.Stemmers;

/**
 * Turns text into words. All languages share everything but stems, so that a word is found whatever language somebody took it for: ICU parts
 * Chinese, Japanese, Thai, Khmer, Lao and Burmese by dictionary; case, accents, width and digits are folded; letters that Arabic, Persian,
 * Urdu and Indic keyboards write in several ways become one; a half space is read both as parting words and as not; the stem of a word in Chinese characters
 * is its simplified form. Any thread.
 */
final class Tongues {
    private final Map<String, Analyzer> byLanguage = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> functionWords = new ConcurrentHashMap<>();

    /** For text in the language of the tag {@code language}, or of one that has no stems here. */
    Analyzer analyzer(String language) {
        var known = Stemmers.has(language) ? language : "";
        return byLanguage.computeIfAbsent(known, InLanguage::new);
    }

    /** The words of {@code text}, each but once, and behind a mark their stems in {@code language}. */
    Set<String> split(String text, String language) throws IOException {
        var words = new LinkedHashSet<String>();
        try (var stream = analyzer(language).tokenStream(Fields.TEXT, text)) {
            var term = stream.getAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                words.add(term.toString());
            }
            stream.end();
        }
        return words;
    }

    /** Where the last word of {@code text} begins; at its end where there is none. */
    int lastWord(String text) throws IOException {
        int begin = text.length();
        try (var stream = analyzer("").tokenStream(Fields.TEXT, text)) {
            var term = stream.getAttribute(CharTermAttribute.class);
            var offset = stream.getAttribute(OffsetAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                begin = term.charAt(0) == StemMarks.MARK ? begin : offset.startOffset();
            }
            stream.end();
        }
        return begin;
    }

    /** The {@link FunctionWords} of {@code language}, as they are in an index. */
    Set<String> functionWords(String language) {
        return functionWords.computeIfAbsent(language, this::foldedFunctionWords);
    }

    private Set<String> foldedFunctionWords(String language) {
        try {
            return Set.copyOf(split(FunctionWords.of(language), ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The language of a BCP 47 tag without script, region and the like: {@code pt} of {@code pt-BR}. */
    static String primary(String tag) {
        int end = tag.indexOf('-');
        return (end < 0 ? tag : tag.substring(0, end)).toLowerCase(Locale.ROOT);
    }

    /** Loaded with the first text, and ICU's data with it. */
    private static final class InLanguage extends Analyzer {
        /** Longer words are no words; ICU's own limit is far above. */
        private static final int WORD_CHARS = 64;

        private static final DefaultICUTokenizerConfig WORDS = new DefaultICUTokenizerConfig(true, true);

        /** French, and with it Italian and Catalan: l', d', qu'; what stands before an apostrophe and is no word. */
        private static final CharArraySet ARTICLES = FrenchAnalyzer.DEFAULT_ARTICLES;

        private final String language;

        InLanguage(String language) {
            this.language = language;
        }

        @Override
        protected TokenStreamComponents createComponents(String fieldName) {
            var words = new ICUTokenizer(WORDS);
            TokenStream stream = new ShortWords(new ICUNormalizer2Filter(new HalfSpaces(words)), WORD_CHARS);
            stream = new EnglishPossessiveFilter(new ElisionFilter(stream, ARTICLES));
            stream = new PersianNormalizationFilter(new ArabicNormalizationFilter(stream));
            stream = new HindiNormalizationFilter(new IndicNormalizationFilter(stream));
            stream = new KeywordRepeatFilter(new BengaliNormalizationFilter(stream));
            stream = new ICUFoldingFilter(new HanStems(Stemmers.stem(language, stream)));
            return new TokenStreamComponents(words, new StemMarks(stream));
        }
    }
}
