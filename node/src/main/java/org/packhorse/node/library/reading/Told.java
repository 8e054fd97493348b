package org.packhorse.node.library.reading;

import java.util.List;
import org.packhorse.node.library.reading.markup.Passage;

/**
 * The words of a document.
 *
 * @param tag the language that it says it is in, may be empty
 * @param direction {@code ltr} or {@code rtl} where it says so, else empty
 */
public record Told(String tag, String direction, List<Passage> passages) {
    public Told {
        passages = List.copyOf(passages);
    }
}
