package org.packhorse.node.search.stemming;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Swahili and Kinyarwanda, which change words at their beginning. A noun becomes a form that its singular and its plural share, and that
 * keeps a prefix: bare roots are often other words ({@code vitabu}, books, without its prefix is trouble).
 *
 * <p>The rules are facts of grammar: the noun classes and tenses of Swahili as in E. O. Ashton, <i>Swahili Grammar</i> (1944); the noun
 * classes of Kinyarwanda as in A. Kimenyi, <i>A Relational Grammar of Kinyarwanda</i> (1980). Left out is what a rule without a dictionary
 * cannot tell: object and relative prefixes, negation, classes that look alike in both numbers.
 */
final class Bantu {
    private static final String VOWELS = "aeiou";

    /** What remains of a noun; {@code watu}, people, has as little. */
    private static final int ROOT = 2;

    /** What remains of a verb, or of an abstract or a place: less is too often another word ({@code kujua}, to know; {@code jua}, sun). */
    private static final int LONG_ROOT = 4;

    /** Plurals that no prefix explains. */
    private static final Map<String, String> IRREGULAR = Map.of(
            "macho",
            "jicho",
            "meno",
            "jino",
            "wezi",
            "mwizi",
            "wanawake",
            "mwanamke",
            "nyimbo",
            "wimbo",
            "nyuso",
            "uso");

    /** Words that only look as if they had a prefix: pronouns, his and theirs, when and where, two, oil, place, night. */
    private static final Set<String> WHOLE = Set.of(
            "wangu", "wako", "wake", "wetu", "wenu", "wao", "wale", "wapi", "wakati", "wala", "wawili", "wewe", "mimi",
            "mafuta", "mahali", "usiku");

    private static final List<String> SUBJECTS = List.of("ni", "tu", "wa", "ya", "zi", "a", "u", "i");
    private static final Set<String> TENSES = Set.of("na", "li", "ta", "me");

    private Bantu() {}

    static String swahili(String typed) {
        if (WHOLE.contains(typed)) {
            return typed;
        }
        var word = IRREGULAR.getOrDefault(typed, typed);
        var verb = word.endsWith("a") ? verb(word) : word;
        return verb.equals(word) ? place(noun(word)) : verb;
    }

    /** {@code wa-na-soma}, {@code ku-soma}: verbs of Bantu origin end in a. {@code mwana-chama}, member, goes where its plural goes. */
    private static String verb(String word) {
        if (has(word, "ku", LONG_ROOT)) {
            return word.substring(2);
        }
        if (has(word, "mwana", LONG_ROOT)) {
            return word.substring(5);
        }
        for (var subject : SUBJECTS) {
            int root = subject.length() + 2;
            if (has(word, subject, LONG_ROOT + 2) && TENSES.contains(word.substring(subject.length(), root))) {
                return word.substring(root);
            }
        }
        return word;
    }

    private static String noun(String word) {
        return switch (word.charAt(0)) {
            case 'v' -> other(other(word, "vy", "ch"), "vi", "ki");
            case 'w' -> ofPeople(word);
            case 'm' -> has(word, "mwana", LONG_ROOT) ? word : ofManyOrOne(word);
            case 'u' -> has(word, "u", LONG_ROOT) ? word.substring(1) : word;
            default -> word;
        };
    }

    /** {@code wa-} and {@code w-} before a vowel: {@code watoto, waandishi, wenzi}. Students are {@code wana-funzi}. */
    private static String ofPeople(String word) {
        if (has(word, "wana", LONG_ROOT)) {
            return "m" + word;
        }
        return first(word, Map.of("waa", "m", "wa", "m", "we", "me"));
    }

    /** {@code mw-} and {@code mi-} become {@code m-}; {@code ma-} goes, but not from {@code maana} or {@code maisha}, which have none. */
    private static String ofManyOrOne(String word) {
        if (has(word, "ma", ROOT + 1)) {
            return word.charAt(2) == 'a' || word.charAt(2) == 'i' ? word : word.substring(2);
        }
        return first(word, Map.of("mwa", "m", "mia", "m", "mw", "m", "mi", "m"));
    }

    /** {@code shule-ni}, at school. */
    private static String place(String word) {
        int end = word.length() - 2;
        return end >= LONG_ROOT && word.endsWith("ni") && VOWELS.indexOf(word.charAt(end - 1)) >= 0
                ? word.substring(0, end)
                : word;
    }

    static String kinyarwanda(String word) {
        if (has(word, "ama", ROOT + 1)) {
            return "i" + word.substring(3);
        }
        return first(
                word,
                Map.of(
                        "umwa", "umu", "imya", "umu", "aba", "umu", "imi", "umu", "igi", "iki", "ibi", "iki", "iby",
                        "icy"));
    }

    /** The word with the longest of {@code prefixes} that it has in its other form. */
    private static String first(String word, Map<String, String> prefixes) {
        for (int length = Math.min(4, word.length() - ROOT); length > 0; length--) {
            var other = prefixes.get(word.substring(0, length));
            if (other != null) {
                return other + word.substring(length);
            }
        }
        return word;
    }

    private static String other(String word, String prefix, String other) {
        return has(word, prefix, ROOT) ? other + word.substring(prefix.length()) : word;
    }

    private static boolean has(String word, String prefix, int rest) {
        return word.length() >= prefix.length() + rest && word.startsWith(prefix);
    }
}
