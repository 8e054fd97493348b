package org.packhorse.node.library.survey;

import java.util.Arrays;
import java.util.BitSet;

/** A subject, level, language or kind, and which resources have it. Immutable. */
public final class Value {
    private final Facet facet;
    private final String key;
    private final String name;
    private final String tag;
    /** In ascending order. */
    private final int[] positions;

    Value(Facet facet, String key, String name, String tag, int[] positions) {
        this.facet = facet;
        this.key = key;
        this.name = name;
        this.tag = tag;
        this.positions = positions;
    }

    /** Of what it is a value. */
    public Facet facet() {
        return facet;
    }

    /** What it is found by. */
    public String key() {
        return key;
    }

    /** As a curator wrote it, a tag, or the name of a level or kind. */
    public String name() {
        return name;
    }

    /** The language of those who wrote {@link #name} so: that of the first collection that has it. */
    public String tag() {
        return tag;
    }

    /** How many resources of the whole shelf have it. */
    public int count() {
        return positions.length;
    }

    /** How many resources of {@code range} have it. */
    public int count(Range range) {
        return below(range.end()) - below(range.start());
    }

    /** How many of {@code chosen} have it, which are all in {@code range}. */
    int count(Range range, BitSet chosen) {
        int count = 0;
        for (int i = below(range.start()); i < positions.length && positions[i] < range.end(); i++) {
            if (chosen.get(positions[i])) {
                count++;
            }
        }
        return count;
    }

    /** Those of {@code range} that have it. */
    BitSet in(Range range) {
        var set = new BitSet();
        for (int i = below(range.start()); i < positions.length && positions[i] < range.end(); i++) {
            set.set(positions[i]);
        }
        return set;
    }

    private int below(int position) {
        int found = Arrays.binarySearch(positions, position);
        return found >= 0 ? found : -found - 1;
    }
}
