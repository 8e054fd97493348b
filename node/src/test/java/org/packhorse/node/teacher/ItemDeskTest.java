package org.packhorse.node.teacher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.packhorse.adminui.port.ItemView;
import org.packhorse.adminui.port.ListChange;
import org.packhorse.adminui.port.NewItem;
import org.packhorse.adminui.port.ShelfOutcome;
import org.packhorse.adminui.port.ShelfProblem;
import org.packhorse.node.catalog.LocalCollection;
import org.packhorse.node.catalog.StoredVersion;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.Resource;

/** What becomes of a teacher's things that are corrected. */
class ItemDeskTest extends SchoolCase {
    private static final String SRT = "1\n00:00:01,000 --> 00:00:02,000\nMaji\n";
    private static final NewItem RIGHT =
            new NewItem("Our well", "12 m\ndeep", "Mr. Otieno", "CC0-1.0", "en", "all", "science");

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private StoredVersion shown() {
        return school.catalog().findShown(LocalCollection.ID).orElseThrow();
    }

    private Resource resource(String id) {
        return shown().info().findResource(id).orElseThrow();
    }

    private String content(String path) throws IOException {
        var entry = shown().findFile(new FilePath(path)).orElseThrow();
        try (var in = school.catalog().contents().find(entry, shown()).open(0)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private List<String> paths() throws IOException {
        var paths = new ArrayList<String>();
        shown().visitFrom(new FilePath(" "), entry -> paths.add(entry.path().value()));
        return paths;
    }

    private static byte[] film(String frames) {
        return text("\0\0\0\u0018ftypmp42" + frames);
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(Files.createTempFile(desk().uploads(), "sent", ".tmp"), content);
    }

    private ShelfOutcome subtitles(String id, String language, String name, String text) throws IOException {
        return desk().addSubtitles(school.seen(id), language, name, file(text(text)));
    }

    @Test
    void aCorrectedFileIsTheSameResourceAfterAPowerCutAndInTheBundle() throws Exception {
        school.add("Our wel", "well.txt", text("12 m"));

        assertThat(desk().correct(school.seen("our-wel"), RIGHT, List.of())).isEqualTo(ShelfOutcome.done());
        school.restart();

        assertThat(resource("our-wel"))
                .isEqualTo(new Resource(
                        "our-wel",
                        "Our well",
                        "12 m\ndeep",
                        List.of("en"),
                        "CC0-1.0",
                        "Mr. Otieno",
                        List.of("science"),
                        "all",
                        List.of(),
                        "our-wel/well.txt"));
        assertThat(shown().info().languages()).containsExactly("en");
        assertThat(content("our-wel/well.txt")).isEqualTo("12 m");
        assertThat(bundle().getOrDefault("local.toml", ""))
                .contains("title = \"Our well\"", "id = \"our-wel\"")
                .doesNotContain("title = \"Our wel\"");
    }

    private Map<String, String> bundle() throws IOException {
        var out = new ByteArrayOutputStream();
        desk().export(out);
        var members = new TreeMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                members.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return members;
    }

    @Test
    void correctedWordsStandInAPageOfLinksAsWell() throws IOException {
        school.add("Our well", "well.txt", text("12 m"));
        var lines = List.of("Film /c/local/r/our-well, then <draw>", "/c/local/r/our-well#s12 look & see");
        desk().addLinks(SchoolFixture.item("Leson"), lines);
        var typed = links("leson");

        desk().correct(school.seen("leson"), new NewItem("Lesson", "Two", "A", "CC0-1.0", "ar", "all", ""), typed);

        var page = Jsoup.parse(content("leson/index.html"));
        assertThat(page.select("title, h1").eachText()).containsExactly("Lesson", "Lesson");
        assertThat(page.select("p").text()).isEqualTo("Two");
        assertThat(page.expectFirst("html").attr("lang")).isEqualTo("ar");
        assertThat(page.select("li").eachText()).containsExactly("Film Our well, then <draw>", "Our well look & see");
        assertThat(page.select("li a").eachAttr("href"))
                .containsExactly("../our-well/well.txt", "../our-well/well.txt#s12");
        assertThat(links("leson")).isEqualTo(typed);
    }

    @Test
    void aCorrectedTitleStandsInAllListsOfLinksAtOnce() throws Exception {
        school.add("Our wel", "well.txt", text("12 m"));
        school.add("Our river", "river.txt", text("3 m"));
        var lines = List.of(
                "Film /c/local/r/our-wel, then <draw>",
                "/content/local/our-river/river.txt",
                "Again /content/local/our-wel/well.txt",
                "Again /content/local/our-wel/well.txt");
        desk().addLinks(SchoolFixture.item("Lesson"), lines);
        desk().addLinks(SchoolFixture.item("All"), List.of("/c/local/r/lesson first", "our-wel"));
        var typed = links("lesson");

        assertThat(desk().correct(school.seen("our-wel"), SchoolFixture.item("Our <well>"), List.of()))
                .isEqualTo(ShelfOutcome.done());

        var page = Jsoup.parse(content("lesson/index.html"));
        assertThat(page.select("li").eachText())
                .containsExactly("Film Our <well>, then <draw>", "Our river", "Again Our <well>", "Again Our <well>");
        assertThat(page.title()).isEqualTo("Lesson");
        assertThat(links("lesson")).isEqualTo(typed);
        desk().correct(school.seen("lesson"), SchoolFixture.item("Lesson 1"), typed);
        assertThat(Jsoup.parse(content("all/index.html")).select("li").eachText())
                .containsExactly("Lesson 1 first", "our-wel");
        // Together with the correction.
        desk().undo(desk().view().state());
        assertThat(Jsoup.parse(content("all/index.html")).select("li").eachText())
                .containsExactly("Lesson first", "our-wel");
        assertThat(Jsoup.parse(content("lesson/index.html")).title()).isEqualTo("Lesson");
    }

    private List<String> links(String id) {
        return desk().findItem(id).orElseThrow().content() instanceof ItemView.Links links ? links.lines() : List.of();
    }

    @Test
    void aLinkThatLeadsNowhereByNowDoesNotKeepTheOthersFromBeingCorrected() throws IOException {
        school.add("Our well", "well.txt", text("12 m"));
        school.add("Our rivr", "river.txt", text("3 m"));
        desk().addLinks(
                        SchoolFixture.item("Lesson"),
                        List.of("Text:http://teachers.school/c/local/r/our-well", "See /c/local/r/our-rivr"));
        desk().remove("our-well");
        desk().correct(school.seen("our-rivr"), SchoolFixture.item("Our river"), List.of());
        var lines = new ArrayList<>(links("lesson"));
        lines.add("Then draw");

        assertThat(desk().correct(school.seen("lesson"), SchoolFixture.item("Lesson"), lines))
                .isEqualTo(ShelfOutcome.done());

        var items = Jsoup.parse(content("lesson/index.html")).select("li");
        assertThat(items.eachText()).containsExactly("Text:Our well", "See Our river", "Then draw");
        lines.add("/c/local/r/our-well");
        assertThat(desk().correct(school.seen("lesson"), SchoolFixture.item("Lesson"), lines))
                .isEqualTo(new ShelfOutcome.Refused(ShelfProblem.DEAD_LINK, "4: /c/local/r/our-well"));
    }

    @Test
    void aPageThatATeacherWroteStaysAsItIs() throws IOException {
        var page = "<!DOCTYPE html>\n<html lang=\"en\"><body><ol>\n<li class=\"x\">one</li>\n</ol>";
        school.add("Page", "index.html", text(page));

        desk().correct(school.seen("page"), RIGHT, List.of("other"));

        assertThat(desk().findItem("page").orElseThrow().content())
                .isEqualTo(new ItemView.File("index.html", page.length()));
        assertThat(content("page/index.html")).isEqualTo(page);
        assertThat(resource("page").title()).isEqualTo("Our well");
    }

    @Test
    void subtitlesStandBesideTheFilmUnderItsName() throws IOException {
        school.add("Well", "my.well.mp4", film(""));

        assertThat(subtitles("well", "sw", "film.srt.txt", SRT)).isEqualTo(ShelfOutcome.done());
        assertThat(subtitles("well", "fr", "x", "\ufeffWEBVTT\n\n00:01.000 --> 00:02.000\nEau\n"))
                .isEqualTo(ShelfOutcome.done());
        assertThat(paths()).containsExactly("well/my.well.fr.vtt", "well/my.well.mp4", "well/my.well.sw.srt");
        assertThat(resource("well").accessibility()).containsExactly("captions");

        subtitles("well", "fr", "better.srt", SRT);
        assertThat(paths()).containsExactly("well/my.well.fr.srt", "well/my.well.mp4", "well/my.well.sw.srt");
        assertThat(bundle()).containsKey("local/well/my.well.fr.srt");

        desk().removeSubtitles(school.seen("well"), "fr");
        assertThat(resource("well").accessibility()).containsExactly("captions");
        desk().removeSubtitles(school.seen("well"), "sw");
        assertThat(paths()).containsExactly("well/my.well.mp4");
        assertThat(resource("well").accessibility()).isEmpty();
        desk().undo(desk().view().state());
        assertThat(content("well/my.well.sw.srt")).isEqualTo(SRT);
    }

    @Test
    void whatIsNoSubtitlesIsRefused() throws IOException {
        school.add("Well", "well.mp3", text("ID3 sound"));
        var long1 = SRT.repeat(600_000 / SRT.length());

        for (var wrong : List.of("hello", "\0\1\2binary", "1\n00:00:02,000 --> 00:00:01,000\nbackwards\n", long1)) {
            assertThat(subtitles("well", "sw", "film.srt", wrong))
                    .isEqualTo(new ShelfOutcome.Refused(ShelfProblem.NOT_SUBTITLES, "film.srt"));
        }
        assertThat(subtitles("well", "sw", "film.srt", "")).isEqualTo(ShelfOutcome.refused(ShelfProblem.NO_FILE));
        assertThat(subtitles("well", "../x", "film.srt", SRT)).isEqualTo(ShelfOutcome.refused(ShelfProblem.CHOICE));
        assertThat(paths()).containsExactly("well/well.mp3");
    }

    @Test
    void anotherFileOfTheKindHasTheSameAddressAndKeepsTheSubtitles() throws IOException {
        school.add("Well", "well.mp4", film("old"));
        subtitles("well", "sw", "film.srt", SRT);
        desk().createList("7B", "Ms. Achieng");
        desk().changeList(1, new ListChange.Add("/content/local/well/well.mp4#t=5", ""));

        assertThat(desk().replaceFile(school.seen("well"), "../new film.MP4", file(film("new"))))
                .isEqualTo(ShelfOutcome.done());

        assertThat(content("well/well.mp4")).endsWith("new");
        assertThat(paths()).containsExactly("well/well.mp4", "well/well.sw.srt");
        assertThat(desk().view().lists().getFirst().entries().getFirst().isGone())
                .isFalse();
        assertThat(resource("well").accessibility()).containsExactly("captions");
    }

    @Test
    void anotherKindOfFileTakesTheSubtitlesAway() throws IOException {
        school.add("Well", "well.mp4", film("old"));
        subtitles("well", "sw", "film.srt", SRT);
        desk().replaceFile(school.seen("well"), "well.webm", file(film("as web")));
        assertThat(paths()).containsExactly("well/well.sw.srt", "well/well.webm");
        assertThat(resource("well").entry()).isEqualTo("well/well.webm");

        assertThat(desk().replaceFile(school.seen("well"), "photo.heic", file(text("\0\0\0\30ftypheic"))))
                .isEqualTo(new ShelfOutcome.Done(true));

        assertThat(paths()).containsExactly("well/well.heic");
        assertThat(resource("well").accessibility()).isEmpty();
        assertThat(desk().replaceFile(school.seen("well"), "virus.exe", file(text("MZ"))))
                .isEqualTo(new ShelfOutcome.Refused(ShelfProblem.PROGRAM, "virus.exe"));
        assertThat(paths()).containsExactly("well/well.heic");
    }

    @Test
    void whoMakesRoomByRemovingSomethingHasIt() throws Exception {
        var large = new byte[900_000];
        new Random(1).nextBytes(large);
        school.add("Small", "small.txt", text("x"));
        school.add("Large", "large.bin", large);
        desk().remove("large");
        var local = new LocalShelf(
                school.catalog(), school.blobs(), school.database(), home.resolve("work"), "School", school.clock());

        assertThat(Attempt.outcome(() -> local.refuseFor(900_001)))
                .isEqualTo(ShelfOutcome.refused(ShelfProblem.NO_ROOM));
        assertThat(desk().view().canUndo()).isTrue();
        assertThat(Attempt.outcome(() -> local.refuseFor(900_000)))
                .isEqualTo(ShelfOutcome.refused(ShelfProblem.ROOM_SOON));
        assertThat(desk().view().canUndo()).isFalse();
        assertThat(desk().undo(desk().view().state())).isEqualTo(ShelfOutcome.refused(ShelfProblem.GONE));
        long before = school.blobs().use().contentBytes();
        school.tidyUp();

        assertThat(school.blobs().use().contentBytes()).isLessThanOrEqualTo(before - large.length);
        assertThat(content("small/small.txt")).isEqualTo("x");
        assertThat(Attempt.outcome(() -> local.refuseFor(1))).isEqualTo(ShelfOutcome.refused(ShelfProblem.NO_ROOM));
    }
}
