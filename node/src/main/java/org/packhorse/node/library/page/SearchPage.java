package org.packhorse.node.library.page;

import java.util.List;

/**
 * What was found.
 *
 * @param query what was asked
 * @param count how many were found
 * @param cut whether there may be more than were counted
 * @param notices the keys of what is to be said about the results as a whole
 * @param facets what they can be narrowed down by
 */
public record SearchPage(
        String query, int count, boolean cut, List<String> notices, List<Result> results, Facets facets, Pager pager) {
    public SearchPage {
        notices = List.copyOf(notices);
        results = List.copyOf(results);
    }

    /**
     * One that was found.
     *
     * @param page its number in a document with pages, else 0
     * @param snippet what its text says there, may be empty
     * @param more how many more there are in the same book
     * @param moreAddress where those are
     */
    public record Result(Row row, int page, List<Fragment> snippet, int more, String moreAddress) {
        public Result {
            snippet = List.copyOf(snippet);
        }
    }

    /** A run of a text, marked as found or not. */
    public record Fragment(String text, boolean marked) {}
}
