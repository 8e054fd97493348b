package org.packhorse.node.search;

import java.util.Set;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicStemFilter;
import org.apache.lucene.analysis.bg.BulgarianStemFilter;
import org.apache.lucene.analysis.bn.BengaliStemFilter;
import org.apache.lucene.analysis.ckb.SoraniStemFilter;
import org.apache.lucene.analysis.cz.CzechStemFilter;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.el.GreekStemFilter;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.fa.PersianStemFilter;
import org.apache.lucene.analysis.fi.FinnishLightStemFilter;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.gl.GalicianMinimalStemFilter;
import org.apache.lucene.analysis.hi.HindiStemFilter;
import org.apache.lucene.analysis.hu.HungarianLightStemFilter;
import org.apache.lucene.analysis.id.IndonesianStemFilter;
import org.apache.lucene.analysis.it.ItalianLightStemFilter;
import org.apache.lucene.analysis.lv.LatvianStemFilter;
import org.apache.lucene.analysis.no.NorwegianLightStemFilter;
import org.apache.lucene.analysis.pt.PortugueseLightStemFilter;
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
import org.tartarus.snowball.ext.IrishStemmer;
import org.tartarus.snowball.ext.LithuanianStemmer;
import org.tartarus.snowball.ext.NepaliStemmer;
import org.tartarus.snowball.ext.RomanianStemmer;
import org.tartarus.snowball.ext.SerbianStemmer;
import org.tartarus.snowball.ext.TamilStemmer;
import org.tartarus.snowball.ext.TurkishStemmer;

/** What cuts the endings off words. Languages without one here are searched by whole words, and by their beginnings. */
final class Stemmers {
    private static final Set<String> LANGUAGES = Set.of(
            "ar", "bg", "bn", "ca", "ckb", "cs", "da", "de", "el", "en", "es", "et", "eu", "fa", "fi", "fr", "ga", "gl",
            "hi", "hu", "hy", "id", "it", "lt", "lv", "ms", "nb", "ne", "nl", "nn", "no", "pt", "ro", "ru", "sr", "sv",
            "ta", "te", "tr");

    private Stemmers() {}

    /** Whether {@code language}, two or three letters, has one. */
    static boolean has(String language) {
        return LANGUAGES.contains(language);
    }

    /** {@code words} of {@code language} without their endings, but for keywords. Loads the classes of that language only. */
    static TokenStream stem(String language, TokenStream words) {
        return switch (language) {
            case "ar" -> new ArabicStemFilter(words);
            case "bg" -> new BulgarianStemFilter(words);
            case "bn" -> new BengaliStemFilter(words);
            case "ckb" -> new SoraniStemFilter(words);
            case "cs" -> new CzechStemFilter(words);
            case "de" -> new GermanLightStemFilter(words);
            case "el" -> new GreekStemFilter(words);
            case "en" -> new SnowballFilter(words, new EnglishStemmer());
            case "es" -> new SpanishLightStemFilter(words);
            case "fa" -> new PersianStemFilter(words);
            case "fi" -> new FinnishLightStemFilter(words);
            case "fr" -> new FrenchLightStemFilter(words);
            case "gl" -> new GalicianMinimalStemFilter(words);
            case "hi" -> new HindiStemFilter(words);
            case "hu" -> new HungarianLightStemFilter(words);
            case "id", "ms" -> new IndonesianStemFilter(words);
            case "it" -> new ItalianLightStemFilter(words);
            case "lv" -> new LatvianStemFilter(words);
            case "nb", "nn", "no" -> new NorwegianLightStemFilter(words);
            case "pt" -> new PortugueseLightStemFilter(words);
            case "ru" -> new RussianLightStemFilter(words);
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
            default -> words;
        };
    }
}
