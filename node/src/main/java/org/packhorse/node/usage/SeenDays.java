package org.packhorse.node.usage;

import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Tells the days that a device has really seen from those that a wrong clock made up, for as long as it has no better clock: a device
 * without a battery may have believed for an afternoon that it was 2099. Days that lie together support each other.
 */
final class SeenDays {
    /** No device stands unused for three years and is then looked at with a wrong clock; one that is, tells of its first life until the second has more days. */
    static final int APART_DAYS = 1_000;

    private SeenDays() {}

    /** The last of those that most days lie together with, of equally many the later ones; the first day that can be one where there is none. */
    static long last(NavigableSet<Long> days) {
        long last = UndatedDays.FIRST_DATED;
        int most = 0;
        for (var rest = days; !rest.isEmpty(); ) {
            var together = together(rest);
            if (together.size() >= most) {
                most = together.size();
                last = together.last();
            }
            rest = rest.tailSet(together.last(), false);
        }
        return last;
    }

    /** Those at the beginning of {@code days}. */
    private static NavigableSet<Long> together(NavigableSet<Long> days) {
        var together = new TreeSet<Long>();
        for (var day : days) {
            if (!together.isEmpty() && day - together.last() > APART_DAYS) {
                break;
            }
            together.add(day);
        }
        return together;
    }
}
