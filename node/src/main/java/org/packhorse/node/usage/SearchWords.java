package org.packhorse.node.usage;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is kept of the words of a search: so little that equal wishes look equal and nobody can be identified by them. What looks like a
 * telephone number, an e-mail or another address is left out.
 */
final class SearchWords {
    /** What people type where there is something to be found; longer ones are letters to somebody. */
    private static final int CHARS_LIMIT = 60;

    private static final int WORDS_LIMIT = 6;
    private static final Pattern ADDRESS = Pattern.compile("\\S*@\\S*|\\S*://\\S*|www\\.\\S*");

    /** Six digits or more, however they are grouped: telephone numbers, numbers of passports; not years or chapters. */
    private static final Pattern NUMBER = Pattern.compile("\\+?\\p{Nd}([\\s().,/+-]*\\p{Nd}){5,}");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    private SearchWords() {}

    /** The words of {@code query}; empty where nothing of it may be kept. */
    static Optional<String> of(String query) {
        var plain = Normalizer.normalize(query, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var harmless = NUMBER.matcher(ADDRESS.matcher(plain).replaceAll(" ")).replaceAll(" ");
        var words = BETWEEN_WORDS
                .splitAsStream(harmless)
                .filter(word -> !word.isEmpty())
                .limit(WORDS_LIMIT + 1)
                .toList();
        var text = words.stream().collect(Collectors.joining(" "));
        boolean isKept = !text.isEmpty() && words.size() <= WORDS_LIMIT && text.length() <= CHARS_LIMIT;
        return isKept ? Optional.of(text) : Optional.empty();
    }
}
