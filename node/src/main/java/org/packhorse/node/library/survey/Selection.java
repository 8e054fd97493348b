package org.packhorse.node.library.survey;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/** The resources of a range that have all of some values. Used by one thread. */
public final class Selection {
    private final Survey survey;
    private final Range range;
    private final List<Value> values;
    private final BitSet chosen;

    Selection(Survey survey, Range range, List<Value> values) {
        this.survey = survey;
        this.range = range;
        this.values = List.copyOf(values);
        this.chosen = new BitSet();
        chosen.set(range.start(), range.end());
        values.forEach(value -> chosen.and(value.in(range)));
    }

    /** What was chosen. */
    public List<Value> values() {
        return values;
    }

    /** How many resources there are. */
    public int size() {
        return chosen.cardinality();
    }

    /** The positions of at most {@code limit} of them, in their order, after the first {@code skipped}. */
    public List<Integer> positions(int skipped, int limit) {
        return chosen.stream().skip(skipped).limit(limit).boxed().toList();
    }

    /**
     * A value, and how many of the selection have it.
     *
     * @param count more than none
     */
    public record Counted(Value value, int count) {}

    /** The values of {@code facet} that some of these have, the commonest first, at most {@code limit}. */
    public List<Counted> counted(Facet facet, int limit) {
        return survey.values(facet).stream()
                .map(value -> new Counted(value, values.isEmpty() ? value.count(range) : value.count(range, chosen)))
                .filter(counted -> counted.count() > 0)
                .sorted(Comparator.comparingInt(Counted::count).reversed())
                .limit(limit)
                .toList();
    }
}
