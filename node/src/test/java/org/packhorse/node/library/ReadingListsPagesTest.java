package org.packhorse.node.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.packhorse.node.teacher.Destinations;
import org.packhorse.node.teacher.ReadingList;
import org.packhorse.node.transport.server.RawClient;
import org.packhorse.protocol.content.CollectionInfo;
import org.packhorse.protocol.content.Resource;

/** What a teacher has put together for a class, and what was made in the school. */
class ReadingListsPagesTest {
    private @Nullable SampleLibrary made;
    private @Nullable RawClient client;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        made = SampleLibrary.full(folder);
        client = new RawClient(made.port());
    }

    @AfterEach
    void close() throws Exception {
        Objects.requireNonNull(client).close();
        library().close();
    }

    private SampleLibrary library() {
        return Objects.requireNonNull(made);
    }

    private Document page(String address) throws Exception {
        var reply = Objects.requireNonNull(client).get(address);
        assertThat(reply.status()).as(address).isEqualTo(200);
        return Jsoup.parse(reply.text(), "http://library" + address);
    }

    private static ReadingList list(long id, String name, int lines) {
        var all = new ArrayList<ReadingList.Line>();
        all.add(new ReadingList.Line("/c/water/r/safe-water", "Old title", "Read <b>this</b> first"));
        for (int i = 1; i < lines; i++) {
            all.add(new ReadingList.Line("/c/statistics/r/chapter-" + i, "Chapter " + i, ""));
        }
        return new ReadingList(id, name, "Ms. Achieng", all);
    }

    @Test
    void theFirstPageShowsAListAndLeadsToItsLessons() throws Exception {
        library().readingLists.add(list(3, "Class 7B: <water>", 2));

        var card = page("/").expectFirst("section.reading-list");

        assertThat(card.expectFirst("h2").text()).isEqualTo("Class 7B: <water>");
        assertThat(card.select("li").eachText())
                .containsExactly("Making water safe to drink Read <b>this</b> first", "Chapter 1: sampling and data");
        assertThat(page(card.expectFirst("li a").attr("href")).select("h1").text())
                .isEqualTo("Making water safe to drink");
    }

    @Test
    void aChapterOfABookIsALessonToo() throws Exception {
        SampleReadings.put(library());
        var chapter = new ReadingList.Line("/c/mix/r/well/read/OEBPS/two.xhtml", "The well · Clean water", "");
        var lost = new ReadingList.Line("/c/mix/r/well/read/OEBPS/nine.xhtml", "The well · Nine", "");
        library().readingLists.add(new ReadingList(3, "7B", "A", List.of(chapter, lost)));

        var links = page("/").expectFirst("section.reading-list").select("li a");

        assertThat(links.eachText()).containsExactly("The well · Clean water", "The well");
        assertThat(links.eachAttr("href")).containsExactly("/c/mix/r/well/read/OEBPS/two.xhtml", "/c/mix/r/well");
        assertThat(page(links.getFirst().attr("href")).text()).contains("Boil it.");
    }

    @Test
    void aLineLeadsToTheVeryPlaceInTheLanguageOfTheReader() throws Exception {
        SampleReadings.put(library());
        library()
                .readingLists
                .add(new ReadingList(
                        3,
                        "7B",
                        "A",
                        List.of(
                                new ReadingList.Line("/c/mix/r/paper/read/?page=3", "Paper · 3", ""),
                                new ReadingList.Line("/c/mix/r/film#t=80", "Film · 1:20", ""),
                                new ReadingList.Line("/content/mix/page.html?x=1#y", "Page", ""),
                                new ReadingList.Line("/c/mix/view/none.epub//a.xhtml", "Gone", ""))));

        var lines = page("/?lang=sw").select("section.reading-list li");

        assertThat(lines.select("a").eachAttr("href"))
                .containsExactly(
                        "/c/mix/r/paper/read/?page=3&lang=sw",
                        "/c/mix/r/film?lang=sw#t=80",
                        "/content/mix/page.html?x=1#y");
        assertThat(lines.select("a").eachText()).containsExactly("Paper · 3", "Film · 1:20", "Page");
        assertThat(lines.getLast().text()).startsWith("Gone ");
    }

    /** Pages on which nothing is to be read, and what is saved and not shown. */
    private static final Pattern NOT_FOR_LISTS = Pattern.compile(
            "/(languages|display|qr)(\\?.*)?|/c/[^/]+/(zip/.*|r/[^/]+/zip).*|.*[?&](download|lang|view)\\b.*");

    @Test
    void whateverCanBeOpenedCanBeOnAList() throws Exception {
        SampleReadings.put(library());
        library().readingLists.add(list(3, "7B", 2));
        var destinations = new Destinations(library().shelf, () -> library().readingLists);
        var seen = new LinkedHashSet<>(List.of("/"));
        var waiting = new ArrayDeque<>(seen);

        while (!waiting.isEmpty()) {
            var address = waiting.remove();
            var reply = Objects.requireNonNull(client).get(address);
            assertThat(reply.status() == 404
                            || destinations
                                    .findExactly("http://10.0.0.1" + address)
                                    .isPresent())
                    .as(address)
                    .isTrue();
            boolean ours = !address.startsWith("/content/")
                    && reply.header("content-type").startsWith("text/html");
            if (ours && seen.size() < 1_500) {
                Jsoup.parse(reply.text(), "").select("a[href^=/]").eachAttr("href").stream()
                        .map(href -> href.replaceFirst("#.*", ""))
                        .filter(href -> !NOT_FOR_LISTS.matcher(href).matches() && seen.add(href))
                        .forEach(waiting::add);
            }
        }

        assertThat(seen).hasSizeGreaterThan(500).contains("/c/mix/view/page.html", "/lists/3", "/by/subject/health");
    }

    @Test
    void whatIsGoneIsSaidAndNotLinked() throws Exception {
        library()
                .readingLists
                .add(new ReadingList(
                        3, "7B", "A", List.of(new ReadingList.Line("/c/water/r/nothing", "The old well", "look"))));

        var line = page("/").expectFirst("section.reading-list li");

        assertThat(line.text()).isEqualTo("The old well no longer in the library");
        assertThat(line.select("a")).isEmpty();
    }

    @Test
    void aLongListIsShownWholeOnItsOwnPage() throws Exception {
        library().readingLists.add(list(3, "7B", 40));

        var home = page("/?lang=sw");
        assertThat(home.select("section.reading-list li")).hasSize(4);
        var whole = page(home.expectFirst("section.reading-list h2 a").attr("href"));

        assertThat(whole.select("h1").text()).isEqualTo("7B");
        assertThat(whole.select("li a")).hasSizeGreaterThanOrEqualTo(40);
        assertThat(whole.text()).contains("Ms. Achieng");
        assertThat(whole.select("html").attr("lang")).isEqualTo("sw");
    }

    @Test
    void manyListsDoNotCrowdTheFirstPage() throws Exception {
        for (int i = 1; i <= 40; i++) {
            library().readingLists.add(list(i, "Class " + i, 40));
        }

        var home = page("/");
        assertThat(home.select("section.reading-list")).hasSize(4);
        var all = page(home.select("a[href^=/lists]").stream()
                .filter(a -> a.text().equals("All reading lists"))
                .findFirst()
                .orElseThrow()
                .attr("href"));

        assertThat(all.select("section.reading-list")).hasSize(40);
        assertThat(Objects.requireNonNull(client)
                        .get("/", "Accept-Encoding: gzip")
                        .body())
                .hasSizeLessThan(20_000);
    }

    @Test
    void thereIsNoListOfAnyOtherAddress() throws Exception {
        for (var address : List.of("/lists/3", "/lists/x", "/lists/", "/lists/3/4")) {
            assertThat(Objects.requireNonNull(client).get(address).status())
                    .as(address)
                    .isEqualTo(404);
        }
        assertThat(page("/lists").text()).contains("There are no reading lists yet.");
    }

    /** A collection that a school made, with one item. */
    private static CollectionInfo made(String title, String id, String called, String entry) {
        var item = new Resource(
                id, called, "", List.of("en"), "CC-BY-4.0", "Ms. Achieng", List.of(), "all", List.of(), entry);
        return new CollectionInfo(title, "", List.of("en"), "CC-BY-4.0", title, "", List.of(item));
    }

    @Test
    void whatTeachersMadeIsMarkedAndNothingElse() throws Exception {
        library().file("local/well/well.txt", "12 m");
        library().show("local", made("Green Valley School", "well", "Our well", "well/well.txt"));
        library().show("local-history", library().shelf.all().getFirst().info());

        assertThat(page("/").select(".badge").eachText()).containsExactly("Made in this school");
        assertThat(page("/c/local").select(".badge")).hasSize(1);
        assertThat(page("/c/local/r/well?lang=fr").select(".badge")).hasSize(1);
        assertThat(page("/c/local-history").select(".badge")).isEmpty();
        assertThat(page("/c/water").select(".badge")).isEmpty();
    }

    /** A page as {@code org.packhorse.node.teacher.LinkPage} makes it, in the collection {@code id}. */
    private void putLinks(String id) throws Exception {
        library()
                .file(
                        id + "/links/index.html",
                        "<h1>Links</h1><ol><li><a href=\"/c/water/r/safe-water#s12\">Safe water</a><br>read this</li>"
                                + "<li>See <a href=\"../well/page.html#deep\">Our well</a>.</li>"
                                + "<li><a href=\"/c/none/r/x\">Gone</a></li>"
                                + "<li><a href=\"https://example.org/\">Away</a></li>"
                                + "<li><a href=\"/\">All</a></li></ol>");
        library().file(id + "/well/page.html", "<p>12 m");
        library().show(id, made(id, "links", "Links", "links/index.html"));
    }

    @Test
    void aTeachersLinksLeadOnInEasyReadingAndInWordsAlone() throws Exception {
        putLinks("local");

        var easy = page("/c/local/r/links/read/?lang=sw").expectFirst("ol");
        var words = page("/c/local/r/links/text/?lang=sw").expectFirst("article");

        assertThat(easy.select("a").eachAttr("href"))
                .containsExactly(
                        "/c/water/r/safe-water?lang=sw#s12", "/c/local/view/well/page.html?lang=sw#deep", "/?lang=sw");
        assertThat(words.select(".item").eachText())
                .containsExactly(
                        "Safe water read this /c/water/r/safe-water#s12",
                        "See Our well. /c/local/view/well/page.html#deep",
                        "Gone",
                        "Away (https://example.org/)",
                        "All /");
        assertThat(words.select(".item a").eachAttr("href"))
                .isEqualTo(easy.select("a").eachAttr("href"));
    }

    @Test
    void thoseOfOthersLeadToWhatIsInTheLibrary() throws Exception {
        putLinks("adopted");

        assertThat(page("/c/adopted/r/links/read/").select("ol a").eachAttr("href"))
                .containsExactly("/c/water/r/safe-water#s12", "/c/adopted/view/well/page.html#deep");
        assertThat(page("/c/adopted/r/links/text/").select(".item a").eachAttr("href"))
                .containsExactly("/c/water/r/safe-water#s12");
    }
}
