package org.packhorse.node.library.page;

import java.util.List;
import org.packhorse.node.library.page.translation.Tongue;

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
     * @param book the title of the book that it is a part of, may be empty
     * @param by who made it, where that is what was searched for; else empty
     * @param tag the language of the snippet
     * @param page its number in a document with pages, else 0
     * @param snippet what its text says there, may be empty
     * @param more how many more there are in the same book
     * @param moreAddress where those are
     */
    public record Result(
            Row row,
            String book,
            String by,
            String tag,
            int page,
            List<Fragment> snippet,
            int more,
            String moreAddress) {
        public Result {
            snippet = List.copyOf(snippet);
        }

        /** {@code ltr} or {@code rtl}, for the snippet. */
        public String direction() {
            return Tongue.of(tag).direction();
        }
    }

    /** A run of a text, marked as found or not. */
    public record Fragment(String text, boolean marked) {}
}
