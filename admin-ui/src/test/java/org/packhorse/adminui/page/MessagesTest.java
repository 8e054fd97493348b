package org.packhorse.adminui.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.packhorse.adminui.port.Trouble;

class MessagesTest {
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    /** The same word in another language, or no word at all. */
    private static final Pattern ALIKE = Pattern.compile(
            "app\\.name|size\\..*|unit\\..*|status\\.announce"
                    + "|collections\\.title|collections\\.shown|verify\\.title|app\\.admin|money|links\\.(from-to|on|and|of)|subject\\.(agriculture|arts|religion|sport)|usage\\.hour");

    /** The names of bundles. What teachers see is there in all languages, what only staff see in those of their screens. */
    static Stream<String> translations() {
        return Stream.concat(
                        PageLanguage.all().stream().map(language -> "teacher_" + language.tag()),
                        Languages.STAFF.stream().map(tag -> "messages_" + tag))
                .filter(name -> !name.endsWith("_en"));
    }

    @Test
    void teachersHaveAsManyLanguagesAsReaders() {
        assertThat(translations().filter(name -> name.startsWith("teacher"))).hasSizeGreaterThanOrEqualTo(23);
    }

    @ParameterizedTest
    @MethodSource("translations")
    void everyMessageIsTranslatedWithTheSamePlaces(String name) throws IOException {
        var english = load(name.substring(0, name.indexOf('_')) + ".properties");
        var translated = load(name + ".properties");

        assertThat(new TreeSet<>(translated.stringPropertyNames()))
                .isEqualTo(new TreeSet<>(english.stringPropertyNames()));
        for (var key : english.stringPropertyNames()) {
            var text = translated.getProperty(key);
            assertThat(places(text)).as(key).isEqualTo(places(english.getProperty(key)));
            if (!ALIKE.matcher(key).matches()) {
                assertThat(text).as(key).isNotBlank().isNotEqualTo(english.getProperty(key));
            }
        }
    }

    /** MessageFormat swallows the ASCII apostrophe and whatever stands between two of them. */
    @ParameterizedTest
    @MethodSource("translations")
    void noMessageHasAnApostropheThatVanishes(String name) throws IOException {
        assertThat(load(name + ".properties").values())
                .noneMatch(text -> text.toString().contains("'"));
        assertThat(load(name.substring(0, name.indexOf('_')) + ".properties").values())
                .noneMatch(text -> text.toString().contains("'"));
    }

    @ParameterizedTest
    @MethodSource("translations")
    void everyBundleSaysWhoHasLookedAtItsWords(String name) throws IOException {
        var key = name.startsWith("teacher") ? "review" : "review.staff";

        assertThat(load(name + ".properties").getProperty(key)).isIn("none", "native");
    }

    @ParameterizedTest
    @MethodSource("everyTrouble")
    void everyTroubleHasWords(Trouble trouble) {
        var words = Languages.ofStaff(java.time.ZoneOffset.UTC).all();

        for (var language : words) {
            var spoken = TroubleWords.of(trouble, language);
            assertThat(spoken.what()).isNotBlank();
            assertThat(spoken.why()).isNotBlank();
            assertThat(spoken.advice()).isNotBlank();
        }
    }

    static Stream<Trouble> everyTrouble() {
        return Stream.of(Trouble.values());
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(match -> match.group()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties load(String name) throws IOException {
        try (var reader = new InputStreamReader(
                Objects.requireNonNull(Words.class.getResourceAsStream(name), name), StandardCharsets.UTF_8)) {
            var properties = new Properties();
            properties.load(reader);
            return properties;
        }
    }
}
