package org.packhorse.node.library.page.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.ULocale;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.packhorse.adminui.page.Languages;
import org.packhorse.adminui.port.NewItem;
import org.packhorse.node.library.page.licence.Licence;

class WordsTest {
    private static final Pattern PLACE = Pattern.compile("\\{[0-9]}");

    static Stream<Words> languages() {
        return Translations.load().all().stream();
    }

    private static Words english() {
        return Translations.load().find("en").orElseThrow();
    }

    /** Its own messages, not what it would borrow: a message that is missing here has not been translated. */
    @ParameterizedTest
    @MethodSource("languages")
    void everyLanguageHasEveryMessage(Words words) {
        assertThat(withoutPlurals(words.keys()))
                .as(words.tag())
                .isEqualTo(withoutPlurals(english().keys()));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyLanguageHasExactlyThePluralsThatItNeeds(Words words) {
        var needed = PluralRules.forLocale(Locale.forLanguageTag(words.tag())).getKeywords();

        for (var counted : counted()) {
            assertThat(categories(words, counted))
                    .as(words.tag() + " " + counted)
                    .isEqualTo(new TreeSet<>(needed));
        }
    }

    /** The messages that say how many there are. */
    private static Set<String> counted() {
        return english().keys().stream()
                .filter(key -> key.endsWith(".other"))
                .map(key -> key.substring(0, key.lastIndexOf('.')))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> withoutPlurals(Set<String> keys) {
        var counted = counted();
        return keys.stream()
                .filter(key -> !counted.contains(key.substring(0, Math.max(0, key.lastIndexOf('.')))))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> categories(Words words, String counted) {
        return words.keys().stream()
                .filter(key -> key.startsWith(counted + "."))
                .map(key -> key.substring(counted.length() + 1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The list is what is read for the first page; ICU, which knows, would cost it 100 ms and 9 MB. */
    @ParameterizedTest
    @MethodSource("languages")
    void theListOfLanguagesSaysWhatIcuSays(Words words) {
        var listed = PageLanguage.find(words.tag()).orElseThrow();
        var icu = ULocale.forLanguageTag(words.tag());

        assertThat(listed.direction()).isEqualTo(icu.isRightToLeft() ? "rtl" : "ltr");
        assertThat(listed.plurals().getKeywords())
                .isEqualTo(PluralRules.forLocale(icu).getKeywords());
        LongStream.concat(LongStream.range(0, 1_000), LongStream.of(1_000_000, 1_000_001, 2_000_000))
                .forEach(n -> assertThat(listed.plurals().select((double) n))
                        .as(words.tag() + " " + n)
                        .isEqualTo(PluralRules.forLocale(icu).select((double) n)));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void writesNumbersInTheDigitsOfTheLanguage(Words words) {
        var icu = NumberFormat.getIntegerInstance(ULocale.forLanguageTag(words.tag()));

        for (long number : new long[] {0, 7, 999, 12_345}) {
            assertThat(words.number(number)).as(words.tag()).isEqualTo(icu.format(number));
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void saysWhoHasLookedAtTheWords(Words words) {
        assertThat(words.find("review"))
                .hasValueSatisfying(said -> assertThat(said)
                        .isIn(Stream.of(Review.values())
                                .map(review -> review.name().toLowerCase(Locale.ROOT))
                                .toList()));
        assertThat(words.review() == Review.SOURCE).isEqualTo(words.tag().equals("en"));
    }

    @ParameterizedTest
    @CsvSource({
        "zh-Hans-CN, zh",
        "zh-CN, zh",
        "zh-Hant-TW, zh",
        "yue-HK, zh",
        "pt-BR, pt",
        "in-ID, id",
        "'iw,sw;q=0.5', sw",
        "prs-AF, fa",
        "ur-Arab-PK, ur",
        "'de-DE,de;q=0.9,fr-CA;q=0.8,en;q=0.7', fr",
        "'en;q=0.5,am;q=0.9', am",
        "'fr;q=0,so', so",
        "'*', en",
        "'xx;;q=nonsense,, ;', en",
        "'', en"
    })
    void understandsWhatBrowsersAskFor(String header, String tag) {
        assertThat(Translations.load().asked(header).stream().findFirst().orElse("en"))
                .isEqualTo(tag);
    }

    /** Teachers choose from the subjects that readers find, by the same words; and their pages speak the library's languages. */
    @ParameterizedTest
    @MethodSource("languages")
    void teachersPagesHaveTheLanguagesAndSubjectsOfTheLibrary(Words words) {
        var teachers = Languages.ofTeachers(ZoneOffset.UTC);
        var theirs = teachers.find(words.tag()).orElseThrow();

        assertThat(teachers.menu().stream().map(org.packhorse.adminui.page.PageLanguage::tag))
                .containsExactlyElementsOf(Translations.load().tags());
        assertThat(theirs.direction()).isEqualTo(words.direction());
        assertThat(theirs.name()).isEqualTo(words.ownName());
        assertThat(words.keys().stream().filter(key -> key.startsWith("subject.")))
                .containsExactlyInAnyOrderElementsOf(NewItem.SUBJECTS.stream()
                        .map(subject -> "subject." + subject)
                        .toList());
        for (var subject : NewItem.SUBJECTS) {
            assertThat(theirs.text("subject." + subject)).isEqualTo(words.text("subject." + subject));
        }
    }

    @Test
    void saysInEnglishWhatIsNotTranslatedYet() {
        var english = new Words(Locale.ENGLISH, Map.of("a", "A", "n.one", "{0} thing", "n.other", "{0} things"));
        var arabic = new Words(Locale.of("ar"), Map.of(), english);

        assertThat(arabic.text("a")).isEqualTo("A");
        assertThat(arabic.count("n", 1)).isEqualTo("1 thing");
        assertThat(arabic.count("n", 3)).isEqualTo("3 things");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyMessageHasItsPlaces(Words words) {
        for (var key : withoutPlurals(english().keys())) {
            var text = words.find(key).orElseThrow();
            assertThat(places(text))
                    .as(words.tag() + " " + key)
                    .isEqualTo(places(english().find(key).orElseThrow()));
            assertThat(text).as(words.tag() + " " + key).isNotBlank();
        }
    }

    private static Set<String> places(String text) {
        return new TreeSet<>(
                PLACE.matcher(text).results().map(MatchResult::group).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "en, 0, 0 items",
        "en, 1, 1 item",
        "en, 2, 2 items",
        "en, 1200, '1,200 items'",
        "fr, 0, 0 élément",
        "fr, 2, 2 éléments",
        "sw, 1, Somo 1",
        "sw, 5, Masomo 5",
        "ar, 0, لا موارد",
        "ar, 1, مورد واحد",
        "ar, 2, موردان",
        "ar, 103, 103 موارد",
        "ar, 11, 11 موردًا",
        "ru, 21, 21 материал",
        "ru, 22, 22 материала",
        "ru, 112, 112 материалов",
        "bn, 15, ১৫টি উপকরণ",
        "fr, 2000000, 2 000 000 d’éléments"
    })
    void countsAsTheLanguageDoes(String tag, long count, String text) {
        var words = Translations.load().find(tag).orElseThrow();

        assertThat(words.count("resources", count)).isEqualTo(text);
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
        "CC-BY-ND-4.0, https://creativecommons.org/licenses/by-nd/4.0/, licence.by licence.share",
        "CC0-1.0, https://creativecommons.org/publicdomain/zero/1.0/, licence.free",
        "LicenseRef-x, '', licence.symbol.unknown"
    })
    void explainsLicences(String id, String address, String terms) {
        assertThat(Licence.of(id).address()).isEqualTo(address);
        assertThat(String.join(" ", Licence.of(id).terms().inShort())).isEqualTo(terms);
    }
}
