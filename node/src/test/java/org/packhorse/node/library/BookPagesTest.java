package org.packhorse.node.library;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading books, over real sockets. */
class BookPagesTest extends ServedReadings {
    @Test
    void readsABookFromItsFirstChapterToItsLast() throws Exception {
        var contents = page(button(page("/c/mix/r/well")));
        assertThat(contents.select(".contents a").eachText()).containsExactly("Digging", "Water", "Clean water");
        assertThat(contents.text()).contains("A. Writer");

        var first = page(button(contents));
        assertThat(first.select("h1").eachText()).containsExactly("Digging");
        assertThat(first.text()).contains("Chapter 1 of 3", "(https://far.example/)");
        assertThat(first.select("article a").eachAttr("href"))
                .containsExactly("/c/mix/r/well/read/OEBPS/two.xhtml#clean");
        assertThat(first.select("article img").attr("src")).isEqualTo("/content/mix/well.epub//OEBPS/images/well.png");
        assertThat(first.select("[rel=prev]")).isEmpty();

        var second = page(first.select("[rel=next]").attr("href"));
        assertThat(second.select("h1").eachText()).containsExactly("Clean water");
        assertThat(second.select("[rel=contents]").attr("href")).isEqualTo("/c/mix/r/well/read/");
        assertThat(second.select("[accesskey]").eachAttr("accesskey")).containsExactly("p", "c", "n");

        var third = page(second.select("[rel=next]").attr("href"));
        assertThat(third.select("h1").eachText()).containsExactly("Chapter 3");
        assertThat(third.select("article").attr("dir")).isEqualTo("rtl");
        assertThat(third.select("[rel=next]")).isEmpty();
        assertThat(ways(third)).contains("/content/mix/well.epub//OEBPS/three.xhtml");
    }

    @Test
    void readsAChapterThatIsAskedForAsAFileAsWell() throws Exception {
        var chapter = page("/c/mix/view/well.epub//OEBPS/two.xhtml");

        assertThat(chapter.text()).contains("Chapter 2 of 3", "The well");
        assertThat(page(chapter.select("[rel=next]").attr("href")).text()).contains("Chapter 3 of 3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"view", "text"})
    void namesTheBookOfAChapterThatLiesInAFolder(String how) throws Exception {
        var book = "/c/mix/" + how + "/stories/hyena.epub";

        var chapter = page(book + "//OEBPS/ch002.xhtml");

        assertThat(chapter.title()).isEqualTo("Mto · Fisi na sungura · All kinds");
        var back = chapter.select(".trail a").get(2);
        assertThat(back.text()).isEqualTo("Fisi na sungura");
        assertThat(back.attr("lang")).isEqualTo("sw");
        assertThat(back.attr("href")).isEqualTo(book);
        assertThat(chapter.text()).contains("Chapter 2 of 2");
        // The book itself stands in its folder.
        assertThat(page(book).select(".trail a").get(2).text()).isEqualTo("stories/");
    }

    @Test
    void listsTheChaptersOfABookInWordsByTheirNames() throws Exception {
        var contents = page("/c/mix/text/stories/hyena.epub");

        assertThat(contents.select("h1").text()).isEqualTo("Fisi na sungura");
        assertThat(contents.select(".contents a").eachText()).containsExactly("Fisi na sungura", "Njaa", "Mto");
        assertThat(contents.select(".contents").attr("lang")).isEqualTo("sw");
        assertThat(contents.text()).contains("Language Kiswahili", "C. Teller");
        var first = page(contents.select(".contents a").get(1).attr("href"));
        assertThat(first.select("article").attr("lang")).isEqualTo("sw");
        assertThat(first.text()).contains("Chapter 1 of 2");
        assertThat(page(first.select("[rel=prev]").attr("href")).text()).doesNotContain("Chapter 1");
    }

    @Test
    void offersABookInOnePieceAsAFile() throws Exception {
        var about = page("/c/mix/r/raw");

        assertThat(button(about)).isEqualTo("/content/mix/raw.epub?download");
        assertThat(about.text()).contains("open in a reading app");
        assertThat(client.get("/c/mix/r/raw/read/").header("location")).isEqualTo("/c/mix/r/raw");
    }
}
