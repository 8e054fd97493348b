package org.packhorse.node.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.packhorse.node.search.Found.Fit;

/** Whole sentences, in a library that has more English than anything else. */
@TestInstance(Lifecycle.PER_CLASS)
final class QuestionsTest {
    @AutoClose
    private SearchedHub library;

    @BeforeAll
    void publish(@TempDir Path home) throws Exception {
        library = new SearchedHub(home);
        page("en", "food", "Leaves", "Plants use sunlight to make food.");
        page("en", "light", "Photosynthesis", "Photosynthesis happens in leaves.");
        page(
                "en",
                "pages",
                "What is a page?",
                "Why and how pages do what they do, and what photosynthesis has to do with it.");
        page("en", "malawi", "Malawi", "Lilongwe, the capital, is in the middle.");
        page("en", "axolotl", "Regrowing", "An axolotl can regrow a leg.");
        page("en", "need", "What we need", "Why do we need what we do not need? Need is a word.");
        page(
                "en",
                "cell",
                "Biology",
                "Some cells feed a cell beside those cells. " + "There is much to tell of it. ".repeat(9)
                        + "A mitochondrion is a powerhouse, and small.");
        page("es", "jabon", "Limpieza", "El jabón necesita grasa y sosa.");
        page("sw", "maji", "Mada", "Maji yana hidrojeni.");
        page("sw", "vita", "Habari", "Hii ni habari ya vita.");
        page("de", "frieden", "Der Frieden", "Es war einmal Frieden.");
        page("fr", "eleves", "La classe", "Les élèves lisent.");
        library.publish("");
    }

    private void page(String language, String name, String title, String text) throws Exception {
        library.write(name + ".html", "<html lang=" + language + "><title>" + title + "</title><p>" + text);
    }

    @ParameterizedTest
    @CsvSource({
        "what is photosynthesis, light.html",
        "What is the capital of Malawi?, malawi.html",
        "how does an axolotl regrow its legs?, axolotl.html",
        "¿cómo se hace el jabón?, jabon.html",
        "como se hace jabon, jabon.html",
        "maji ni nini, maji.html",
    })
    void asksForWhatASentenceIsAbout(String question, String place) throws Exception {
        assertThat(library.places(question)).startsWith(place);
        assertThat(library.find(question).fit()).isEqualTo(Fit.EXACT);
    }

    @Test
    void takesWhatSomeRulesLeaveOfAWordForNothingLikeAnother() throws Exception {
        assertThat(library.places("elefant")).isEmpty();
        assertThat(library.places("eleve")).containsExactly("eleves.html");
        assertThat(library.places("axolottls")).containsExactly("axolotl.html");
    }

    @Test
    void putsWhatHasMostOfTheRareWordsFirst() throws Exception {
        var found = library.find("why do plants need sunlight");

        assertThat(found.fit()).isEqualTo(Fit.SOME);
        assertThat(library.places("why do plants need sunlight")).startsWith("food.html");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "axolotl zebra giraffe",
                "zyzzyva axolotl qwrtzp",
                "wibblewobble plonkish axolotl frabjous grimbly"
            })
    void findsTheOneWordThatIsKnown(String query) throws Exception {
        assertThat(library.places(query)).containsExactly("axolotl.html");
    }

    @Test
    void findsNothingWhereOnlyGrammarIsKnown() throws Exception {
        assertThat(library.find("what is the xyzzyq").hits()).isEmpty();
    }

    @Test
    void demandsWordsOfGrammarWhereThereAreNoOthers() throws Exception {
        assertThat(library.places("why do we")).containsExactly("need.html");
    }

    @Test
    void takesNoWordForGrammarBecauseOneLanguageHasItSo() throws Exception {
        assertThat(library.places("war frieden")).containsExactly("frieden.html");
        assertThat(FunctionWords.among(List.of("war", "peace"), new Tongues(), List.of("en", "de")))
                .isEmpty();
    }

    @Test
    void countsWordsBehindALongBeginning() throws Exception {
        assertThat(library.places("can you please tell me what it is that an axolotl has"))
                .contains("axolotl.html");
    }

    @Test
    void marksWhatWasAskedFor() throws Exception {
        assertThat(SearchedHub.snippet(library.find("what is photosynthesis")))
                .isEqualTo("[Photosynthesis] happens in leaves.");
        assertThat(SearchedHub.snippet(library.find("what is the capital of Malawi")))
                .isEqualTo("Lilongwe, the [capital], is in the middle.");
    }

    @Test
    void showsTheWordThatATextHasOnceBeforeOneThatItHasAllOver() throws Exception {
        assertThat(SearchedHub.snippet(library.find("what is the powerhouse of the cell?")))
                .contains("A mitochondrion is a [powerhouse], and small.");
    }
}
