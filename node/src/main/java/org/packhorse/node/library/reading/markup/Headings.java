package org.packhorse.node.library.reading.markup;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Gives a document's headings levels that fit a page: one of the first level, and none that skips a level, so that people who move by
 * headings find their way. The first heading becomes the page's own where no text stands before it. Used once, by one thread.
 */
final class Headings {
    private static final int LAST_LEVEL = 6;

    /** The document's levels of the headings that the last one stands below, and its own. */
    private final Deque<Integer> above = new ArrayDeque<>();

    private boolean begun;
    private boolean leads;

    /** That {@code text} is written. */
    void text(String text) {
        begun |= !text.isBlank();
    }

    /** What a heading of {@code level} is written as. */
    String begin(int level) {
        if (!begun) {
            begun = true;
            leads = true;
            return "h1";
        }
        while (!above.isEmpty() && above.peek() >= level) {
            above.pop();
        }
        above.push(level);
        return "h" + Math.min(LAST_LEVEL, 1 + above.size());
    }

    /** Whether the first heading came before any text. */
    boolean leads() {
        return leads;
    }
}
