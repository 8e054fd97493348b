package org.packhorse.node.library;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.packhorse.node.catalog.ShownVersion;
import org.packhorse.node.library.Narrowing.Choice;
import org.packhorse.node.library.Narrowing.Counted;
import org.packhorse.node.library.page.Carried.Field;
import org.packhorse.node.library.page.Facets;
import org.packhorse.node.library.page.Kind;
import org.packhorse.node.library.page.translation.Words;
import org.packhorse.node.library.survey.Facet;
import org.packhorse.node.library.survey.Selection;
import org.packhorse.node.library.survey.Survey;
import org.packhorse.node.library.survey.Value;
import org.packhorse.protocol.content.Resource;

/** What resources on the shelf can be narrowed down by. */
final class SurveyFacets {
    /** Two rows of a telephone for each facet; a longer choice is a page of its own. */
    private static final int OPTIONS = 10;

    /** As long as the parameter of a curator's word can be. */
    private static final int VALUE_CHARS = Resource.WORD_LIMIT_CHARS;

    private SurveyFacets() {}

    /** The name of the kind of {@code resource} of {@code version}, by which it is counted. */
    static String kind(ShownVersion version, Resource resource) {
        return Kind.of(version, resource).name().toLowerCase(Locale.ROOT);
    }

    /** What {@code visit} asks for, as far as there is such a thing. */
    static List<Value> asked(Visit visit, Survey survey) {
        return Stream.of(Facet.values())
                .flatMap(facet ->
                        visit.parameter(facet.id(), VALUE_CHARS).flatMap(name -> survey.find(facet, name)).stream())
                .toList();
    }

    /** {@code values} as parameters of an address. */
    static List<Field> fields(List<Value> values) {
        return values.stream()
                .map(value -> new Field(value.facet().id(), value.name()))
                .toList();
    }

    /** {@code value} as readers see it. */
    static Choice choice(Words words, Value value) {
        return Choice.of(words, value.facet(), value.name(), value.tag());
    }

    /** {@code value} of the whole shelf, as one of many that lead to {@code address}. */
    static Facets.Option option(Words words, Value value, String address) {
        return choice(words, value).at(address, words.number(value.count()));
    }

    /**
     * The choices for {@code selection}.
     *
     * @param fixed what of it is the page itself and cannot be taken back
     * @param address of the page that is narrowed to those parameters
     */
    static Facets of(Words words, Selection selection, List<Value> fixed, Function<List<Field>, String> address) {
        var chosen = selection.values().stream()
                .filter(value -> !fixed.contains(value))
                .map(value -> choice(words, value))
                .toList();
        var sides = Stream.of(Facet.values())
                .filter(facet -> selection.values().stream().noneMatch(value -> value.facet() == facet))
                .map(facet -> selection.counted(facet, OPTIONS).stream()
                        .map(one -> new Counted(choice(words, one.value()), one.count()))
                        .toList())
                .toList();
        return new Narrowing(chosen, address).facets(words, sides, selection.size());
    }
}
