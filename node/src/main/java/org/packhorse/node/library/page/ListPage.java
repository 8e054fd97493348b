package org.packhorse.node.library.page;

import java.util.List;

/**
 * The resources that have something in common, from all collections.
 *
 * @param title what that is
 * @param tag the language of the title, empty where it is not known
 * @param heading the key of what it is one of
 * @param all the address of all of those
 */
public record ListPage(
        String title, String tag, String heading, String all, Facets facets, int count, List<Row> rows, Pager pager) {
    public ListPage {
        rows = List.copyOf(rows);
    }
}
