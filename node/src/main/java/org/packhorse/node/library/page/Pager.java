package org.packhorse.node.library.page;

import java.util.List;
import java.util.function.IntFunction;

/**
 * Where a reader stands in a long list.
 *
 * @param number this page, 1 or more
 * @param pages how many there are, 1 or more
 * @param earlier the address of the page before, empty on the first
 * @param later the address of the page after, empty on the last
 */
public record Pager(int number, int pages, String earlier, String later) {
    /** Page {@code wanted}, or the nearest there is, of {@code items} shown {@code perPage} at a time. */
    public static Pager of(int wanted, int items, int perPage, IntFunction<String> address) {
        int pages = Math.max(1, (items + perPage - 1) / perPage);
        int number = Math.clamp(wanted, 1, pages);
        return new Pager(
                number,
                pages,
                number > 1 ? address.apply(number - 1) : "",
                number < pages ? address.apply(number + 1) : "");
    }

    /** What of {@code items} stands on this page. */
    public <T> List<T> cut(List<T> items, int perPage) {
        int from = Math.min(items.size(), (number - 1) * perPage);
        return items.subList(from, Math.min(items.size(), from + perPage));
    }

    /** Whether there is more than this page. */
    public boolean isNeeded() {
        return pages > 1;
    }
}
