package org.packhorse.node.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.QueryTimeout;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.packhorse.node.search.Found.Fit;
import org.packhorse.node.search.text.LinesText;
import org.packhorse.protocol.content.MediaTypes;

/** One search in open indexes. One thread. */
final class Searching {
    /** Languages whose endings are cut off a word: those with most documents. */
    private static final int LANGUAGES = 12;

    private static final Set<String> LOADED = Set.of(
            Fields.PLACE,
            Fields.TITLE,
            Fields.CALLED,
            Fields.LANGUAGE,
            Fields.TYPE,
            Fields.BOOK,
            Fields.BY,
            Fields.PAGE,
            Fields.TEXT);

    private final IndexReader reader;
    private final IndexSearcher searcher;
    private final Tongues tongues;

    Searching(IndexReader reader, Tongues tongues, QueryTimeout timeout) {
        this.reader = reader;
        this.tongues = tongues;
        this.searcher = new IndexSearcher(reader);
        // Nobody asks the same twice while it matters, and it would take memory.
        searcher.setQueryCache(null);
        searcher.setTimeout(timeout);
    }

    Found find(SearchQuestion question) throws IOException {
        var words = Wording.of(question.text(), tongues, languages(), new Spelling(reader));
        if (words.isEmpty()) {
            return Found.NOTHING;
        }
        var fit = Fit.EXACT;
        var query = words.all();
        var top = top(query, question);
        if (top.scoreDocs.length == 0 && words.hasUnknown()) {
            fit = Fit.SIMILAR;
            words = words.withSimilar();
            query = words.all();
            top = top(query, question);
        }
        if (top.scoreDocs.length == 0 && words.size() > 1) {
            fit = Fit.SOME;
            query = words.some((words.known() + 1) / 2);
            top = top(query, question);
        }
        if (top.scoreDocs.length == 0 && words.known() > 2) {
            query = words.some(1);
            top = top(query, question);
        }
        if (top.scoreDocs.length == 0) {
            return new Found(List.of(), 0, 0, true, Fit.EXACT, searcher.timedOut(), Map.of());
        }
        var ranked = Ranked.of(reader, top, isOfGroup(question));
        int from = Math.min(question.from(), ranked.size());
        var shown = ranked.subList(from, Math.min(ranked.size(), from + question.limit()));
        var counts = new FacetCounts(shown.stream()
                .filter(each -> each.more() > 0)
                .map(Ranked::group)
                .toList());
        searcher.search(narrowed(query, question), FacetCounts.into(counts));
        return new Found(
                hits(shown, counts, words.forms()),
                ranked.size(),
                counts.hits(),
                counts.isComplete(),
                fit,
                searcher.timedOut(),
                counts.counts());
    }

    private TopDocs top(Query query, SearchQuestion question) throws IOException {
        return searcher.search(narrowed(query, question), FairTop.into(isOfGroup(question)));
    }

    private static boolean isOfGroup(SearchQuestion question) {
        return question.narrowed().containsKey(HitFacet.GROUP);
    }

    private static Query narrowed(Query query, SearchQuestion question) {
        if (question.narrowed().isEmpty()) {
            return query;
        }
        var narrowed = new BooleanQuery.Builder().add(query, Occur.MUST);
        question.narrowed()
                .forEach((facet, value) ->
                        narrowed.add(new TermQuery(new Term(Fields.FACET, facet.term(value))), Occur.FILTER));
        return narrowed.build();
    }

    /** The languages of the documents, the most frequent first. */
    List<String> languages() throws IOException {
        return new Spelling(reader).values(HitFacet.LANGUAGE, LANGUAGES);
    }

    private List<Hit> hits(List<Ranked> ranked, FacetCounts counts, Map<String, String> forms) throws IOException {
        var snippets = new Snippets(forms);
        var hits = new ArrayList<Hit>();
        var stored = searcher.storedFields();
        for (var each : ranked) {
            int doc = each.best(reader, snippets);
            var document = stored.document(doc, LOADED);
            var leaf = Ranked.leaf(reader, doc);
            var text = Objects.requireNonNullElse(document.get(Fields.TEXT), "");
            var snippet = snippets.find(leaf, doc - leaf.docBase, text);
            var page = document.getField(Fields.PAGE);
            int first = page == null ? 0 : page.numericValue().intValue();
            var type = document.get(Fields.TYPE);
            hits.add(new Hit(
                    HitPlace.decode(document.get(Fields.PLACE)),
                    Objects.requireNonNullElseGet(document.get(Fields.CALLED), () -> document.get(Fields.TITLE)),
                    document.get(Fields.LANGUAGE),
                    type,
                    Objects.requireNonNullElse(document.get(Fields.BOOK), ""),
                    by(document, forms.keySet()),
                    type.equals(Works.PDF) && first > 0 ? first + snippet.page() : 0,
                    MediaTypes.isTimed(type) && first > 0 ? (first + snippet.page() - 1) * LinesText.SLOT_SECONDS : 0,
                    snippet.fragments(),
                    each.group(),
                    Math.max(each.more(), counts.of(each.group()) - Ranked.shownOf(each.group()))));
        }
        return hits;
    }

    /** Who made it, where that has one of {@code forms}. A name is a few words, taken apart for those few hits that are shown. */
    private String by(Document document, Set<String> forms) throws IOException {
        var by = Objects.requireNonNullElse(document.get(Fields.BY), "");
        boolean isWanted = !by.isEmpty()
                && !Collections.disjoint(tongues.split(by, Tongues.primary(document.get(Fields.LANGUAGE))), forms);
        return isWanted ? by : "";
    }
}
