package org.packhorse.node.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.packhorse.node.search.SearchedHub.count;
import static org.packhorse.node.search.SearchedHub.snippet;

import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.packhorse.node.assembly.Archive;

/** What opens where a text is found that is a part of something, or stands beside it. */
@TestInstance(Lifecycle.PER_CLASS)
final class WorksTest {
    private static final String DESCRIPTION = """
            [[resource]]
            id = "film"
            title = "A film of the platypus"
            languages = ["en"]
            subjects = ["biology"]
            level = "secondary"
            entry = "video/film.mp4"

            [[resource]]
            id = "statistics"
            title = "Statistics for all"
            level = "all"
            entry = "described.epub"

            [[resource]]
            id = "quiz"
            title = "A quiz"
            subjects = ["games"]
            level = "all"
            entry = "quiz.h5p"
            """;

    private static final String PACKAGE = "<package><metadata><title>Introductory Counting</title></metadata><manifest>"
            + "<item id='t' href='title.xhtml'/><item id='n' href='nav.xhtml' properties='nav'/><item id='h' href='half.xhtml'/><item id='a' href='ch001.xhtml'/>"
            + "<item id='b' href='ch002.xhtml'/><item id='c' href='ch003.xhtml'/></manifest><spine><itemref idref='t'/><itemref idref='n'/><itemref idref='h'/>"
            + "<itemref idref='a'/><itemref idref='b'/><itemref idref='c'/></spine></package>";

    @AutoClose
    private SearchedHub library;

    @BeforeAll
    void publish(@TempDir Path home) throws Exception {
        library = new SearchedHub(home);
        library.write("video/film.mp4", "no text at all")
                .write("video/film.en.vtt", """
                        WEBVTT

                        00:01.000 --> 00:04.000
                        It swims &amp; digs.

                        01:23.000 --> 01:28.000
                        It is a <b>monotreme</b>.

                        02:03.000 --> 02:05.000
                        A wild platypus.
                        """)
                .write("video/film.sw.vtt", "WEBVTT\n\n00:50.000 --> 00:54.000\nPlatypus anaogelea.\n")
                .write("video/film.spa.srt", "1\n00:01:01,000 --> 00:01:02,000\nEl ornitorrinco bucea.\n")
                .write("video/film.ar.vtt", "WEBVTT\n\n00:00.000 --> 00:04.000\nخلد الماء\n")
                .write("video/lonely.sw.srt", "1\n00:00:01,000 --> 00:00:02,000\nkakakuona\n")
                .write("video/film.fra.srt", "1\n00:00:01,000 --> 00:00:02,000\nornithorynque\n")
                .write(
                        "long.html",
                        "<title>Of the dugong</title><p>" + "sea grass ".repeat(5_000) + "a dugong and a manatee")
                .write("table.csv", "animal,legs\npangolin,4\n");
        library.write("described.epub", book("mean"));
        library.write("bare.epub", book("median"));
        library.write(
                "quiz.h5p",
                new Archive(6)
                        .with("h5p.json", "{\"title\":\"Quiz\",\"mainLibrary\":\"H5P.MultiChoice\"}")
                        .with(
                                "content/content.json",
                                "{\"question\":\"<p>Which <b>wom</b>bat?</p>\",\"answers\":[{\"text\":\"The kookaburra\",\"correct\":true}],"
                                        + "\"behaviour\":{\"text\":\"wallaby\"},\"library\":\"echidna\",\"l10n\":{\"tip\":{\"tip\":\"bandicoot\"}}}"));
        library.write(
                "bare.h5p",
                new Archive(6)
                        .with(
                                "h5p.json",
                                "{\"title\":\"Maji\",\"language\":\"sw\",\"mainLibrary\":\"H5P.MarkTheWords\"}")
                        .with("content/content.json", "{\"textField\":\"Mvua *yanyesha* mlimani\"}"));
        office();
        library.publish(DESCRIPTION);
    }

