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

/** Words as children type them: as they sound, and half. */
@TestInstance(Lifecycle.PER_CLASS)
final class SpeltByEarTest {
    @AutoClose
    private SearchedHub library;

    @BeforeAll
    void publish(@TempDir Path home) throws Exception {
        library = new SearchedHub(home);
        page("leaf", "en", "Photosynthesis in leaves");
        page("thought", "en", "Philosophy for all");
        page("formula", "en", "The quadratic formula");
        page("salt", "en", "Crystals of salt");
        page("fizikia", "sw", "Fizikia kwa wote");
        page("water", "en", "Water is life");
        page("cards", "fr", "Le mot water en anglais");
        library.publish("");
    }

    private void page(String name, String language, String text) throws Exception {
        library.write(name + ".html", "<html lang=" + language + "><title>A lesson</title><p>" + text);
    }

    @ParameterizedTest
    @CsvSource({
        "fotosynthesis, leaf.html",
        "fotosintesis, leaf.html",
        "filosofi, thought.html",
        "kwadratic, formula.html",
        "kristals, salt.html",
        "phizikia, fizikia.html",
    })
    void findsWhatSoundsLikeIt(String typed, String place) throws Exception {
        assertThat(library.places(typed)).containsExactly(place);
        assertThat(library.find(typed).fit()).isEqualTo(Fit.SIMILAR);
    }

    @Test
    void suggestsWhatSoundsLikeIt() throws Exception {
        assertThat(library.texts().suggest("fotosintesis", SearchedHub.READER)).contains("photosynthesis");
    }

    /** The French cut the end off "water", too. */
    @Test
    void takesHalfAWordForABeginningThoughSomeLanguageHasItAsAStem() throws Exception {
        assertThat(library.places("wat")).contains("water.html", "cards.html");
    }

    @Test
    void guessesNothingOfShortWordsAndOfWordsWithoutSuchSounds() {
        assertThat(SpeltByEar.of("bride")).isEmpty();
        assertThat(SpeltByEar.of("fizik")).containsExactly("phisic", "phizik");
    }
}
