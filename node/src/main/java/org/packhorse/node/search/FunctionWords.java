package org.packhorse.node.search;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Words that make a question a sentence: what, is, the, of. A text that answers it need not have them.
 *
 * <p>Lists, and not how many documents have a word: in a library about water that word is in most of them, and <i>why</i> in few.
 */
final class FunctionWords {
    /** One such word is too often a word of another language: the German for "was" is what many fought. */
    private static final int OF_A_SENTENCE = 2;

    private FunctionWords() {}

    /**
     * Those of {@code words}, folded, which only make a sentence of the others; none where there are no others.
     *
     * @param languages of the library, the most frequent first: the sentence is in the one that has most of the words
     */
    static Set<String> among(List<String> words, Tongues tongues, List<String> languages) {
        var best = Set.<String>of();
        if (words.size() > 1) {
            for (var language : languages) {
                var found = new HashSet<>(words);
                found.retainAll(tongues.functionWords(language));
                boolean isSentence = found.size() >= OF_A_SENTENCE || language.equals(languages.getFirst());
                best = isSentence && found.size() > best.size() ? found : best;
            }
        }
        return best.containsAll(words) ? Set.of() : best;
    }

    /** As they are written in {@code language}, a two- or three-letter code, between spaces; nothing where it has no list. */
    static String of(String language) throws IOException {
        try (var in = FunctionWords.class.getResourceAsStream("function-words.txt")) {
            if (in == null) {
                throw new IOException("the program lacks function-words.txt");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(": ", 2))
                    .filter(parts -> List.of(parts[0].split(" ")).contains(language))
                    .map(parts -> parts[1])
                    .findFirst()
                    .orElse("");
        }
    }
}
