package org.packhorse.node.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.impl.ValidIdentifiers;
import com.ibm.icu.impl.ValidIdentifiers.Datasubtype;
import com.ibm.icu.impl.ValidIdentifiers.Datatype;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTagsTest {
    /** ICU has the list, too, but in data that takes megabytes of a node. */
    @Test
    void knowsTheLanguagesThatIcuKnows() {
        var known = Objects.requireNonNull(ValidIdentifiers.getData().get(Datatype.language));
        var expected = known.entrySet().stream()
                .filter(kind ->
                        !List.of(Datasubtype.private_use, Datasubtype.reserved).contains(kind.getKey()))
                .flatMap(kind -> kind.getValue().regularData.stream())
                .sorted()
                .toList();

        assertThat(LanguageTags.primaries()).isEqualTo(expected).hasSizeGreaterThan(8_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"en", "EN", "pt-BR", "sr-Latn-RS", "zh-Hant-TW", "ny", "quz-PE", "und", "mul", "ar-u-nu-latn"})
    void knowsTags(String tag) {
        assertThat(LanguageTags.isKnown(tag)).isTrue();
        assertThat(LanguageTags.inPages(tag)).isEqualTo(tag);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "english",
                "xx",
                "xx-evil",
                "qaa",
                "x-ours",
                "i-klingon",
                "en-x",
                "en_GB",
                "e",
                "en-",
                "-en",
                "9n",
                "ümi",
                "en\"b"
            })
    void knowsWhatIsNone(String tag) {
        assertThat(LanguageTags.isKnown(tag)).isFalse();
        assertThat(LanguageTags.inPages(tag)).isEqualTo("und");
    }

    @Test
    void leavesWhatSaysNothing() {
        assertThat(LanguageTags.inPages("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"english, en", "Kiswahili, sw", "français, fr", "eng, en", "pt_BR, pt-BR", "Hebrew, he"})
    void guessesWhatWasMeant(String word, String tag) {
        assertThat(LanguageTags.findMeant(word)).contains(tag);
    }

    @Test
    void guessesNothingWild() {
        assertThat(LanguageTags.findMeant("xx-evil")).isEmpty();
        assertThat(LanguageTags.findMeant("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "eng, en",
        "SWA, sw",
        "pt_BR, pt-BR",
        "quz, quz",
        "heb, he",
        "fre, fr",
        "chi, zh",
        "zho-Hant, zh-Hant",
        "yid, yi",
        "ind, id"
    })
    void findsTagsInOtherForms(String written, String tag) {
        assertThat(LanguageTags.find(written)).contains(tag);
    }

    @Test
    void findsNoNames() {
        assertThat(LanguageTags.find("english")).isEmpty();
        assertThat(LanguageTags.find("")).isEmpty();
    }
}
