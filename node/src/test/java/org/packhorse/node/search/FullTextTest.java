package org.packhorse.node.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.packhorse.node.search.SearchedHub.count;
import static org.packhorse.node.search.SearchedHub.snippet;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.packhorse.node.assembly.Archive;
import org.packhorse.node.publish.pdf.SmallPdf;
import org.packhorse.node.search.Found.Fit;

/** What is found, and how. */
@TestInstance(Lifecycle.PER_CLASS)
final class FullTextTest {
    private static final String DESCRIPTION = """
            [[resource]]
            id = "safe-water"
            title = "Making water safe"
            description = "Three ways that need nothing"
            subjects = ["health", "science"]
            level = "primary"
            entry = "en/water.html"

            [[resource]]
            id = "pump"
            title = "How a hand pump works"
            languages = ["en"]
            subjects = ["science"]
            level = "secondary"
            entry = "pump.mp4"

            [[resource]]
            id = "maji"
            title = "Maji salama"
            languages = ["sw"]
            subjects = ["health"]
            level = "primary"
            entry = "sw/maji.html"

            [[resource]]
            id = "book"
            title = "The long walk"
            subjects = ["reading"]
            level = "all"
            entry = "book.epub"

            [[resource]]
            id = "sheet"
            title = "Work sheet"
            level = "teachers"
            entry = "sheet.pdf"
            """;

    @AutoClose
    private SearchedHub library;

    @BeforeAll
    void publish(@TempDir Path home) throws Exception {
        library = new SearchedHub(home);
        library.write("en/water.html", page("en", "Water", "Boiling kills what makes children ill. Wait for bubbles."))
                .write(
                        "en/filter.html",
                        page("en", "A filter of sand", "Pour the river water through sand and charcoal."))
                .write("sw/maji.html", page("sw", "Maji", "Chemsha maji mpaka yatoke mapovu."))
                .write("fr/eau.html", page("fr", "L'eau", "Les chevaux boivent l’eau de la rivière."))
                .write("th/a.html", page("th", "น้ำ", "ภาษาไทยง่ายมาก"))
                .write("notes.md", "# Notes\n\nThe `<script>alert(1)</script>` & \"quotes\" of zanzibar\n")
                .write("pump.mp4", "no text at all");
        var book = new Archive(6).with("mimetype", "application/epub+zip");
        for (int i = 1; i <= 6; i++) {
            book.with(
                    "OEBPS/c" + i + ".xhtml",
                    page("en", "Chapter " + i, "The caravan walks to the well, day " + i + "."));
        }
        library.write("book.epub", book);
        library.write("sheet.pdf", SmallPdf.of("first page", "", "the hippopotamus is on page three"));
        library.publish(DESCRIPTION);
    }

    private static String page(String tag, String title, String text) {
        return "<html lang=" + tag + "><title>" + title + "</title><p>" + text;
    }

    @ParameterizedTest
    @CsvSource({
        "boil bubble, safe-water",
        "BOILING, safe-water",
        "sand river, en/filter.html",
        "cheval, fr/eau.html",
        "riviere, fr/eau.html",
        "mapovu, maji",
        "ภาษา, th/a.html",
        "hand pump, pump",
        "hippopotamus, sheet.pdf",
        "three ways, safe-water",
    })
    void findsByWordsInTitlesDescriptionsAndTexts(String query, String place) throws Exception {
        assertThat(library.places(query)).contains(place);
        assertThat(library.find(query).fit()).isEqualTo(Fit.EXACT);
    }

    @Test
    void putsTitlesBeforeTexts() throws Exception {
        assertThat(library.places("water")).startsWith("safe-water").contains("en/filter.html");
    }

    @ParameterizedTest
    @CsvSource({
        "hipopotamus, sheet.pdf",
        "hippopotmaus, sheet.pdf",
        "chracoal, en/filter.html",
        "hippopo, sheet.pdf",
        "sand charc, en/filter.html",
    })
    void forgivesWhatTypingGetsWrong(String query, String place) throws Exception {
        assertThat(library.places(query)).containsExactly(place);
        assertThat(library.find(query).fit()).isEqualTo(Fit.SIMILAR);
    }