    private void office() throws Exception {
        library.write(
                "letter.docx",
                new Archive(6)
                        .with("[Content_Types].xml", "<Types/>")
                        .with(
                                "word/document.xml",
                                "<w:document><w:body><w:p><w:r><w:t>An arm</w:t></w:r><w:r><w:t>adillo</w:t></w:r></w:p><w:p><w:r>"
                                        + "<w:t>crosses</w:t><w:instrText>HYPERLINK</w:instrText></w:r></w:p></w:body></w:document>"));
        library.write(
                "talk.pptx",
                new Archive(6)
                        .with("ppt/slides/slide1.xml", "<p:sld><a:p><a:r><a:t>The capybara</a:t></a:r></a:p></p:sld>"));
        library.write(
                "slides.odp",
                new Archive(6)
                        .with("mimetype", "application/vnd.oasis.opendocument.presentation")
                        .with(
                                "content.xml",
                                "<office:document-content><text:p>The <text:span>ta</text:span>pir</text:p></office:document-content>"));
    }

    private static Archive book(String word) {
        return Archive.epub("E/book.opf", PACKAGE)
                .with(
                        "E/nav.xhtml",
                        "<html><title>Introductory Counting</title><body><nav epub:type='toc'><ol><li><a href='half.xhtml'>Introductory Counting</a></li><li><a href='ch001.xhtml'>The "
                                + word
                                + "</a></li><li><a href='ch002.xhtml'>Quartiles</a></li></ol></nav></body></html>")
                .with(
                        "E/title.xhtml",
                        "<html><title>Introductory Counting</title><body><h1>Introductory Counting</h1></body></html>")
                .with("E/half.xhtml", "<html><title>x</title><body><h1>Introductory Counting</h1></body></html>")
                .with(
                        "E/ch001.xhtml",
                        "<html><title>ch001.xhtml</title><body><h2>All about it</h2><p>One wildebeest.</body></html>")
                .with("E/ch002.xhtml", "<html><title>x</title><body><p>Two wildebeest.</body></html>")
                .with(
                        "E/ch003.xhtml",
                        "<html><title>ch003</title><body><h3>The last <i>word</i></h3><p>Three okapi.</body></html>");
    }

    @Test
    void findsAFilmByWhatIsSaidInIt() throws Exception {
        var found = library.find("monotreme");
        var hit = found.hits().getFirst();

        assertThat(hit.place().value()).isEqualTo("video/film.mp4");
        assertThat(hit.title()).isEqualTo("A film of the platypus");
        assertThat(hit.mediaType()).isEqualTo("video/mp4");
        assertThat(hit.page()).isZero();
        // It is said at 83 seconds; a little before is where one begins to listen.
        assertThat(hit.seconds()).isEqualTo(80);
        assertThat(count(found, HitFacet.SUBJECT, "biology")).contains(1);
        assertThat(count(found, HitFacet.LEVEL, "secondary")).contains(1);
        assertThat(count(found, HitFacet.KIND, "VIDEO")).contains(1);
        // Once, not again for each language.
        assertThat(library.places("film platypus")).containsExactly("film");
        assertThat(snippet(library.find("swims"))).contains("[swims] & digs.").doesNotContain("amp");
    }

    @Test
    void findsOnceWhatIsDescribedAndSaidInSeveralLanguages() throws Exception {
        var found = library.find("platypus");

        // Of its description and both subtitles what leads to the moment.
        assertThat(found.hits()).hasSize(1);
        assertThat(found.hits().getFirst().place().value()).isEqualTo("video/film.mp4");
        assertThat(found.hits().getFirst().seconds()).isIn(50, 120);
        assertThat(snippet(found)).containsIgnoringCase("[platypus]");
        assertThat(found.matching()).isEqualTo(1);
        assertThat(count(found, HitFacet.KIND, "VIDEO")).contains(1);
        assertThat(count(found, HitFacet.LANGUAGE, "en")).contains(1);
        assertThat(count(found, HitFacet.LANGUAGE, "sw")).contains(1);
        assertThat(library.find("platypus", HitFacet.LANGUAGE, "sw")
                        .hits()
                        .getFirst()
                        .seconds())
                .isEqualTo(50);
    }

