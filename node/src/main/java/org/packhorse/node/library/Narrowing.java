package org.packhorse.node.library;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.packhorse.node.library.page.Carried.Field;
import org.packhorse.node.library.page.Facets;
import org.packhorse.node.library.page.Kind;
import org.packhorse.node.library.page.Tongue;
import org.packhorse.node.library.page.Words;
import org.packhorse.node.library.survey.Facet;
import org.packhorse.node.library.survey.Selection;
import org.packhorse.node.library.survey.Survey;
import org.packhorse.node.library.survey.Value;
import org.packhorse.protocol.content.Resource;

/** Offers what a list of resources can be narrowed down to, by links alone. */
final class Narrowing {
    /** Two rows of a telephone for each facet; a longer choice is a page of its own. */
    private static final int OPTIONS = 10;

    /** As long as the parameter of a curator's word can be. */
    private static final int VALUE_CHARS = Resource.WORD_LIMIT_CHARS;

    private Narrowing() {}

    /** The name of the kind of {@code resource}, by which it is counted. */
    static String kind(Resource resource) {
        return Kind.promisedBy(resource.entry()).name().toLowerCase(Locale.ROOT);
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

    /**
     * The choices for {@code selection}.
     *
     * @param fixed what of it is the page itself and cannot be taken back
     * @param address of the page that is narrowed to those values
     */
    static Facets facets(Visit visit, Selection selection, List<Value> fixed, Function<List<Value>, String> address) {
        var words = visit.words();
        var free = selection.values().stream()
                .filter(value -> !fixed.contains(value))
                .toList();
        var chosen = free.stream()
                .map(value -> option(words, value, "", address.apply(without(free, value))))
                .toList();
        var groups = new ArrayList<Facets.Group>();
        for (var facet : Facet.values()) {
            boolean open = selection.values().stream().noneMatch(value -> value.facet() == facet);
            var counted = open ? selection.counted(facet, OPTIONS) : List.<Selection.Counted>of();
            // What all have in common parts nothing.
            if (counted.stream().anyMatch(one -> one.count() < selection.size())) {
                groups.add(new Facets.Group(
                        "by." + facet.id(),
                        counted.stream()
                                .map(one -> option(
                                        words,
                                        one.value(),
                                        words.number(one.count()),
                                        address.apply(with(free, one.value()))))
                                .toList(),
                        ""));
            }
        }
        return new Facets(chosen, address.apply(List.of()), groups);
    }

    private static List<Value> without(List<Value> values, Value one) {
        return values.stream().filter(value -> value != one).toList();
    }

    private static List<Value> with(List<Value> values, Value one) {
        // In one order, so that what is the same has one address, however a reader came to it.
        return Stream.concat(values.stream(), Stream.of(one))
                .sorted(Comparator.comparing(Value::facet))
                .toList();
    }

    static Facets.Option option(Words words, Value value, String count, String address) {
        return new Facets.Option(name(words, value), tag(words, value), address, count);
    }

    /** What readers call it. */
    static String name(Words words, Value value) {
        return switch (value.facet()) {
            case SUBJECT -> capital(value.name());
            case LEVEL -> words.text("level." + value.name());
            case LANGUAGE -> Tongue.of(value.name()).name();
            case KIND -> words.text("kind." + value.name());
        };
    }

    /** Curators write subjects as words, readers see them as names. */
    private static String capital(String word) {
        int first = word.offsetByCodePoints(0, 1);
        return word.substring(0, first).toUpperCase(Locale.ROOT) + word.substring(first);
    }

    /** The language of that name; nobody says in what language subjects are. */
    static String tag(Words words, Value value) {
        return switch (value.facet()) {
            case SUBJECT -> "";
            case LANGUAGE -> value.name();
            case LEVEL, KIND -> words.tag();
        };
    }
}
