package org.packhorse.node.search.stemming;

import java.util.Set;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicStemFilter;
import org.apache.lucene.analysis.bg.BulgarianStemFilter;
import org.apache.lucene.analysis.bn.BengaliStemFilter;
import org.apache.lucene.analysis.ckb.SoraniStemFilter;
import org.apache.lucene.analysis.cz.CzechStemFilter;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.el.GreekStemFilter;
import org.apache.lucene.analysis.fa.PersianStemFilter;
import org.apache.lucene.analysis.gl.GalicianMinimalStemFilter;
import org.apache.lucene.analysis.hi.HindiStemFilter;
import org.apache.lucene.analysis.hu.HungarianLightStemFilter;
import org.apache.lucene.analysis.lv.LatvianStemFilter;
import org.apache.lucene.analysis.no.NorwegianLightStemFilter;
import org.apache.lucene.analysis.pt.PortugueseMinimalStemFilter;
import org.apache.lucene.analysis.ru.RussianLightStemFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.sv.SwedishLightStemFilter;
import org.apache.lucene.analysis.te.TeluguStemFilter;
import org.tartarus.snowball.ext.ArmenianStemmer;
import org.tartarus.snowball.ext.BasqueStemmer;
import org.tartarus.snowball.ext.CatalanStemmer;
import org.tartarus.snowball.ext.DanishStemmer;
import org.tartarus.snowball.ext.DutchStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.EstonianStemmer;
import org.tartarus.snowball.ext.FinnishStemmer;
import org.tartarus.snowball.ext.FrenchStemmer;
import org.tartarus.snowball.ext.IndonesianStemmer;
import org.tartarus.snowball.ext.IrishStemmer;
import org.tartarus.snowball.ext.ItalianStemmer;
import org.tartarus.snowball.ext.LithuanianStemmer;
import org.tartarus.snowball.ext.NepaliStemmer;
import org.tartarus.snowball.ext.PortugueseStemmer;
import org.tartarus.snowball.ext.RomanianStemmer;
import org.tartarus.snowball.ext.RussianStemmer;
import org.tartarus.snowball.ext.SerbianStemmer;
import org.tartarus.snowball.ext.SpanishStemmer;
import org.tartarus.snowball.ext.TamilStemmer;
import org.tartarus.snowball.ext.TurkishStemmer;

/**
 * What cuts endings and beginnings off words. Where Lucene has several for a language, that which does best on the families of
 * {@code StemmersTest}. Languages without one here are searched by whole words, and by their beginnings.
 */
public final class Stemmers {
    private static final Set<String> LANGUAGES = Set.of(
            "am", "ar", "bg", "bn", "ca", "ckb", "cs", "da", "de", "el", "en", "es", "et", "eu", "fa", "fi", "fr", "ga",
            "gl", "ha", "hi", "hu", "hy", "id", "it", "lt", "lv", "ms", "nb", "ne", "nl", "nn", "no", "pt", "ro", "ru",
            "rw", "so", "sr", "sv", "sw", "ta", "te", "tr", "uk", "ur", "uz");

    private Stemmers() {}

    /** Whether {@code language}, two or three letters, has one. */
    public static boolean has(String language) {
        return LANGUAGES.contains(language);
    }

    /** {@code words} of {@code language} without their endings, but for keywords. Loads the classes of that language only. */
    public static TokenStream stem(String language, TokenStream words) {
        return switch (language) {
            case "ar" -> new ArabicStemFilter(new RuleStems(words, Endings::withoutArabicPrefixes));
            case "bg" -> new BulgarianStemFilter(words);
            case "bn" -> new BengaliStemFilter(words);
            case "ckb" -> new SoraniStemFilter(words);
            case "cs" -> new CzechStemFilter(words);
            case "de" -> new GermanLightStemFilter(words);
            case "el" -> new GreekStemFilter(words);
            case "fa" -> new PersianStemFilter(words);
            case "gl" -> new GalicianMinimalStemFilter(words);
            case "hi" -> new HindiStemFilter(words);
            case "hu" -> new HungarianLightStemFilter(words);
            case "lv" -> new LatvianStemFilter(words);
            case "nb", "nn", "no" -> new NorwegianLightStemFilter(words);
            case "sv" -> new SwedishLightStemFilter(words);
            case "te" -> new TeluguStemFilter(words);
            default -> snowball(language, words);
        };
    }

    private static TokenStream snowball(String language, TokenStream words) {
        return switch (language) {
            case "ca" -> new SnowballFilter(words, new CatalanStemmer());
            case "da" -> new SnowballFilter(words, new DanishStemmer());
            case "et" -> new SnowballFilter(words, new EstonianStemmer());
            case "eu" -> new SnowballFilter(words, new BasqueStemmer());
            case "ga" -> new SnowballFilter(words, new IrishStemmer());
            case "hy" -> new SnowballFilter(words, new ArmenianStemmer());
            case "lt" -> new SnowballFilter(words, new LithuanianStemmer());
            case "ne" -> new SnowballFilter(words, new NepaliStemmer());
            case "nl" -> new SnowballFilter(words, new DutchStemmer());
            case "ro" -> new SnowballFilter(words, new RomanianStemmer());
            case "sr" -> new SnowballFilter(words, new SerbianStemmer());
            case "ta" -> new SnowballFilter(words, new TamilStemmer());
            case "tr" -> new SnowballFilter(words, new TurkishStemmer());
            case "en" -> new SnowballFilter(words, new EnglishStemmer());
            case "fi" -> new SnowballFilter(words, new FinnishStemmer());
            case "id", "ms" -> new SnowballFilter(words, new IndonesianStemmer());
            case "it" -> new SnowballFilter(words, new ItalianStemmer());
            default -> two(language, words);
        };
    }

    /** Where one after the other does better: nouns' plurals before verbs' endings, and what a first pass leaves. */
    private static TokenStream two(String language, TokenStream words) {
        return switch (language) {
            case "es" -> new SnowballFilter(new RuleStems(words, Endings::spanish), new SpanishStemmer());
            case "fr" -> new SnowballFilter(new SnowballFilter(words, new FrenchStemmer()), new FrenchStemmer());
            case "pt" -> new SnowballFilter(new PortugueseMinimalStemFilter(words), new PortugueseStemmer());
            case "ru" -> new RussianLightStemFilter(new SnowballFilter(words, new RussianStemmer()));
            default -> ours(language, words);
        };
    }

    private static TokenStream ours(String language, TokenStream words) {
        return switch (language) {
            case "am" -> new RuleStems(words, Amharic::stem);
            case "ha" -> new RuleStems(words, Endings::hausa);
            case "rw" -> new RuleStems(words, Bantu::kinyarwanda);
            case "so" -> new RuleStems(words, Endings::somali);
            case "sw" -> new RuleStems(words, Bantu::swahili);
            case "uk" -> new RuleStems(words, Endings::ukrainian);
            case "ur" -> new RuleStems(words, Endings::urdu);
            case "uz" -> new RuleStems(words, Endings::uzbek);
            default -> words;
        };
    }
}
