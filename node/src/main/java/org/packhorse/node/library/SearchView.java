package org.packhorse.node.library;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.packhorse.node.catalog.Shelf;
import org.packhorse.node.library.page.Pager;
import org.packhorse.node.library.page.SearchPage;

/** Finds collections and resources whose titles and descriptions have all the words of a query. */
final class SearchView {
    /** A long sentence; more narrows nothing. */
    private static final int QUERY_CHARS = 100;

    private static final int WORDS = 8;

    private static final int ROWS_PER_PAGE = 20;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s\\p{Punct}]+");

    private final Shelf shelf;

    SearchView(Shelf shelf) {
        this.shelf = shelf;
    }

    SearchPage build(Visit visit) throws IOException {
        var query = visit.parameter("q", QUERY_CHARS).orElse("").strip();
        var words = wordsOf(query);
        var hits = new Hits(words, visit.links());
        if (!words.isEmpty()) {
            for (var version : shelf.all()) {
                hits.look(version);
            }
        }
        var rows = hits.inOrder();
        var pager = Pager.of(
                visit.page(), rows.size(), ROWS_PER_PAGE, n -> visit.links().search(query, n));
        return new SearchPage(
                words.isEmpty() ? "" : query, rows.size(), hits.isCut(), pager.cut(rows, ROWS_PER_PAGE), pager);
    }

    private static List<String> wordsOf(String query) {
        return BETWEEN_WORDS
                .splitAsStream(Folded.of(query).text())
                .filter(word -> !word.isEmpty())
                .distinct()
                .limit(WORDS)
                .toList();
    }
}
