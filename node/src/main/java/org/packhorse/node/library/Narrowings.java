package org.packhorse.node.library;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.packhorse.node.catalog.Shelf;
import org.packhorse.node.library.page.SearchPage.Narrowing;
import org.packhorse.node.library.page.SearchPage.Value;
import org.packhorse.node.library.page.Tongue;
import org.packhorse.node.search.Facet;
import org.packhorse.node.search.Found;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.RefusedInputException;

/** The links by which results are narrowed, each an address of its own. */
final class Narrowings {
    private final Visit visit;
    private final String query;
    private final Map<Facet, String> narrowed;
    private final Shelf shelf;

    Narrowings(Visit visit, String query, Map<Facet, String> narrowed, Shelf shelf) {
        this.visit = visit;
        this.query = query;
        this.narrowed = Map.copyOf(narrowed);
        this.shelf = shelf;
    }

    /** What {@code facet} is called in addresses and messages. */
    static String parameter(Facet facet) {
        return facet.name().toLowerCase(Locale.ROOT);
    }

    /** The address of page {@code number}. */
    String address(int number) {
        return address(narrowed, number);
    }

    private String address(Map<Facet, String> by, int number) {
        var parameters = new TreeMap<String, String>();
        by.forEach((facet, value) -> parameters.put(parameter(facet), value));
        return visit.links().search(query, parameters, number);
    }

    /** The address of all that was found in {@code group}. */
    String addressOfGroup(String group) {
        return address(with(Facet.GROUP, group), 1);
    }

    private Map<Facet, String> with(Facet facet, String value) {
        var by = new EnumMap<Facet, String>(Facet.class);
        by.putAll(narrowed);
        by.put(facet, value);
        return by;
    }

    private String without(Facet facet) {
        var by = new EnumMap<Facet, String>(Facet.class);
        by.putAll(narrowed);
        by.remove(facet);
        return address(by, 1);
    }

    /** What {@code found} can be narrowed by: where there is a choice, or one was made. */
    List<Narrowing> of(Found found) throws IOException {
        var all = new ArrayList<Narrowing>();
        for (var facet : Facet.values()) {
            var counts = found.counts().getOrDefault(facet, List.of());
            boolean chosen = narrowed.containsKey(facet);
            if (chosen || counts.size() > 1) {
                all.add(narrowing(facet, counts, chosen));
            }
        }
        return all;
    }

    private Narrowing narrowing(Facet facet, List<Found.Count> counts, boolean chosen) throws IOException {
        if (facet == Facet.GROUP) {
            return new Narrowing("search.only.group", List.of(), without(facet));
        }
        var values = new ArrayList<Value>();
        for (var count : counts) {
            values.add(value(facet, count));
        }
        return new Narrowing("search.by." + parameter(facet), values, chosen ? without(facet) : "");
    }

    private Value value(Facet facet, Found.Count count) throws IOException {
        boolean chosen = count.value().equals(narrowed.get(facet));
        var address = address(with(facet, count.value()), 1);
        return switch (facet) {
            case COLLECTION -> collection(count, address, chosen);
            case LEVEL -> new Value(visit.words().text("level." + count.value()), "", count.hits(), address, chosen);
            case LANGUAGE -> new Value(Tongue.of(count.value()).name(), count.value(), count.hits(), address, chosen);
            case KIND ->
                new Value(
                        visit.words().text("kind." + count.value().toLowerCase(Locale.ROOT)),
                        "",
                        count.hits(),
                        address,
                        chosen);
            case SUBJECT, GROUP -> new Value(count.value(), "", count.hits(), address, chosen);
        };
    }

    private Value collection(Found.Count count, String address, boolean chosen) throws IOException {
        try {
            var info = shelf.find(CollectionId.parse(count.value())).map(version -> version.info());
            return new Value(
                    info.map(it -> it.title()).orElse(count.value()),
                    info.map(it -> it.languages().getFirst()).orElse(""),
                    count.hits(),
                    address,
                    chosen);
        } catch (RefusedInputException e) {
            throw new IllegalStateException("an index names no collection: " + count.value(), e);
        }
    }
}
