package org.packhorse.node.search;

import java.util.Map;
import org.packhorse.node.html.Beginning;

/**
 * What somebody looks for.
 *
 * @param text as it was typed, at most {@value #TEXT_CHARS} characters count
 * @param narrowed what hits must have, one value of each facet
 * @param from the first hit wanted, from 0
 * @param limit how many are wanted
 */
public record SearchQuestion(String text, Map<HitFacet, String> narrowed, int from, int limit) {
    /** A long sentence; more narrows nothing. */
    public static final int TEXT_CHARS = 100;

    /** The same for words. */
    static final int WORDS = 8;

    public SearchQuestion {
        text = Beginning.of(text, TEXT_CHARS);
        narrowed = Map.copyOf(narrowed);
    }
}
