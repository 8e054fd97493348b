package org.packhorse.node.search.stemming;

import java.util.List;
import java.util.Set;

/**
 * Amharic: letters that sound alike become one, then beginnings and endings go until none is left, so that a word that only looks as if
 * it had one ends up the same in all its forms.
 *
 * <p>Prepositions, the plural, the article, the object and possessors as in W. Leslau, <i>Reference Grammar of Amharic</i> (1995). That
 * affixes are worth taking off to search, and that letters of one sound must become one, is what N. Alemayehu and P. Willett report in
 * <i>Stemming of Amharic Words for Information Retrieval</i> (2002). Roots of verbs are not looked for.
 */
final class Amharic {
    /** An order of the syllabary, as its place among the eight of a consonant. */
    private static final int U = 1;

    private static final int A = 3;
    private static final int BARE = 5;
    private static final int O = 6;

    private static final int FIRST = 0x1200;
    private static final int LAST = 0x135A;

    /** Syllables that remain: {@code ቤት}, house. */
    private static final int LEAST = 2;

    /** The longest first: until, how, about, towards; in, for, of, from. */
    private static final List<String> BEFORE = List.of("እስከ", "እንደ", "ስለ", "ወደ", "በ", "ለ", "የ", "ከ");

    /** Words that only look as if they had a preposition: disease, town, change, heavy, desert, again, ice, night. */
    private static final Set<String> WHOLE = Set.of("በሽታ", "ከተማ", "ለውጥ", "ከባድ", "በረሀ", "እንደገና", "በረዶ", "ለሊት");

    private Amharic() {}

    static String stem(String word) {
        var whole = oneLetterForEachSound(word);
        while (true) {
            var stem = withoutEndings(whole);
            var shorter = WHOLE.contains(stem) ? whole : withoutBeginning(whole);
            if (shorter.equals(whole)) {
                return stem;
            }
            whole = shorter;
        }
    }

    private static String oneLetterForEachSound(String word) {
        var letters = new StringBuilder(word);
        for (int i = 0; i < letters.length(); i++) {
            char c = letters.charAt(i);
            int row = switch (c & ~7) {
                case 0x1210, 0x1280 -> 0x1200; // ሐ ኀ ሀ
                case 0x1220 -> 0x1230; // ሠ ሰ
                case 0x12D0 -> 0x12A0; // ዐ አ
                case 0x1340 -> 0x1338; // ፀ ጸ
                default -> c & ~7;
            };
            // These two consonants sound the same in the first order and the fourth.
            int order = order(c) == A && (row == 0x1200 || row == 0x12A0) ? 0 : order(c);
            letters.setCharAt(i, (char) (row + order));
        }
        return letters.toString();
    }

    private static int order(char c) {
        return c & 7;
    }

    private static String withoutBeginning(String word) {
        for (var preposition : BEFORE) {
            if (word.length() >= preposition.length() + LEAST && word.startsWith(preposition)) {
                return word.substring(preposition.length());
            }
        }
        return word;
    }

    private static String withoutEndings(String word) {
        var stem = word;
        for (var shorter = withoutEnding(stem); !shorter.equals(stem); shorter = withoutEnding(stem)) {
            stem = shorter;
        }
        return stem;
    }

    private static String withoutEnding(String word) {
        int end = word.length() - 1;
        if (end < LEAST || word.charAt(end) < FIRST || word.charAt(end) > LAST) {
            return word;
        }
        boolean owned = word.endsWith("ቸው") || word.endsWith("ችን");
        if (owned && order(word.charAt(end - 2)) == A) {
            // Theirs and ours: ቤታቸው.
            return inOrder(word.substring(0, end - 1), A);
        }
        char last = word.charAt(end);
        if (last == 'ች') {
            return plural(word.substring(0, end));
        }
        if (order(last) == U) {
            return word.substring(0, end) + (char) (last - U + BARE);
        }
        boolean object = last == 'ን' || last == 'ም' || last == 'ው';
        return object && end > LEAST ? word.substring(0, end) : word;
    }

    /** Behind a vowel it is {@code ዎች}; a consonant takes its vowel. {@code ሰዎች} belongs to {@code ሰው}. */
    private static String plural(String rest) {
        int end = rest.length() - 1;
        return rest.charAt(end) == 'ዎ' && end >= LEAST ? rest.substring(0, end) : inOrder(rest, O);
    }

    /** {@code word} with a bare consonant at its end in the place of one in {@code order}. */
    private static String inOrder(String word, int order) {
        int end = word.length() - 1;
        char last = word.charAt(end);
        return order(last) == order ? word.substring(0, end) + (char) (last - order + BARE) : word;
    }
}