    @Test
    void findsALongTextOnceWhereItSaysMost() throws Exception {
        // All its pieces have the title.
        var found = library.find("dugong");

        assertThat(library.places("dugong")).containsExactly("long.html");
        assertThat(found.matching()).isEqualTo(1);
        assertThat(snippet(found)).contains("a [dugong] and");
    }

    @Test
    void takesTheLanguageFromTheNameOfSubtitles() throws Exception {
        var arabic = library.find("الماء");
        assertThat(arabic.hits().getFirst().language()).isEqualTo("ar");
        assertThat(arabic.hits().getFirst().seconds()).isZero();
        assertThat(count(arabic, HitFacet.LANGUAGE, "ar")).contains(1);

        // As catalogues name it.
        var french = library.find("ornithorynque");
        assertThat(french.hits().getFirst().place().value()).isEqualTo("video/film.mp4");
        assertThat(french.hits().getFirst().language()).isEqualTo("fr");
        assertThat(count(french, HitFacet.LANGUAGE, "fr")).contains(1);

        var lonely = library.find("kakakuona").hits().getFirst();
        assertThat(lonely.place().value()).isEqualTo("video/lonely.sw.srt");
        assertThat(lonely.language()).isEqualTo("sw");
        assertThat(lonely.page()).isZero();
    }

    @Test
    void callsChaptersWhatTheContentsCallThem() throws Exception {
        var hits = library.find("wildebeest").hits();

        assertThat(hits)
                .extracting(Hit::title)
                .containsExactlyInAnyOrder("The mean", "Quartiles", "The median", "Quartiles");
        assertThat(hits).extracting(Hit::book).containsOnly("Statistics for all", "Introductory Counting");
        assertThat(hits).allMatch(hit -> hit.mediaType().equals(Works.EPUB));
        // What the contents leave out has its own heading.
        assertThat(library.find("okapi").hits()).extracting(Hit::title).containsOnly("The last word");
    }

    @Test
    void findsNoTablesOfContentsAndNoTitlePages() throws Exception {
        assertThat(library.places("quartiles"))
                .containsExactlyInAnyOrder("bare.epub//E/ch002.xhtml", "described.epub//E/ch002.xhtml");
        // The title page of a book that nobody described stands for the book; the other's description does.
        assertThat(library.places("introductory counting")).containsExactly("bare.epub");
        assertThat(library.places("statistics for all")).containsExactly("statistics");
    }

    @Test
    void findsWhatExercisesSayAndNotTheirSettings() throws Exception {
        var hit = library.find("wombat kookaburra").hits().getFirst();

        assertThat(hit.place().value()).isEqualTo("quiz.h5p");
        assertThat(hit.title()).isEqualTo("A quiz");
        assertThat(count(library.find("wombat"), HitFacet.SUBJECT, "games")).contains(1);
        // Nobody described the other, which says so itself.
        var bare = library.find("mvua yanyesha").hits().getFirst();
        assertThat(bare.title()).isEqualTo("Maji");
        assertThat(bare.language()).isEqualTo("sw");
        for (var setting : new String[] {"wallaby", "echidna", "bandicoot"}) {
            assertThat(library.places(setting)).as(setting).isEmpty();
        }
    }

    @Test
    void findsTheTextOfTablesAndOfficeDocuments() throws Exception {
        assertThat(library.places("pangolin")).containsExactly("table.csv");
        assertThat(library.places("armadillo crosses")).containsExactly("letter.docx");
        assertThat(library.places("hyperlink")).isEmpty();
        assertThat(library.places("capybara")).containsExactly("talk.pptx");
        assertThat(library.places("tapir")).containsExactly("slides.odp");
    }

    @Test
    void knowsALanguageByItsOtherCode() throws Exception {
        var found = library.find("ornitorrinco");

        assertThat(found.hits().getFirst().place().value()).isEqualTo("video/film.mp4");
        assertThat(found.hits().getFirst().seconds()).isEqualTo(60);
        assertThat(count(found, HitFacet.LANGUAGE, "es")).contains(1);
    }
}
