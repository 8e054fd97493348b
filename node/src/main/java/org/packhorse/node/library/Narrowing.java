package org.packhorse.node.library;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.packhorse.node.library.page.Carried.Field;
import org.packhorse.node.library.page.Facets;
import org.packhorse.node.library.page.translation.Tongue;
import org.packhorse.node.library.page.translation.Words;
import org.packhorse.node.library.survey.Facet;

/**
 * What a list has been narrowed down to, and the addresses of what it can be narrowed down to instead: links alone do it.
 *
 * @param chosen what can be taken back
 * @param address of the list that is narrowed down to those parameters
 */
record Narrowing(List<Choice> chosen, Function<List<Field>, String> address) {
    Narrowing {
        chosen = List.copyOf(chosen);
    }

    /**
     * A value of a facet: the parameter that asks for it, and what readers call it.
     *
     * @param tag the language of the name, empty where it is not known
     */
    record Choice(Field field, String name, String tag) {
        /**
         * The choice of {@code value}, which may be anything that stands in an address.
         *
         * @param writtenIn the language of those who wrote it, empty where it is not known
         */
        static Choice of(Words words, Facet facet, String value, String writtenIn) {
            return switch (facet) {
                // Common subjects have words of ours; the others are shown as their curators wrote them.
                case SUBJECT ->
                    words.find("subject." + facet.keyOf(value))
                            .map(name -> new Choice(new Field(facet.id(), value), name, words.tag()))
                            .orElseGet(() -> new Choice(new Field(facet.id(), value), capital(value), writtenIn));
                case LANGUAGE ->
                    new Choice(new Field(facet.id(), value), Tongue.of(value).name(), value);
                case LEVEL, KIND ->
                    new Choice(
                            new Field(facet.id(), value),
                            words.find(facet.id() + "." + value.toLowerCase(Locale.ROOT))
                                    .orElse(value),
                            words.tag());
            };
        }

        /** Curators write subjects as words, readers see them as names. */
        private static String capital(String word) {
            int first = word.offsetByCodePoints(0, 1);
            return word.substring(0, first).toUpperCase(Locale.ROOT) + word.substring(first);
        }

        Facets.Option at(String address, String count) {
            return new Facets.Option(name, tag, address, count);
        }
    }

    /** A choice, and how many of the list have it. */
    record Counted(Choice choice, int count) {}

    /**
     * What readers are offered.
     *
     * @param sides what is left to choose from, facet by facet
     * @param size how many the list has
     */
    Facets facets(Words words, List<List<Counted>> sides, int size) {
        return new Facets(
                chosen.stream().map(one -> one.at(without(one), "")).toList(),
                address.apply(List.of()),
                sides.stream()
                        // What all have in common parts nothing.
                        .map(side ->
                                side.stream().filter(one -> one.count() < size).toList())
                        .filter(side -> !side.isEmpty())
                        .map(side -> group(words, side))
                        .toList());
    }

    private Facets.Group group(Words words, List<Counted> side) {
        return new Facets.Group(
                "by." + side.getFirst().choice().field().name(),
                side.stream()
                        .map(one -> one.choice().at(with(one.choice().field()), words.number(one.count())))
                        .toList(),
                "");
    }

    /** The address of the list narrowed down to {@code more} as well. */
    String with(Field more) {
        return address.apply(Stream.concat(fields().stream(), Stream.of(more)).toList());
    }

    private String without(Choice one) {
        return address.apply(
                fields().stream().filter(field -> !field.equals(one.field())).toList());
    }

    /** What has been chosen, as parameters. */
    List<Field> fields() {
        return chosen.stream().map(Choice::field).toList();
    }
}
