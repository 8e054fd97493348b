package org.packhorse.node.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** What somebody typed, as words in all the forms in which documents may have them, and as queries. One search. */
final class Wording {
    /** Stems of one word in the languages of the library; more would be chance. */
    private static final int STEMS = 6;

    private static final int SIMILAR = 6;

    /** A word of a title says more of a document than one of its text. */
    private static final Map<String, Float> FIELDS = fields();

    private static final float STEM_WEIGHT = 0.7f;
    private static final float SIMILAR_WEIGHT = 0.4f;

    /** What a hit gains by having a word in a second field, too. */
    private static final float TIE = 0.1f;

    private final Spelling spelling;
    private final List<Word> words;

    private record Word(String typed, Map<String, Float> forms) {}

    private Wording(Spelling spelling, List<Word> words) {
        this.spelling = spelling;
        this.words = words;
    }

    private static Map<String, Float> fields() {
        var fields = new LinkedHashMap<String, Float>();
        fields.put(Fields.TITLE, 6f);
        fields.put(Fields.ABOUT, 2f);
        fields.put(Fields.TEXT, 1f);
        return Map.copyOf(fields);
    }

    /** The words of {@code text} with their stems in {@code languages}, as far as the index has them. */
    static Wording of(String text, Tongues tongues, List<String> languages, Spelling spelling) throws IOException {
        var words = new ArrayList<Word>();
        for (var typed : split(text, tongues, "")) {
            if (words.size() == SearchQuestion.WORDS) {
                break;
            }
            if (typed.charAt(0) == StemMarks.MARK) {
                continue;
            }
            var forms = new LinkedHashMap<String, Float>();
            addForm(forms, typed, 1, spelling);
            addForm(forms, StemMarks.MARK + typed, STEM_WEIGHT, spelling);
            for (var stem : stems(typed, tongues, languages)) {
                addForm(forms, stem, STEM_WEIGHT, spelling);
                addForm(forms, StemMarks.MARK + stem, STEM_WEIGHT, spelling);
            }
            words.add(new Word(typed, forms));
        }
        return new Wording(spelling, words);
    }

    private static void addForm(Map<String, Float> forms, String form, float weight, Spelling spelling)
            throws IOException {
        if (!forms.containsKey(form) && spelling.frequency(form) > 0) {
            forms.put(form, weight);
        }
    }

    private static Set<String> stems(String word, Tongues tongues, List<String> languages) throws IOException {
        var stems = new LinkedHashSet<String>();
        for (var language : languages) {
            if (Stemmers.has(language) && stems.size() < STEMS) {
                for (var form : split(word, tongues, language)) {
                    if (form.charAt(0) == StemMarks.MARK) {
                        stems.add(form.substring(1));
                    }
                }
            }
        }
        return stems;
    }

    static Set<String> split(String text, Tongues tongues, String language) throws IOException {
        var words = new LinkedHashSet<String>();
        try (var stream = tongues.analyzer(language).tokenStream(Fields.TEXT, text)) {
            var term = stream.getAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                words.add(term.toString());
            }
            stream.end();
        }
        return words;
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    int size() {
        return words.size();
    }

    /** Whether no document has one of the words. */
    boolean hasUnknown() {
        return words.stream().anyMatch(word -> word.forms().isEmpty());
    }

    /** The same with what is similar in the place of words that nothing has. */
    Wording withSimilar() throws IOException {
        var all = new ArrayList<Word>();
        for (int i = 0; i < words.size(); i++) {
            var word = words.get(i);
            if (!word.forms().isEmpty()) {
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
            all.add(new Word(word.typed(), forms));
        }
        return new Wording(spelling, all);
    }

    /** Documents with all words. */
    Query all() {
        var query = new BooleanQuery.Builder();
        for (var word : words) {
            query.add(query(word), Occur.MUST);
        }
        return query.build();
    }

    /** Documents with at least {@code least} of the words. */
    Query some(int least) {
        var query = new BooleanQuery.Builder();
        for (var word : words) {
            query.add(query(word), Occur.SHOULD);
        }
        return query.setMinimumNumberShouldMatch(least).build();
    }

    private static Query query(Word word) {
        if (word.forms().isEmpty()) {
            return new MatchNoDocsQuery("nothing has it");
        }
        var alternatives = new ArrayList<Query>();
        FIELDS.forEach((field, weight) -> word.forms()
                .forEach((form, formWeight) ->
                        alternatives.add(new BoostQuery(new TermQuery(new Term(field, form)), weight * formWeight))));
        return new DisjunctionMaxQuery(alternatives, TIE);
    }

    /** All forms of all words: what snippets mark. */
    Set<String> forms() {
        var forms = new LinkedHashSet<String>();
        words.forEach(word -> forms.addAll(word.forms().keySet()));
        return forms;
    }
}
