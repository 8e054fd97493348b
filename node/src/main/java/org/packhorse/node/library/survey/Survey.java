package org.packhorse.node.library.survey;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.packhorse.node.catalog.Arrival;
import org.packhorse.node.catalog.ShownVersion;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Resource;

/**
 * What is on the shelf in one of its states. Immutable, any thread.
 *
 * <p>All resources are numbered through, collection by collection, so that a collection is a {@link Range} of positions; for each
 * value of each facet the positions that have it are kept in order. That is four bytes for each resource and value: some 200 KB
 * for 10,000 resources. What is behind a position is asked of the versions, which are in memory anyway.
 */
public final class Survey {
    private final List<ShownVersion> versions;
    /** Where each version's resources begin, and behind them where the last one's end. */
    private final int[] starts;

    private final Map<CollectionId, Integer> indexes = new HashMap<>();
    private final Map<Facet, List<Value>> values = new EnumMap<>(Facet.class);
    private final Map<Facet, Map<String, Value>> byKey = new EnumMap<>(Facet.class);
    private final List<Arrival> arrivals;
    private final Optional<CollectionId> madeHere;

    /** Tells what opening a resource shows. */
    @FunctionalInterface
    public interface Kinds {
        /** The name of its kind. */
        String of(ShownVersion version, Resource resource);
    }

    /** A resource where it stands. */
    public record Item(ShownVersion version, Resource resource) {}

    private Survey(List<ShownVersion> versions, List<Arrival> arrivals, Optional<CollectionId> madeHere) {
        this.versions = List.copyOf(versions);
        this.arrivals = List.copyOf(arrivals);
        this.madeHere = madeHere;
        this.starts = new int[versions.size() + 1];
        for (int i = 0; i < versions.size(); i++) {
            indexes.put(versions.get(i).collection(), i);
            starts[i + 1] = starts[i] + versions.get(i).info().resources().size();
        }
    }

    /**
     * Counts what {@code versions} have.
     *
     * @param arrivals those that came last
     * @param madeHere see {@link #isMadeHere}
     */
    static Survey of(
            List<ShownVersion> versions, List<Arrival> arrivals, Optional<CollectionId> madeHere, Kinds kinds) {
        var survey = new Survey(versions, arrivals, madeHere);
        for (var facet : Facet.values()) {
            var counted = new Tally(facet).count(versions, kinds);
            survey.values.put(facet, counted);
            var keys = new HashMap<String, Value>();
            counted.forEach(value -> keys.put(value.key(), value));
            survey.byKey.put(facet, keys);
        }
        return survey;
    }

    /** The collections, in the shelf's order. */
    public List<ShownVersion> versions() {
        return versions;
    }

    /** The collections that changed last, the latest first. */
    public List<Arrival> arrivals() {
        return arrivals;
    }

    /** Whether teachers make {@code collection} on this node, and nobody outside of the school has signed it. */
    public boolean isMadeHere(CollectionId collection) {
        return madeHere.filter(collection::equals).isPresent();
    }

    /** How many resources there are. */
    public int resources() {
        return starts[versions.size()];
    }

    /** All of them. */
    public Range all() {
        return new Range(0, resources());
    }

    /** Those of {@code collection}. */
    public Optional<Range> find(CollectionId collection) {
        return Optional.ofNullable(indexes.get(collection)).map(i -> new Range(starts[i], starts[i + 1]));
    }

    /** The version of {@code collection} that was counted. */
    public Optional<ShownVersion> findVersion(CollectionId collection) {
        return Optional.ofNullable(indexes.get(collection)).map(versions::get);
    }

    /** The resource at {@code position}. */
    public Item get(int position) {
        int found = Arrays.binarySearch(starts, position);
        int index = found < 0 ? -found - 2 : found;
        // Where collections without resources begin at the same position, the one that has it is the last.
        while (starts[index + 1] == position) {
            index++;
        }
        var version = versions.get(index);
        return new Item(version, version.info().resources().get(position - starts[index]));
    }

    /** The values of {@code facet}, the commonest first. */
    public List<Value> values(Facet facet) {
        return values.getOrDefault(facet, List.of());
    }

    /** The value that is written {@code name}, or much like it. */
    public Optional<Value> find(Facet facet, String name) {
        return Optional.ofNullable(byKey.getOrDefault(facet, Map.of()).get(facet.keyOf(name)));
    }

    /** The resources of {@code range} that have all of {@code values}. */
    public Selection select(Range range, List<Value> values) {
        return new Selection(this, range, values);
    }
}
