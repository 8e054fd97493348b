package org.packhorse.node.library.survey;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.packhorse.node.catalog.ShownVersion;

/** Counts the values of one facet. Used by one thread. */
final class Tally {
    /** Subjects are free words; beyond these are what one resource alone has, and the search finds them. */
    private static final int VALUE_LIMIT = 5_000;

    private final Facet facet;
    private final Map<String, Growing> found = new HashMap<>();

    Tally(Facet facet) {
        this.facet = facet;
    }

    private static final class Growing {
        private final String name;
        private final String tag;
        private int[] positions = new int[4];
        private int count;

        Growing(String name, String tag) {
            this.name = name;
            this.tag = tag;
        }

        void add(int position) {
            if (count > 0 && positions[count - 1] == position) {
                return;
            }
            if (count == positions.length) {
                positions = Arrays.copyOf(positions, count * 2);
            }
            positions[count++] = position;
        }
    }

    /** The values that the resources of {@code versions} have, the commonest first. */
    List<Value> count(List<ShownVersion> versions, Survey.Kinds kinds) {
        int position = 0;
        for (var version : versions) {
            var tag = version.info().languages().getFirst();
            for (var resource : version.info().resources()) {
                for (var name : facet.of(version, resource, kinds)) {
                    add(name, tag, position);
                }
                position++;
            }
        }
        return found.entrySet().stream()
                .map(entry -> new Value(
                        facet,
                        entry.getKey(),
                        entry.getValue().name,
                        entry.getValue().tag,
                        Arrays.copyOf(entry.getValue().positions, entry.getValue().count)))
                .sorted(Comparator.<Value>comparingInt(value -> -value.count()).thenComparing(Value::key))
                .toList();
    }

    private void add(String name, String tag, int position) {
        var key = facet.keyOf(name);
        var growing = found.get(key);
        if (growing == null) {
            if (found.size() == VALUE_LIMIT) {
                return;
            }
            growing = new Growing(name, tag);
            found.put(key, growing);
        }
        growing.add(position);
    }
}
