package org.packhorse.node.library.page;

import java.util.List;
import org.packhorse.node.library.page.translation.Tongue;

/**
 * What a teacher would have a class read.
 *
 * @param address of the whole list
 * @param lines those that are shown
 * @param more whether there are others
 */
public record ReadingListCard(String name, String author, String address, List<Line> lines, boolean more) {
    public ReadingListCard {
        lines = List.copyOf(lines);
    }

    /**
     * A line of it.
     *
     * @param tag the language of the title; empty where nobody knows it any more
     * @param address of the resource; empty where it is gone
     */
    public record Line(String title, String tag, String address, String note) {
        /** {@code ltr} or {@code rtl}. */
        public String direction() {
            return tag.isEmpty() ? "auto" : Tongue.of(tag).direction();
        }
    }
}
