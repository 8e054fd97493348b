package org.packhorse.node.library.page;

import java.util.List;

/**
 * The first page.
 *
 * @param filters the content languages to choose from, empty where there is no choice
 * @param shelves the collections on this page
 */
public record HomePage(List<Frame.Choice> filters, List<Shelf> shelves, Pager pager) {
    public HomePage {
        filters = List.copyOf(filters);
        shelves = List.copyOf(shelves);
    }

    /**
     * A collection on the first page.
     *
     * @param tag the language of title and summary
     * @param spine which of the colours in the stylesheet is its own
     * @param count how many resources it has
     * @param rows the first of them
     */
    public record Shelf(
            String title,
            String tag,
            String summary,
            String address,
            int spine,
            int count,
            List<String> languages,
            List<Row> rows) {
        public Shelf {
            languages = List.copyOf(languages);
            rows = List.copyOf(rows);
        }

        /** {@code ltr} or {@code rtl}. */
        public String direction() {
            return Tongue.of(tag).direction();
        }
    }
}
