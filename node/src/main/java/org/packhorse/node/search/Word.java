package org.packhorse.node.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * A word that somebody typed.
 *
 * @param typed folded
 * @param use what it is in a question
 * @param bases what its stems are in the languages of the library, whether the index has them or not
 * @param forms what of it the index has, with the weight of each
 * @param parts what it is joined of, where that is written in several ways: all of them are as good as the word
 */
record Word(String typed, Use use, List<String> bases, Map<String, Float> forms, List<Word> parts) {
    /** What a word is in a question. */
    enum Use {
        /** What it is about. */
        SUBJECT,
        /** Grammar: nearly every text has it, and what is looked for need not. */
        FUNCTION
    }

    /** A word that a question is about. */
    Word(String typed, Map<String, Float> forms, List<Word> parts) {
        this(typed, Use.SUBJECT, List.of(), forms, parts);
    }

    /** A word that says nothing of what is looked for. */
    static Word ofGrammar(String typed) {
        return new Word(typed, Use.FUNCTION, List.of(), Map.of(), List.of());
    }

    boolean isSubject() {
        return use == Use.SUBJECT;
    }

    /** A word of a title says more of a document than one of its text. */
    private static final Map<String, Float> FIELDS = fields();

    /** What a hit gains by having a word in a second field, too. */
    private static final float TIE = 0.1f;

    private static Map<String, Float> fields() {
        var fields = new LinkedHashMap<String, Float>();
        fields.put(Fields.TITLE, 6f);
        fields.put(Fields.ABOUT, 2f);
        fields.put(Fields.TEXT, 1f);
        return Map.copyOf(fields);
    }

    boolean isKnown() {
        return !forms.isEmpty() || (!parts.isEmpty() && parts.stream().allMatch(Word::isKnown));
    }

    Query query() {
        var alternatives = new ArrayList<Query>();
        FIELDS.forEach((field, weight) -> forms.forEach((form, formWeight) ->
                alternatives.add(new BoostQuery(new TermQuery(new Term(field, form)), weight * formWeight))));
        if (!parts.isEmpty() && parts.stream().allMatch(Word::isKnown)) {
            var together = new BooleanQuery.Builder();
            parts.forEach(part -> together.add(part.query(), Occur.MUST));
            alternatives.add(together.build());
        }
        return alternatives.isEmpty()
                ? new MatchNoDocsQuery("nothing has it")
                : new DisjunctionMaxQuery(alternatives, TIE);
    }
}