    @Test
    void fallsBackToSomeOfTheWords() throws Exception {
        var found = library.find("hippopotamus xyzzyq");

        assertThat(found.fit()).isEqualTo(Fit.SOME);
        assertThat(found.hits().getFirst().place().value()).isEqualTo("sheet.pdf");
        assertThat(library.find("xyzzyq").hits()).isEmpty();
    }

    @Test
    void showsWhereTheWordsAre() throws Exception {
        assertThat(snippet(library.find("bubbles boils")))
                .isEqualTo("[Boiling] kills what makes children ill. Wait for [bubbles].");
        assertThat(snippet(library.find("zanzibar")))
                .contains("<script>alert(1)</script>")
                .endsWith("of [zanzibar] ");
    }

    @Test
    void namesThePageOfADocument() throws Exception {
        var hit = library.find("hippopotamus").hits().getFirst();

        assertThat(hit.page()).isEqualTo(3);
        assertThat(hit.title()).isEqualTo("Work sheet");
        assertThat(hit.mediaType()).isEqualTo("application/pdf");
    }

    @Test
    void letsNoBookFillThePage() throws Exception {
        var found = library.find("caravan");

        assertThat(found.matching()).isEqualTo(6);
        assertThat(found.hits()).hasSize(3);
        assertThat(found.hits().getLast().more()).isEqualTo(3);
        var all = library.find("caravan", HitFacet.GROUP, found.hits().getLast().group());
        assertThat(all.hits()).hasSize(6);
    }

    @Test
    void countsAndNarrows() throws Exception {
        var found = library.find("maji", HitFacet.SUBJECT, "health");
        assertThat(found.hits()).extracting(hit -> hit.place().value()).containsExactly("maji");
        assertThat(library.find("maji", HitFacet.SUBJECT, "science").hits()).isEmpty();

        var all = library.find("maji");
        assertThat(count(all, HitFacet.LANGUAGE, "sw")).contains(1);
        assertThat(count(all, HitFacet.LEVEL, "primary")).contains(1);
        assertThat(count(all, HitFacet.COLLECTION, "lessons")).contains(1);
        assertThat(count(library.find("caravan"), HitFacet.KIND, "BOOK")).contains(6);
        assertThat(library.find("maji", HitFacet.LANGUAGE, "en").hits()).isEmpty();
    }

    @Test
    void suggestsHowAQueryMayGoOn() throws Exception {
        assertThat(library.texts().suggest("hand pu", SearchedHub.READER))
                .contains("How a hand pump works", "hand pump");
        assertThat(library.texts().suggest("hippo", SearchedHub.READER)).contains("hippopotamus");
        assertThat(library.texts().suggest("carvan", SearchedHub.READER)).contains("caravan");
        assertThat(library.texts().suggest("?", SearchedHub.READER)).isEmpty();
        assertThat(library.texts().suggest("runn", SearchedHub.READER))
                .noneMatch(text -> text.indexOf(StemMarks.MARK) >= 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "*",
                "a AND (",
                "\u0001",
                "\u0001water",
                "\"",
                "text:[* TO *]",
                "\uD800",
                "a\u0000b",
                "::::"
            })
    void takesAnythingAsWords(String query) throws Exception {
        assertThat(library.find(query).cut()).isFalse();
        assertThat(library.texts().suggest(query, SearchedHub.READER)).isNotNull();
    }

    @Test
    void looksAtAFewWordsOnly() throws Exception {
        var question = new SearchQuestion("water ".repeat(1_000), Map.of(), 0, 20);

        assertThat(question.text()).hasSize(SearchQuestion.TEXT_CHARS);
        assertThat(library.texts().find(question, SearchedHub.READER).hits()).isNotEmpty();
    }

    @Test
    void pagesNoFurtherThanThereIs() throws Exception {
        var far = library.texts().find(new SearchQuestion("water", Map.of(), 1_000_000, 20), SearchedHub.READER);

        assertThat(far.hits()).isEmpty();
        assertThat(far.reachable()).isPositive();
    }
}
