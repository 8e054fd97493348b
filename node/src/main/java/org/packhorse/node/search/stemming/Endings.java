package org.packhorse.node.search.stemming;

import java.util.List;

/**
 * Endings of languages that no stemmer here knows, or not all, and that can be cut off without a dictionary: few, and only from words
 * that stay long enough. The rules are facts of grammars: P. Newman, <i>The Hausa Language</i> (2000); J. Saeed, <i>Somali</i> (1999); R. L. Schmidt,
 * <i>Urdu: An Essential Grammar</i> (1999); S. Pugh and I. Press, <i>Ukrainian: A Comprehensive Grammar</i> (1999); A. Bodrogligeti,
 * <i>An Academic Reference Grammar of Modern Literary Uzbek</i> (2003).
 */
final class Endings {
    private static final String VOWELS = "aeiou";

    /** Of: {@code littafi-n}, {@code makaranta-r}; with his, their and our behind it. Hausa words end in vowels. */
    private static final List<String> HAUSA = List.of("nsa", "nsu", "nmu", "rsa", "rsu", "rmu", "n", "r");

    /** The article, which is another behind each sound, and as a subject. */
    private static final List<String> SOMALI = List.of("ka", "ga", "ha", "ta", "da", "ku", "gu", "hu", "tu", "du");

    private static final String ARABIC_AND = "وف";

    private static final List<String> ARABIC_WITH_ARTICLE = List.of("بال", "كال", "لل");

    /** What Lucene leaves where it takes the article. */
    private static final int ARABIC_LEAST = 2;

    /** Plurals; letters as they are once keyboards' differences are gone. */
    private static final List<String> URDU = List.of("وں", "اں", "یں", "يں");

    private static final List<String> UZBEK_CASES = List.of("ning", "dan", "ga", "da", "ni");
    private static final List<String> UZBEK_PLURAL = List.of("lari", "lar");

    private static final List<String> UKRAINIAN = List.of(
            "ями", "ами", "ими", "іми", "ові", "еві", "єві", "ого", "ому", "ють", "уть", "ать", "ять", "ить", "ємо",
            "имо", "єте", "ете", "ите", "ою", "ею", "єю", "ів", "їв", "ах", "ях", "ам", "ям", "ом", "ем", "єм", "их",
            "им", "ий", "ій", "ої", "ей", "їх", "їм");

    /** Of infinitives and the past, behind the vowel of a verb. */
    private static final List<String> UKRAINIAN_VERBS = List.of("ти", "ла", "ло", "ли", "в");

    private static final String UKRAINIAN_LAST = "аеиіоуюяєїьй";

    private Endings() {}

    /** Where {@code and} or {@code so} stands before {@code with the}, {@code like the} or {@code for the}: Lucene's stemmer takes one of them. */
    static String withoutArabicPrefixes(String word) {
        if (!word.isEmpty() && ARABIC_AND.indexOf(word.charAt(0)) >= 0) {
            for (var prefix : ARABIC_WITH_ARTICLE) {
                if (word.startsWith(prefix, 1) && word.length() >= 1 + prefix.length() + ARABIC_LEAST) {
                    return word.substring(1 + prefix.length());
                }
            }
        }
        return word;
    }

    static String hausa(String word) {
        var shorter = without(word, HAUSA, 4);
        return VOWELS.indexOf(shorter.charAt(shorter.length() - 1)) >= 0 ? shorter : word;
    }

    /** Words in o change it to a before the article. */
    static String somali(String word) {
        var shorter = without(word, SOMALI, 4);
        return shorter.length() >= 4 && shorter.endsWith("o")
                ? shorter.substring(0, shorter.length() - 1) + 'a'
                : shorter;
    }

    static String urdu(String word) {
        return without(word, URDU, 3);
    }

    static String uzbek(String word) {
        return without(without(word, UZBEK_CASES, 4), UZBEK_PLURAL, 4);
    }

    static String ukrainian(String word) {
        var stem = word.endsWith("ся") || word.endsWith("сь") ? without(word, List.of("ся", "сь"), 4) : word;
        var verb = without(stem, UKRAINIAN_VERBS, 3);
        stem = verb.length() < stem.length() && "аяиіу".indexOf(verb.charAt(verb.length() - 1)) >= 0
                ? verb
                : without(stem, UKRAINIAN, 3);
        while (stem.length() > 3 && UKRAINIAN_LAST.indexOf(stem.charAt(stem.length() - 1)) >= 0) {
            stem = stem.substring(0, stem.length() - 1);
        }
        return stem;
    }

    /** Spanish writes the z of {@code luz} as c before its plural, which its stemmer leaves: {@code luces}. */
    static String spanish(String word) {
        return word.length() > 4 && word.endsWith("ces") ? word.substring(0, word.length() - 3) + 'z' : word;
    }

    /** {@code word} without the first of {@code endings} that leaves {@code least} of it. */
    private static String without(String word, List<String> endings, int least) {
        for (var ending : endings) {
            if (word.length() >= least + ending.length() && word.endsWith(ending)) {
                return word.substring(0, word.length() - ending.length());
            }
        }
        return word;
    }
}
