package org.packhorse.node.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.apache.lucene.util.automaton.Automata;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.CompiledAutomaton;
import org.apache.lucene.util.automaton.LevenshteinAutomata;
import org.apache.lucene.util.automaton.Operations;

/** The words that an index has near what somebody typed: how they go on, and how they are spelled. Each look is bounded. */
final class Spelling {
    /** A word of four letters may have one wrong, one of five the first, one of eight two others. */
    private static final int ONE_EDIT_CHARS = 4;

    private static final int FIRST_CHARS = 5;

    private static final int TWO_EDITS_CHARS = 8;

    /** Looked at for each field; a few milliseconds on a small board. */
    private static final int TERMS_LIMIT = 1_024;

    /** Shorter words are in nearly everything. */
    private static final int PART_CHARS = 3;

    private final IndexReader reader;

    Spelling(IndexReader reader) {
        this.reader = reader;
    }

    /** In how many documents {@code word} is, at most, in any field. */
    int frequency(String word) throws IOException {
        int most = 0;
        for (var field : List.of(Fields.TITLE, Fields.ABOUT, Fields.TEXT)) {
            most = Math.max(most, reader.docFreq(new Term(field, word)));
        }
        return most;
    }

    /** What having {@code word} says of a document: more where fewer do, at least 0. */
    float rarity(String word) throws IOException {
        int with = frequency(word);
        return (float) Math.log(1 + (Math.max(0, reader.numDocs() - with) + 0.5) / (with + 0.5));
    }

    /** The most frequent words that begin with {@code beginning}, and with those in titles first. */
    List<String> completions(String beginning, int limit) throws IOException {
        var found = new HashMap<String, Integer>();
        var prefix = new BytesRef(beginning);
        for (var field : List.of(Fields.TITLE, Fields.TEXT)) {
            var terms = MultiTerms.getTerms(reader, field);
            if (terms == null) {
                continue;
            }
            var each = terms.iterator();
            if (each.seekCeil(prefix) == TermsEnum.SeekStatus.END) {
                continue;
            }
            int looked = 0;
            for (BytesRef term = each.term();
                    term != null && StringHelper.startsWith(term, prefix) && looked < TERMS_LIMIT;
                    term = each.next()) {
                found.merge(term.utf8ToString(), each.docFreq() * (field.equals(Fields.TITLE) ? 10 : 1), Integer::sum);
                looked++;
            }
        }
        found.keySet().removeIf(word -> word.indexOf(StemMarks.MARK) == 0);
        return best(found, limit);
    }

    /** Words, and behind their mark stems, that differ from {@code word} by what typing and spelling get wrong. */
    List<String> near(String word, int limit) throws IOException {
        int chars = word.codePointCount(0, word.length());
        var near = chars < ONE_EDIT_CHARS ? List.<String>of() : fitting(word, edited(word, 1), limit);
        if (near.isEmpty() && chars >= FIRST_CHARS) {
            near = fitting(word, begunOtherwise(word), limit);
        }
        near = near.isEmpty() && chars >= TWO_EDITS_CHARS ? fitting(word, edited(word, 2), limit) : near;
        if (chars >= FIRST_CHARS) {
            for (var heard : SpeltByEar.of(word)) {
                near = near.isEmpty() ? fitting(word, edited(heard, chars >= TWO_EDITS_CHARS ? 2 : 1), limit) : near;
            }
        }
        return near;
    }

    /** People mostly get the first letter right, and looking for all who do not would take a look at all words. */
    private static Automaton edited(String word, int edits) {
        int first = word.offsetByCodePoints(0, 1);
        return new LevenshteinAutomata(word.substring(first).codePoints().toArray(), Character.MAX_CODE_POINT, true)
                .toAutomaton(edits, word.substring(0, first));
    }

    /** Another letter first, one more, one less, or the first two the other way round; the rest is right. */
    private static Automaton begunOtherwise(String word) {
        int first = word.offsetByCodePoints(0, 1);
        int second = word.offsetByCodePoints(0, 2);
        var rest = word.substring(first);
        var turned = word.substring(first, second) + word.substring(0, first) + word.substring(second);
        return Operations.union(List.of(
                Operations.concatenate(List.of(Automata.makeAnyChar(), Automata.makeString(rest))),
                Operations.concatenate(List.of(Automata.makeAnyChar(), Automata.makeString(word))),
                Automata.makeString(rest),
                Automata.makeString(turned)));
    }

    private List<String> fitting(String word, Automaton spellings, int limit) throws IOException {
        var found = new HashMap<String, Integer>();
        var orStem = Operations.concatenate(List.of(Operations.optional(Automata.makeChar(StemMarks.MARK)), spellings));
        var compiled = new CompiledAutomaton(
                Operations.determinize(orStem, Operations.DEFAULT_DETERMINIZE_WORK_LIMIT), true, false);
        for (var field : List.of(Fields.TITLE, Fields.ABOUT, Fields.TEXT)) {
            var terms = MultiTerms.getTerms(reader, field);
            if (terms == null) {
                continue;
            }
            var each = compiled.getTermsEnum(terms);
            int looked = 0;
            for (BytesRef term = each.next(); term != null && looked < TERMS_LIMIT; term = each.next()) {
                found.merge(term.utf8ToString(), each.docFreq(), Integer::max);
                looked++;
            }
        }
        found.remove(word);
        return best(found, limit);
    }

    /** The two words that {@code joined} may be without a space: those of all its parts that are most frequent; none if it is one word. */
    List<String> parts(String joined) throws IOException {
        var best = List.<String>of();
        int most = 0;
        for (int cut = PART_CHARS; cut <= joined.length() - PART_CHARS; cut++) {
            var first = joined.substring(0, cut);
            int fewer = frequency(first);
            if (fewer > most) {
                var second = joined.substring(cut);
                fewer = Math.min(fewer, frequency(second));
                if (fewer > most) {
                    most = fewer;
                    best = List.of(first, second);
                }
            }
        }
        return best;
    }

    /** The most frequent values of {@code facet}. */
    List<String> values(HitFacet facet, int limit) throws IOException {
        var found = new HashMap<String, Integer>();
        var terms = MultiTerms.getTerms(reader, Fields.FACET);
        var prefix = new BytesRef(facet.term(""));
        if (terms != null) {
            var each = terms.iterator();
            if (each.seekCeil(prefix) != TermsEnum.SeekStatus.END) {
                for (BytesRef term = each.term();
                        term != null && StringHelper.startsWith(term, prefix) && found.size() < TERMS_LIMIT;
                        term = each.next()) {
                    found.put(HitFacet.value(term.utf8ToString()), each.docFreq());
                }
            }
        }
        return best(found, limit);
    }

    private static List<String> best(Map<String, Integer> found, int limit) {
        var words = new ArrayList<>(found.keySet());
        words.removeIf(String::isEmpty);
        words.sort(Comparator.comparingInt((String word) -> -found.getOrDefault(word, 0))
                .thenComparing(Comparator.naturalOrder()));
        return words.subList(0, Math.min(limit, words.size()));
    }
}
