package org.packhorse.node.library.page;

import java.util.List;

/**
 * What was found.
 *
 * @param query what was asked
 * @param count how many were found
 * @param cut whether there may be more than were counted
 * @param notices the keys of what is to be said about the results as a whole
 * @param narrowing what they can be narrowed by
 */
public record SearchPage(
        String query,
        int count,
        boolean cut,
        List<String> notices,
        List<Result> results,
        List<Narrowing> narrowing,
        Pager pager) {
    public SearchPage {
        notices = List.copyOf(notices);
        results = List.copyOf(results);
        narrowing = List.copyOf(narrowing);
    }

    /** Whether any narrowing is in force. */
    public boolean isNarrowed() {
        return narrowing.stream().anyMatch(it -> !it.widen().isEmpty());
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

    /**
     * A way to find less, or more again.
     *
     * @param key of its name among the messages
     * @param values what it offers
     * @param widen the address without it; empty where it is not in force
     */
    public record Narrowing(String key, List<Value> values, String widen) {
        public Narrowing {
            values = List.copyOf(values);
        }
    }

    /** A value of a narrowing, with its language where that is known, else an empty string. */
    public record Value(String name, String tag, int count, String address, boolean chosen) {}
}
