package org.packhorse.node.library.page;

import java.util.List;

/**
 * What was found.
 *
 * @param query what was asked
 * @param count how many were found
 * @param cut whether there may be more than were counted
 */
public record SearchPage(String query, int count, boolean cut, List<Row> rows, Pager pager) {
    public SearchPage {
        rows = List.copyOf(rows);
    }
}
