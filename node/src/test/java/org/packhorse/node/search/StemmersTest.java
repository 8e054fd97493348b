package org.packhorse.node.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How far each language's stems bring the forms of one word together and leave others apart, by the families of {@code families.txt}. */
final class StemmersTest {
    private static final Map<String, List<List<String>>> FAMILIES = read();

    private final Tongues tongues = new Tongues();

    private static Map<String, List<List<String>>> read() {
        var families = new TreeMap<String, List<List<String>>>();
        try (var in = Objects.requireNonNull(StemmersTest.class.getResourceAsStream("families.txt"))) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" \\| ", 2))
                    .forEach(parts -> families.computeIfAbsent(parts[0], _ -> new ArrayList<>())
                            .add(Arrays.asList(parts[1].split(" "))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return families;
    }

    /** Forms of one word that do not meet, and forms of two that do. */
    private record Mistakes(List<String> apart, List<String> together) {}

    private Mistakes mistakes(String language) throws Exception {
        var families = FAMILIES.getOrDefault(language, List.of());
        assertThat(families).isNotEmpty();
        var mistakes = new Mistakes(new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < families.size(); i++) {
            var family = families.get(i);
            for (int first = 0; first < family.size(); first++) {
                var one = family.get(first);
                for (var other : family.subList(first + 1, family.size())) {
                    if (!meet(language, one, other)) {
                        mistakes.apart().add(one + "/" + other);
                    }
                }
                for (var stranger : families.subList(i + 1, families.size()).stream()
                        .flatMap(List::stream)
                        .toList()) {
                    if (meet(language, one, stranger)) {
                        mistakes.together().add(one + "/" + stranger);
                    }
                }
            }
        }
        return mistakes;
    }

    private boolean meet(String language, String one, String other) throws Exception {
        return !Collections.disjoint(forms(language, one), forms(language, other));
    }

    private Set<String> forms(String language, String word) throws Exception {
        return tongues.split(word, language).stream()
                .map(form -> form.charAt(0) == StemMarks.MARK ? form.substring(1) : form)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"am", "fa", "ha", "hi", "hu", "it", "no", "rw", "so", "sw", "uk", "ur", "uz"})
    void allFormsOfAWordMeetAndNoOthers(String language) throws Exception {
        assertThat(mistakes(language)).isEqualTo(new Mistakes(List.of(), List.of()));
    }

    /** How many pairs of the list are wrong, at most: a change that does worse has to say why. */
    @ParameterizedTest
    @CsvSource({
        "ar, 2, 4",
        "de, 11, 4",
        "el, 3, 0",
        "es, 11, 8",
        "fi, 7, 0",
        "fr, 22, 0",
        "id, 3, 0",
        "pt, 1, 0",
        "ru, 6, 15",
        "sv, 2, 0"
    })
    void mostFormsOfAWordMeetAndFewOthers(String language, int apart, int together) throws Exception {
        var mistakes = mistakes(language);

        assertThat(mistakes.apart()).hasSizeLessThanOrEqualTo(apart);
        assertThat(mistakes.together()).hasSizeLessThanOrEqualTo(together);
    }
}
