package org.packhorse.node.library.reading;

import java.util.List;
import org.packhorse.node.library.reading.markup.Passage;

/**
 * The words of a document.
 *
 * @param tag the language that it says it is in, may be empty
 * @param direction {@code ltr} or {@code rtl} where it says so, else empty
 * @param scripted whether its scripts would say more, see {@link org.packhorse.node.library.reading.markup.Scripted}
 */
public record Told(String tag, String direction, List<Passage> passages, boolean scripted) {
    public Told {
        passages = List.copyOf(passages);
    }

    /** What needs no scripts. */
    public Told(String tag, String direction, List<Passage> passages) {
        this(tag, direction, passages, false);
    }
}
