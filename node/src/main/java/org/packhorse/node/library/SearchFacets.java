package org.packhorse.node.library;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.packhorse.node.catalog.Shelf;
import org.packhorse.node.library.Narrowing.Choice;
import org.packhorse.node.library.Narrowing.Counted;
import org.packhorse.node.library.page.Carried.Field;
import org.packhorse.node.library.page.Facets;
import org.packhorse.node.library.page.Links;
import org.packhorse.node.library.page.translation.Words;
import org.packhorse.node.library.survey.Facet;
import org.packhorse.node.library.survey.Survey;
import org.packhorse.node.search.Found;
import org.packhorse.node.search.HitFacet;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.RefusedInputException;

/** What the results of a search can be narrowed down by. */
final class SearchFacets {
    /** A path, which a group may be, and what stands before it. */
    private static final int VALUE_CHARS = 1_200;

    private final Words words;
    private final Links links;
    private final String query;
    private final EnumMap<HitFacet, String> asked;
    private final Shelf shelf;
    private final Survey survey;
    private final Narrowing narrowing;

    /** Those of the results for {@code query} that {@code visit} asks for. */
    SearchFacets(Visit visit, String query, Shelf shelf, Survey survey) throws IOException {
        this.words = visit.words();
        this.links = visit.links();
        this.query = query;
        this.asked = asked(visit);
        this.shelf = shelf;
        this.survey = survey;
        var chosen = new ArrayList<Choice>();
        for (var one : asked.entrySet()) {
            chosen.add(choice(one.getKey(), one.getValue()));
        }
        this.narrowing = new Narrowing(chosen, fields -> links.search(query, fields, 1));
    }

    private static EnumMap<HitFacet, String> asked(Visit visit) {
        var asked = new EnumMap<HitFacet, String>(HitFacet.class);
        for (var facet : HitFacet.values()) {
            visit.parameter(parameter(facet), VALUE_CHARS)
                    .filter(value -> !value.isEmpty())
                    .ifPresent(value -> asked.put(facet, value));
        }
        return asked;
    }

    /** What {@code facet} is called in addresses and messages. */
    private static String parameter(HitFacet facet) {
        return facet.name().toLowerCase(Locale.ROOT);
    }

    /** What has been asked for, as it is indexed: kinds are written small in addresses, and subjects as curators like. */
    Map<HitFacet, String> asked() {
        var indexed = new EnumMap<HitFacet, String>(asked);
        indexed.computeIfPresent(HitFacet.KIND, (facet, value) -> value.toUpperCase(Locale.ROOT));
        indexed.computeIfPresent(HitFacet.SUBJECT, (facet, value) -> Facet.SUBJECT.keyOf(value));
        return indexed;
    }

    /** The address of page {@code number} of the results. */
    String page(int number) {
        return links.search(query, narrowing.fields(), number);
    }

    /** The address of all that was found in {@code group}. */
    String group(String group) {
        return narrowing.with(new Field(parameter(HitFacet.GROUP), group));
    }

    /** What {@code found} can be narrowed down to. */
    Facets of(Found found) throws IOException {
        var sides = new ArrayList<List<Counted>>();
        for (var facet : HitFacet.values()) {
            if (!asked.containsKey(facet)) {
                var side = new ArrayList<Counted>();
                for (var count : found.counts().getOrDefault(facet, List.of())) {
                    side.add(new Counted(choice(facet, count.value()), count.hits()));
                }
                sides.add(side);
            }
        }
        return narrowing.facets(words, sides, found.matching());
    }

    private Choice choice(HitFacet facet, String value) throws IOException {
        return switch (facet) {
            case COLLECTION -> collection(value);
            case SUBJECT -> choice(Facet.SUBJECT, value);
            case LEVEL -> choice(Facet.LEVEL, value);
            case LANGUAGE -> choice(Facet.LANGUAGE, value);
            case KIND -> choice(Facet.KIND, value.toLowerCase(Locale.ROOT));
            case GROUP -> group(facet, value);
        };
    }

    /** What belongs together is mostly a book; of pictures it is a folder, which has a name. */
    private Choice group(HitFacet facet, String value) {
        var field = new Field(parameter(facet), value);
        return HitFacet.folder(value)
                .map(folder -> new Choice(field, folder, ""))
                .orElseGet(() -> new Choice(field, words.text("search.only.group"), words.tag()));
    }

    private Choice choice(Facet facet, String value) {
        // As a curator wrote it, where there is such a one: what is indexed is a key.
        return survey.find(facet, value)
                .map(known -> SurveyFacets.choice(words, known))
                .orElseGet(() -> Choice.of(words, facet, value, ""));
    }

    private Choice collection(String id) throws IOException {
        var field = new Field(parameter(HitFacet.COLLECTION), id);
        try {
            return shelf.find(CollectionId.parse(id))
                    .map(version -> version.info())
                    .map(info ->
                            new Choice(field, info.title(), info.languages().getFirst()))
                    .orElse(new Choice(field, id, ""));
        } catch (RefusedInputException e) {
            // Anybody can write an address.
            return new Choice(field, id, "");
        }
    }
}
