package org.packhorse.node.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.packhorse.node.search.Found.Fit;

/** Words that an index has otherwise than people write them: suggested, and misspelt. */
@TestInstance(Lifecycle.PER_CLASS)
final class SpeltWordsTest {
    @AutoClose
    private SearchedHub library;

    @BeforeAll
    void publish(@TempDir Path home) throws Exception {
        library = new SearchedHub(home);
        page("ne", "पानीको चक्र", "विद्यार्थीहरूले विद्यालयमा पढ्छन्।");
        page("km", "១", "រុក្ខជាតិ ត្រូវការ ពន្លឺ");
        page("es", "Uno", "Un niño y una niña comen mañana.");
        page("bn", "১", "কম্পিউটার ব্যবহার করা সহজ");
        page("fr", "Deux", "Il boit l’eau douce. La photo\u00ADsynthèse.");
        page("tr", "Üç", "Öğrencilerin kitaplığı büyüktür.");
        page("en", "Four", "Astronomers watch the stars. Nobody can.");
        page("zh", "五", "我们喝清洁的水");
        page("th", "หก", "เด็กอ่านหนังสือทุกวัน");
        library.publish("");
    }

    private void page(String language, String title, String text) throws Exception {
        library.write(language + ".html", "<html lang=" + language + "><title>" + title + "</title><p>" + text);
    }

    @ParameterizedTest
    @CsvSource({
        "विद्या, विद्यालयमा",
        "विद्या, विद्यार्थीहरूले",
        "पा, पानीको",
        "nin, niño",
        "mañ, mañana",
        "ব্যব, ব্যবহার",
        "photos, photosynthèse",
        "astro, astronomers",
        "ogren, Öğrencilerin",
        "wstronomers, astronomers",
        "water astro, water astronomers",
        "water-astro, water-astronomers",
        "我们喝清, 我们喝清洁",
        "เด็กหนัง, เด็กหนังสือ",
    })
    void suggestsWordsAsTheyAreWritten(String typed, String word) throws Exception {
        assertThat(library.texts().suggest(typed, SearchedHub.READER)).contains(word);
    }

    @Test
    void suggestsNoWordThatNobodyWrites() throws Exception {
        assertThat(library.texts().suggest("विद्या", SearchedHub.READER)).isSubsetOf("विद्यालयमा", "विद्यार्थीहरूले");
        assertThat(library.texts().suggest("रुक्ख", SearchedHub.READER)).isEmpty();
        assertThat(library.texts().suggest("រុក្ខ", SearchedHub.READER)).allMatch(word -> word.startsWith("រុក្ខ"));
        assertThat(library.texts().suggest("ea", SearchedHub.READER)).doesNotContain("l’eau");
    }

    @ParameterizedTest
    @CsvSource({
        "विध्यालय, ne.html",
        "बिद्यालय, ne.html",
        "विध्यालयको, ne.html",
        "kstronomers, en.html",
        "stronomers, en.html",
        "satronomers, en.html",
        "aastronomers, en.html",
        "kitablık, tr.html",
    })
    void forgivesMistakesInStemsAndInFirstLetters(String typed, String place) throws Exception {
        assertThat(library.places(typed)).containsExactly(place);
        assertThat(library.find(typed).fit()).isEqualTo(Fit.SIMILAR);
    }
}
