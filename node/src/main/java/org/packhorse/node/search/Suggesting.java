package org.packhorse.node.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.QueryTimeout;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopScoreDocCollectorManager;

/** How what somebody types may go on, out of open indexes. One thread. */
final class Suggesting {
    /** Places that are kept for words, beside titles. */
    private static final int WORDS = 3;

    private final IndexReader reader;
    private final IndexSearcher searcher;
    private final Tongues tongues;

    Suggesting(IndexReader reader, Tongues tongues, QueryTimeout timeout) {
        this.reader = reader;
        this.tongues = tongues;
        this.searcher = new IndexSearcher(reader);
        searcher.setQueryCache(null);
        searcher.setTimeout(timeout);
    }

    /** Titles that have the words of {@code text}, the last of them perhaps not whole yet, and words that it may become. */
    List<String> suggest(String text, int limit) throws IOException {
        var suggestions = new LinkedHashSet<String>();
        var words = new ArrayList<>(tongues.split(text, ""));
        words.removeIf(word -> word.charAt(0) == StemMarks.MARK);
        if (words.isEmpty()) {
            return List.of();
        }
        var spelling = new Spelling(reader);
        var last = words.removeLast();
        var endings = spelling.completions(last, limit);
        if (endings.isEmpty()) {
            endings = spelling.near(last, limit);
        }
        addTitles(words, endings, limit - WORDS, suggestions);
        var kept = text.substring(0, tongues.lastWord(text)).stripLeading();
        var spelt = new SpeltWords(reader, tongues);
        for (var ending : endings) {
            if (suggestions.size() < limit) {
                spelt.find(ending).ifPresent(word -> suggestions.add(kept + word));
            }
        }
        return List.copyOf(suggestions);
    }

    private void addTitles(List<String> words, List<String> endings, int limit, Set<String> titles) throws IOException {
        var query = new BooleanQuery.Builder();
        words.stream()
                .limit(SearchQuestion.WORDS)
                .forEach(word -> query.add(new TermQuery(new Term(Fields.TITLE, word)), Occur.MUST));
        var ending = new BooleanQuery.Builder();
        endings.forEach(word -> ending.add(new TermQuery(new Term(Fields.TITLE, word)), Occur.SHOULD));
        query.add(ending.build(), Occur.MUST);
        var top = searcher.search(query.build(), new TopScoreDocCollectorManager(limit * 2, limit * 2));
        var stored = searcher.storedFields();
        for (var hit : top.scoreDocs) {
            if (titles.size() < limit) {
                titles.add(stored.document(hit.doc, Set.of(Fields.TITLE)).get(Fields.TITLE));
            }
        }
    }
}
