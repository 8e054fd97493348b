package org.packhorse.node.takehome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.packhorse.node.publish.TestHub.LESSONS;

import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.packhorse.node.assembly.FileContents;
import org.packhorse.node.publish.TestHub;
import org.packhorse.protocol.content.FilePath;

class PagePartsTest {
    @AutoClose
    private TestHub hub;

    @BeforeEach
    void open(@TempDir Path home) throws Exception {
        hub = new TestHub(home);
        for (var name : new String[] {
            "a.png", "b&c.png", "d e.jpg", "large.png", "film.mp4", "film.en.vtt", "films.txt", "drop.svg"
        }) {
            hub.write("media/" + name, "some bytes of " + name);
        }
        hub.write("style/page.css", "@import 'more.css'; body{background:url( \"../media/drop.svg\" )}");
        hub.write("style/more.css", "p{}")
                .write("en/other.html", "<p>Another page")
                .write("sheet.pdf", "%PDF-1.4");
    }

    private String partsOf(String path, String content) throws Exception {
        hub.write(path, content).publish();
        var version = hub.catalog().findShown(LESSONS).orElseThrow();
        var file = version.findFile(new FilePath(path)).orElseThrow();
        return String.join(
                " ",
                new PageParts(new FileContents(hub.blobs()))
                        .of(version, file).stream()
                                .map(part -> part.path().value())
                                .sorted()
                                .toList());
    }

    @Test
    void areThePicturesAndStylesOfAPageInWhateverQuotes() throws Exception {
        assertThat(
                        partsOf(
                                "en/page.html",
                                "<link rel=stylesheet href=../style/page.css media=all><IMG alt='x' SRC='../media/a.png'>"
                                        + "<img src=\"../media/b&amp;c.png\" srcset=\"../media/large.png 2x, ../media/d%20e.jpg 3x\">"))
                .isEqualTo("en/page.html media/a.png media/b&c.png media/d e.jpg media/drop.svg media/large.png"
                        + " style/more.css style/page.css");
    }

    @Test
    void areNoOtherPagesNothingThatIsOnlyLinkedToAndNothingElsewhere() throws Exception {
        assertThat(
                        partsOf(
                                "en/page.html",
                                "<a href='../sheet.pdf'>a</a><iframe src=other.html></iframe><img src=http://example.org/media/a.png>"
                                        + "<img src=//example.org/a.png><img src='../../../../etc/passwd'><img src='%zz'><img src=''>"))
                .isEqualTo("en/page.html");
    }

    @Test
    @Timeout(60)
    void areFoundInNoTimeWhereNoTagEnds() throws Exception {
        assertThat(partsOf("en/page.html", "<img ".repeat(200_000) + "src=../media/a.png>"))
                .isEqualTo("en/page.html media/a.png");
    }

    @Test
    void areTheSubtitlesOfAFilm() throws Exception {
        assertThat(partsOf("media/film.mp4", "moving pictures")).isEqualTo("media/film.en.vtt media/film.mp4");
    }

    @Test
    void areTheSubtitlesOfAFilmAmongManyOfNearlyTheSameName() throws Exception {
        for (int i = 10; i < 90; i++) {
            hub.write("media/film-" + i + ".mp4", "film " + i);
        }

        assertThat(partsOf("media/film.mp4", "moving pictures")).isEqualTo("media/film.en.vtt media/film.mp4");
    }
}
