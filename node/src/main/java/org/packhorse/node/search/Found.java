package org.packhorse.node.search;

import java.util.List;
import java.util.Map;

/**
 * What a search found.
 *
 * @param hits those that were asked for, best first
 * @param reachable how many can be paged through
 * @param matching how many fit, as far as they were counted; what several documents lead to counts once
 * @param counted whether these are all
 * @param fit how they fit
 * @param cut whether time ran out, so that there may be more and better ones
 * @param counts for each facet its most frequent values
 */
public record Found(
        List<Hit> hits,
        int reachable,
        int matching,
        boolean counted,
        Fit fit,
        boolean cut,
        Map<HitFacet, List<Count>> counts) {
    /** Nothing. */
    public static final Found NOTHING = new Found(List.of(), 0, 0, true, Fit.EXACT, false, Map.of());

    public Found {
        hits = List.copyOf(hits);
        counts = Map.copyOf(counts);
    }

    /** How hits fit the words. */
    public enum Fit {
        /** All words, in one form or another. */
        EXACT,
        /** Words that are similar to those that nothing has. */
        SIMILAR,
        /** Some of the words. */
        SOME
    }

    /** How many hits have a value. */
    public record Count(String value, int hits) {}
}
