package org.packhorse.node.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reading what is drawn, locked, empty, or of a word processor, over real sockets. */
class OddReadingsTest extends ServedReadings {
    @Test
    void readsDrawingsThatArePagesOfABook() throws Exception {
        var contents = page(button(page("/c/mix/r/comic")));
        assertThat(contents.select(".contents a").eachAttr("href"))
                .containsExactly(
                        "/c/mix/r/comic/read/OEBPS/one.svg",
                        "/c/mix/r/comic/read/OEBPS/two.svg",
                        "/c/mix/r/comic/read/OEBPS/three.xhtml");

        var first = page(button(contents));
        assertThat(first.text()).contains("Chapter 1 of 3", "It <sleeps>.");
        assertThat(first.select("article img").attr("src")).isEqualTo("/content/mix/comic.epub//OEBPS/one.svg");
        assertThat(first.select("article img").attr("alt")).isEqualTo("A cat");
        assertThat(first.html()).doesNotContain("alert");
        var second = page(first.select("[rel=next]").attr("href"));
        assertThat(second.select("article img").eachAttr("src"))
                .containsExactly("/content/mix/comic.epub//OEBPS/two.png");
        var third = page(second.select("[rel=next]").attr("href"));
        assertThat(third.select("article a").attr("href")).isEqualTo("/c/mix/r/comic/read/OEBPS/one.svg");
        assertThat(page("/c/mix/r/comic/text/OEBPS/one.svg").text()).contains("A cat", "Chapter 1 of 3");
        assertThat(page("/c/mix/view/comic.epub//OEBPS/two.svg").text()).contains("Chapter 2 of 3");
    }

    @Test
    void saysThatABookIsLocked() throws Exception {
        var about = page("/c/mix/r/sold");
        assertThat(button(about)).isEqualTo("/content/mix/sold.epub?download");
        assertThat(about.text()).contains("locked");
        assertThat(client.get("/c/mix/r/sold/read/").header("location")).isEqualTo("/c/mix/r/sold");

        for (var address : List.of(
                "/c/mix/r/sold/read/OEBPS/one.xhtml",
                "/c/mix/r/sold/text/",
                "/c/mix/r/sold/text/OEBPS/one.xhtml",
                "/c/mix/view/sold.epub//OEBPS/one.xhtml")) {
            assertThat(page(address).text()).contains("locked").doesNotContain("noise");
        }
    }

    @Test
    void saysThatAFileIsEmpty() throws Exception {
        for (var address : List.of("/c/mix/r/empty/read/", "/c/mix/r/empty/text/")) {
            assertThat(page(address).text()).contains("is empty").doesNotContain("too long", "no text");
        }
    }

    @Test
    void drawsNoBrokenFrameForPicturesThatNoPhoneShows() throws Exception {
        var scan = page(button(page("/c/mix/r/tiff")));

        assertThat(scan.select(".fitted")).isEmpty();
        assertThat(scan.select(".card").text()).contains("cannot show this picture");
        assertThat(ways(scan)).contains("/content/mix/drawings/scan.tif?download");
        assertThat(page("/c/mix/r/plan/read/").select(".fitted img")).hasSize(1);
    }

    @Test
    void leadsToPagesThatAreNothingWithoutTheirScripts() throws Exception {
        for (var address : List.of("/c/mix/r/made/read/", "/c/mix/r/made/text/", "/c/mix/view/made.html")) {
            var made = page(address);
            assertThat(made.text()).contains("until its scripts have run");
            assertThat(made.select("p.card a").attr("href")).isEqualTo("/content/mix/made.html");
        }
        assertThat(page("/c/mix/r/letter/text/").text()).doesNotContain("scripts");
    }

    @Test
    void readsSpreadsheetsRowByRow() throws Exception {
        var marks = page("/c/mix/r/marks/text/");

        assertThat(marks.select("article h2").eachText()).contains("Class 7");
        assertThat(marks.select("article p").eachText()).contains("Asha | 17");
    }

    @Test
    void callsThingsWhatTheyAreToReaders() throws Exception {
        var kinds = new HashMap<String, String>();
        for (int i = 1; i <= 3; i++) {
            for (var row : page("/c/mix?page=" + i).select(".rows > li")) {
                kinds.put(
                        row.select("h2, h3").text(),
                        row.select("p.quiet").text().replaceAll(" ·.*", ""));
            }
        }

        assertThat(kinds)
                .containsEntry("A game", "Activity")
                .containsEntry("A folder", "Activity")
                .containsEntry("A box", "File")
                .containsEntry("A letter", "Document")
                .containsEntry("An old report", "Document")
                .containsEntry("A note", "Text");
        assertThat(page("/by/kind/activity").text()).contains("A game").doesNotContain("A box");
        assertThat(page("/c/mix/r/game").text()).contains("Activity");
    }

    @Test
    void readsTheTextOfWordProcessors() throws Exception {
        assertThat(button(page("/c/mix/r/letter"))).isEqualTo("/c/mix/r/letter/text/");
        assertThat(client.get("/c/mix/r/letter/read/").header("location")).isEqualTo("/c/mix/r/letter/text/");
        assertThat(page("/c/mix/r/letter/text/").select("article p").eachText()).endsWith("One two", "Three");
    }
}
