package org.packhorse.node.library.page;

import java.util.List;
import org.packhorse.node.library.page.translation.Tongue;

/**
 * The first page.
 *
 * @param resources how many there are in all collections
 * @param collections how many there are
 * @param news what came last; empty behind the first page
 * @param ways by subject, by level, by language; empty behind the first page
 * @param shelves the collections on this page
 * @param readOnly whether nothing can be written on this device any more, which whoever looks after it has to hear
 */
public record HomePage(
        int resources,
        int collections,
        List<News> news,
        List<Facets.Group> ways,
        List<Shelf> shelves,
        Pager pager,
        boolean readOnly) {
    public HomePage {
        news = List.copyOf(news);
        ways = List.copyOf(ways);
        shelves = List.copyOf(shelves);
    }

    /**
     * A collection or resource that has come or changed.
     *
     * @param what the key of which of these it is
     */
    public record News(Row row, String what) {}

    /**
     * A collection on the first page.
     *
     * @param tag the language of title and summary
     * @param madeHere whether nobody outside of the school has signed it
     * @param spine which of the colours in the stylesheet is its own
     * @param count how many resources it has
     * @param rows the first of them
     */
    public record Shelf(
            String title,
            String tag,
            String summary,
            String address,
            boolean madeHere,
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
