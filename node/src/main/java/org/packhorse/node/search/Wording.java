package org.packhorse.node.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** What somebody typed, as words in all the forms in which documents may have them, and as queries. One search. */
final class Wording {
    private static final int SIMILAR = 6;

    private static final float SIMILAR_WEIGHT = 0.4f;

    /** Shorter ones begin too much. */
    private static final int BEGINNING_CHARS = 3;

    /** Stems of a misspelt word that are compared, too, where the word itself is like nothing. */
    private static final int BASES = 2;

    /**
     * Shorter ones are left by the rules of some language that the word may not be in, and one letter off from the root of another: of elefant
     * French leaves elef, and of élèves elev.
     */
    private static final int BASE_CHARS = 6;

    /** More than a word's place and number can gain a document, six times its rarity: which words it has comes before where. */
    private static final float PRESENCE = 10;

    private final Spelling spelling;
    private final List<Word> words;

    private Wording(Spelling spelling, List<Word> words) {
        this.spelling = spelling;
        this.words = words;
    }

    /** The words of {@code text} with their stems in {@code languages}, as far as the index has them. */
    static Wording of(String text, Tongues tongues, List<String> languages, Spelling spelling) throws IOException {
        var words = new ArrayList<>(new Dictionary(tongues, languages, spelling).words(text));
        if (!words.isEmpty()) {
            words.add(goingOn(words.removeLast(), spelling));
        }
        return new Wording(spelling, words);
    }

    /**
     * The last word, with what it may be the beginning of where nobody writes it so: then it is known by its stem in some language only, and
     * in a library of many half a word is by chance a stem of one of them.
     */
    private static Word goingOn(Word last, Spelling spelling) throws IOException {
        boolean isWritten = last.forms().isEmpty() || last.forms().containsKey(last.typed());
        if (isWritten || !last.isSubject() || last.typed().length() < BEGINNING_CHARS) {
            return last;
        }
        var forms = new LinkedHashMap<>(last.forms());
        spelling.completions(last.typed(), SIMILAR).forEach(form -> forms.putIfAbsent(form, SIMILAR_WEIGHT));
        return new Word(last.typed(), last.use(), last.bases(), forms, last.parts());
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    private List<Word> subjects() {
        return words.stream().filter(Word::isSubject).toList();
    }

    /** How many words it is about. */
    int size() {
        return subjects().size();
    }

    /** How many of these documents have. */
    int known() {
        return (int) subjects().stream().filter(Word::isKnown).count();
    }

    /** Whether no document has one of the words. */
    boolean hasUnknown() {
        return known() < size();
    }

    /** The same with what is similar in the place of words that nothing has. */
    Wording withSimilar() throws IOException {
        var all = new ArrayList<Word>();
        for (int i = 0; i < words.size(); i++) {
            var word = words.get(i);
            if (word.isKnown() || !word.isSubject()) {
                all.add(word);
                continue;
            }
            var forms = new LinkedHashMap<String, Float>();
            if (i == words.size() - 1 && word.typed().length() > 1) {
                // Whoever was about to type more means what the beginning leads to.
                spelling.completions(word.typed(), SIMILAR).forEach(form -> forms.put(form, 1f));
            }
            for (var form : near(word)) {
                forms.putIfAbsent(form, SIMILAR_WEIGHT);
            }
            var parts = spelling.parts(word.typed()).stream()
                    .map(part -> new Word(part, Map.of(part, SIMILAR_WEIGHT), List.of()))
                    .toList();
            all.add(new Word(word.typed(), forms, parts));
        }
        return new Wording(spelling, all);
    }

    /** People write endings behind a word that they misspell, as behind any other. */
    private List<String> near(Word word) throws IOException {
        var near = spelling.near(word.typed(), SIMILAR);
        var bases = word.bases().stream().filter(base -> base.length() >= BASE_CHARS);
        for (var base : bases.limit(BASES).toList()) {
            near = near.isEmpty() ? spelling.near(base, SIMILAR) : near;
        }
        return near;
    }

    /** Documents with all words; those of grammar need not be there, but what is called like the whole question comes first. */
    Query all() {
        var query = new BooleanQuery.Builder();
        for (var word : words) {
            if (word.isSubject()) {
                query.add(word.query(), Occur.MUST);
            } else {
                query.add(new TermQuery(new Term(Fields.TITLE, word.typed())), Occur.SHOULD);
            }
        }
        return query.build();
    }

    /** Documents with at least {@code least} of the words that any has: those with more of them, and rarer ones, first. */
    Query some(int least) throws IOException {
        var query = new BooleanQuery.Builder();
        for (var word : subjects()) {
            if (word.isKnown()) {
                var presence = new BoostQuery(new ConstantScoreQuery(word.query()), PRESENCE * rarity(word));
                var either = new BooleanQuery.Builder()
                        .add(word.query(), Occur.SHOULD)
                        .add(presence, Occur.SHOULD)
                        .build();
                query.add(either, Occur.SHOULD);
            }
        }
        return query.setMinimumNumberShouldMatch(least).build();
    }

    private float rarity(Word word) throws IOException {
        float weight = 0;
        for (var form : word.forms().entrySet()) {
            weight = Math.max(weight, form.getValue() * spelling.rarity(form.getKey()));
        }
        return weight;
    }

    /** All forms of all words: what snippets mark. With each, the word that it is a form of. */
    Map<String, String> forms() {
        var forms = new LinkedHashMap<String, String>();
        subjects().forEach(word -> {
            word.forms().keySet().forEach(form -> forms.putIfAbsent(form, word.typed()));
            word.parts().forEach(part -> part.forms().keySet().forEach(form -> forms.putIfAbsent(form, part.typed())));
        });
        return forms;
    }
}
