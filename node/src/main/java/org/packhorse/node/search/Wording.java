package org.packhorse.node.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;

/** What somebody typed, as words in all the forms in which documents may have them, and as queries. One search. */
final class Wording {
    private static final int SIMILAR = 6;

    private static final float SIMILAR_WEIGHT = 0.4f;

    private final Spelling spelling;
    private final List<Word> words;

    private Wording(Spelling spelling, List<Word> words) {
        this.spelling = spelling;
        this.words = words;
    }

    /** The words of {@code text} with their stems in {@code languages}, as far as the index has them. */
    static Wording of(String text, Tongues tongues, List<String> languages, Spelling spelling) throws IOException {
        return new Wording(spelling, new Dictionary(tongues, languages, spelling).words(text));
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    int size() {
        return words.size();
    }

    /** Whether no document has one of the words. */
    boolean hasUnknown() {
        return words.stream().anyMatch(word -> !word.isKnown());
    }

    /** The same with what is similar in the place of words that nothing has. */
    Wording withSimilar() throws IOException {
        var all = new ArrayList<Word>();
        for (int i = 0; i < words.size(); i++) {
            var word = words.get(i);
            if (word.isKnown()) {
                all.add(word);
                continue;
            }
            var forms = new LinkedHashMap<String, Float>();
            if (i == words.size() - 1 && word.typed().length() > 1) {
                // Whoever was about to type more means what the beginning leads to.
                spelling.completions(word.typed(), SIMILAR).forEach(form -> forms.put(form, 1f));
            }
            for (var form : spelling.near(word.typed(), SIMILAR)) {
                forms.putIfAbsent(form, SIMILAR_WEIGHT);
            }
            var parts = spelling.parts(word.typed()).stream()
                    .map(part -> new Word(part, Map.of(part, SIMILAR_WEIGHT), List.of()))
                    .toList();
            all.add(new Word(word.typed(), forms, parts));
        }
        return new Wording(spelling, all);
    }

    /** Documents with all words. */
    Query all() {
        var query = new BooleanQuery.Builder();
        for (var word : words) {
            query.add(word.query(), Occur.MUST);
        }
        return query.build();
    }

    /** Documents with at least {@code least} of the words. */
    Query some(int least) {
        var query = new BooleanQuery.Builder();
        for (var word : words) {
            query.add(word.query(), Occur.SHOULD);
        }
        return query.setMinimumNumberShouldMatch(least).build();
    }

    /** All forms of all words: what snippets mark. */
    Set<String> forms() {
        var forms = new LinkedHashSet<String>();
        words.forEach(word -> {
            forms.addAll(word.forms().keySet());
            word.parts().forEach(part -> forms.addAll(part.forms().keySet()));
        });
        return forms;
    }
}
