package org.packhorse.node.library.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class WordsTest {
    private static final Pattern PLACE = Pattern.compile("\\{[0-9]}");
    private static final Pattern PLURAL = Pattern.compile("(.*)\\.(zero|two|few|many)");

    static Stream<Words> languages() {
        return Translations.load().all().stream();
    }

    private static Words english() {
        return Translations.load().find("en").orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyLanguageHasEveryMessage(Words words) {
        var keys = new TreeSet<>(words.keys());
        keys.removeIf(key -> PLURAL.matcher(key).matches());

        assertThat(keys).as(words.tag()).isEqualTo(english().keys());
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyMessageHasItsPlacesAndIsTranslated(Words words) {
        for (var key : english().keys()) {
            var text = words.find(key).orElseThrow();
            if (!key.endsWith(".one")) {
                assertThat(places(text))
                        .as(words.tag() + " " + key)
                        .isEqualTo(places(english().find(key).orElseThrow()));
            }
            assertThat(text).as(words.tag() + " " + key).isNotBlank();
        }
    }

    private static Set<String> places(String text) {
        return new TreeSet<>(
                PLACE.matcher(text).results().map(MatchResult::group).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "en, 0, 0 items", "en, 1, 1 item", "en, 2, 2 items", "en, 1200, '1,200 items'",
        "fr, 0, 0 élément", "fr, 2, 2 éléments", "sw, 1, Somo 1", "sw, 5, Masomo 5",
        "ar, 0, لا موارد", "ar, 1, مورد واحد", "ar, 2, موردان"
    })
    void countsAsTheLanguageDoes(String tag, long count, String text) {
        var words = Translations.load().find(tag).orElseThrow();

        assertThat(words.count("resources", count)).isEqualTo(text);
    }

    @Test
    void knowsTheArabicPlurals() {
        assertThat(Stream.of(3L, 10L, 11L, 99L, 100L, 102L, 103L).map(n -> Plural.category("ar", n)))
                .containsExactly("few", "few", "many", "many", "other", "other", "few");
    }

    @ParameterizedTest
    @CsvSource({"0, 0 bytes", "999, 999 bytes", "1000, 1 kB", "3200000, 3.2 MB", "41234567, 41 MB", "5000000000, 5 GB"})
    void writesSizesBriefly(long bytes, String text) {
        assertThat(english().size(bytes)).isEqualTo(text);
    }

    @Test
    void saysWhichMessageIsMissing() {
        assertThatThrownBy(() -> english().text("no.such")).hasMessageContaining("no.such");
    }

    @ParameterizedTest
    @CsvSource({
        "ar, rtl, العربية",
        "fa, rtl, فارسی",
        "pa-Arab, rtl, ",
        "ur, rtl, اردو",
        "sw, ltr, Kiswahili",
        "fr, ltr, Français",
        "qaa, ltr, "
    })
    void knowsNamesAndDirectionsOfLanguages(String tag, String direction, String name) {
        assertThat(Tongue.of(tag).direction()).isEqualTo(direction);
        if (name != null) {
            assertThat(Tongue.of(tag).name()).isEqualTo(name);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "CC-BY-4.0, https://creativecommons.org/licenses/by/4.0/, licence.adapt licence.by",
        "CC-BY-NC-SA-3.0, https://creativecommons.org/licenses/by-nc-sa/3.0/, licence.adapt licence.by licence.nc licence.sa",
        "CC-BY-ND-4.0, https://creativecommons.org/licenses/by-nd/4.0/, licence.share licence.by",
        "CC0-1.0, https://creativecommons.org/publicdomain/zero/1.0/, licence.free",
        "LicenseRef-x, '', ''"
    })
    void explainsLicences(String id, String address, String terms) {
        assertThat(Licence.of(id).address()).isEqualTo(address);
        assertThat(String.join(" ", Licence.of(id).terms())).isEqualTo(terms);
    }
}
