package org.packhorse.node.library;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.packhorse.node.catalog.Shelf;
import org.packhorse.node.library.page.Facets;
import org.packhorse.node.library.page.Pager;
import org.packhorse.node.library.page.Row;
import org.packhorse.node.library.page.SearchPage;
import org.packhorse.node.library.page.SearchPage.Result;
import org.packhorse.node.library.survey.Survey;
import org.packhorse.node.search.Folded;
import org.packhorse.node.search.Found;
import org.packhorse.node.search.FullText;
import org.packhorse.node.search.Hit;
import org.packhorse.node.search.HitFacet;
import org.packhorse.node.search.SearchQuestion;

/**
 * Fills the page of results: what the full text gives, and of collections that are not indexed yet, what has all the words in titles and
 * descriptions.
 */
final class SearchView {
    private static final int ROWS_PER_PAGE = 20;

    private final Shelf shelf;
    private final FullText texts;
    private final Consumer<String> nothingFound;

    SearchView(Shelf shelf, FullText texts, Consumer<String> nothingFound) {
        this.shelf = shelf;
        this.texts = texts;
        this.nothingFound = nothingFound;
    }

    SearchPage build(Visit visit, Survey survey) throws IOException, FullText.BusyException {
        var query = visit.parameter("q", SearchQuestion.TEXT_CHARS).orElse("").strip();
        var words = Folded.words(query);
        if (words.isEmpty()) {
            return new SearchPage(
                    "", 0, false, List.of(), List.of(), Facets.NONE, Pager.of(1, 0, ROWS_PER_PAGE, _ -> ""));
        }
        var facets = new SearchFacets(visit, query, shelf, survey);
        var narrowed = facets.asked();
        var titles = titles(visit, words, narrowed);
        var rest = titles.inOrder();
        var question = new SearchQuestion(query, narrowed, (visit.page() - 1) * ROWS_PER_PAGE, ROWS_PER_PAGE);
        var client = visit.client();
        var found = texts.find(question, client);
        var pager = Pager.of(visit.page(), found.reachable() + rest.size(), ROWS_PER_PAGE, facets::page);
        if (pager.number() != visit.page()) {
            // Beyond the end: the last page is shown.
            found = texts.find(
                    new SearchQuestion(query, narrowed, (pager.number() - 1) * ROWS_PER_PAGE, ROWS_PER_PAGE), client);
        }
        boolean isMiss =
                found.matching() + rest.size() == 0 && !found.cut() && narrowed.isEmpty() && !titles.isNeeded();
        if (isMiss && !visit.request().headOnly()) {
            nothingFound.accept(query);
        }
        return new SearchPage(
                query,
                found.matching() + rest.size(),
                !found.counted() || titles.isCut(),
                notices(found, titles.isNeeded()),
                results(visit, facets, found, rest, pager),
                facets.of(found),
                pager);
    }

    /** What collections without an index have; they know of no facets. */
    private Hits titles(Visit visit, List<String> words, Map<HitFacet, String> narrowed) throws IOException {
        var hits = new Hits(words, visit.links());
        if (narrowed.isEmpty()) {
            for (var version : shelf.all()) {
                if (!texts.covers(version.collection())) {
                    hits.look(version);
                }
            }
        }
        return hits;
    }

    private static List<String> notices(Found found, boolean preparing) {
        var notices = new ArrayList<String>();
        switch (found.fit()) {
            case EXACT -> {}
            case SIMILAR -> notices.add("search.similar");
            case SOME -> notices.add("search.some");
        }
        if (found.cut()) {
            notices.add("search.partly");
        }
        if (preparing) {
            notices.add("search.preparing");
        }
        return notices;
    }

    private List<Result> results(Visit visit, SearchFacets facets, Found found, List<Row> rest, Pager pager)
            throws IOException {
        var results = new ArrayList<Result>();
        for (var hit : found.hits()) {
            result(visit, facets, hit).ifPresent(results::add);
        }
        int from = Math.max(0, (pager.number() - 1) * ROWS_PER_PAGE - found.reachable());
        int room = Math.max(0, ROWS_PER_PAGE - found.hits().size());
        rest.stream()
                .skip(from)
                .limit(room)
                .forEach(row -> results.add(new Result(row, "", "", row.tag(), 0, List.of(), 0, "")));
        return results;
    }

    /** Nothing where the version shown has it no more, and only the index before still does. */
    private Optional<Result> result(Visit visit, SearchFacets facets, Hit hit) throws IOException {
        var version = shelf.find(hit.place().collection());
        var row = version.isEmpty() ? Optional.<Row>empty() : HitRow.of(visit.links(), version.get(), hit);
        return row.map(it -> new Result(
                it,
                hit.book(),
                hit.by(),
                hit.language(),
                hit.page(),
                hit.snippet().stream()
                        .map(fragment -> new SearchPage.Fragment(fragment.text(), fragment.marked()))
                        .toList(),
                hit.more(),
                hit.more() == 0 ? "" : facets.group(hit.group())));
    }
}
