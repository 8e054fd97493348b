package org.packhorse.node.teacher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.packhorse.adminui.port.ListChange;
import org.packhorse.adminui.port.ShelfOutcome;
import org.packhorse.adminui.port.ShelfProblem;
import org.packhorse.adminui.port.ShelfView;
import org.packhorse.node.assembly.Archive;
import org.packhorse.node.publish.MetadataFile;
import org.packhorse.node.publish.TestHub;
import org.packhorse.node.publish.pdf.SmallPdf;
import org.packhorse.node.runtime.MovableClock;

/** What teachers have open in a browser, put on a list. */
class DestinationsTest {
    @TempDir
    private Path home = Path.of("set by JUnit");

    private @Nullable TestHub made;
    private @Nullable TeacherDesk opened;

    /** Nobody has described what is in {@code pages}. */
    @BeforeEach
    void open() throws Exception {
        var hub = new TestHub(home, new MovableClock());
        var zip = new Archive(6)
                .with("index.html", "<h1>Start</h1>")
                .with("deep/one.html", "<title>One</title><h2>The first</h2>");
        hub.write("pages/water cycle.html", "<title>x</title><h1>The water cycle</h1>")
                .write(
                        "pages/old.html",
                        "<title>Redirecting…</title><meta http-equiv=refresh content='0; url=water%20cycle.html#x'><h1>Moved</h1>")
                .write("pages/slide.html", "<title>Slide</title><meta http-equiv=refresh content='30; url=notes.md'>")
                .write(
                        "pages/away.html",
                        "<title>Away</title><meta http-equiv=Refresh content='0;URL=https://example.org/'>")
                .write("pages/loop.html", "<title>Loop</title><meta http-equiv=refresh content='0; url=loop.html'>")
                .write("pages/notes.md", "# Wells\n\nDeep.\n")
                .write("pages/sheet.pdf", SmallPdf.of("one", "two", "three"))
                .write("pages/site.zip", zip.toBytes())
                .write("pages/film.mp4", "film");
        made = hub;
        publish();
        var settings = new TeacherDesk.Settings(
                Files.createDirectories(home.resolve("desk")),
                home.resolve("uploads"),
                "Green Valley School",
                Set.of("library.school"),
                1_000_000);
        opened = TeacherDesk.open(hub.catalog(), hub.blobs(), hub.database(), settings, new MovableClock());
        desk().createList("Class 7B", "Ms. Achieng");
    }

    private void publish() throws Exception {
        var hub = Objects.requireNonNull(made);
        var toml = Files.writeString(
                home.resolve("lessons.toml"),
                "[[resource]]\nid = \"pages\"\ntitle = \"All pages\"\nsubjects = [\"science\"]\nentry = \"pages\"\n");
        var result = hub.importFolder(TestHub.DETAILS, MetadataFile.read(toml), false);
        assertThat(result.problems()).isEmpty();
        hub.publisher().publish(TestHub.LESSONS, hub.keys(), bytes -> {});
    }

    @AfterEach
    void close() throws IOException {
        Objects.requireNonNull(made).close();
    }

    private TeacherDesk desk() {
        return Objects.requireNonNull(opened);
    }

    private ShelfOutcome add(String address) {
        return desk().changeList(1, new ListChange.Add(address, ""));
    }

    private List<ShelfView.Entry> entries() {
        return desk().view().lists().getFirst().entries();
    }

    @ParameterizedTest
    @CsvSource({
        "/c/lessons, /c/lessons, Lessons",
        "/c/lessons?subject=science&page=2&lang=sw, /c/lessons?subject=science&page=2, Lessons · science · 2",
        "/c/lessons/view/pages/water%20cycle.html, /c/lessons/view/pages/water%20cycle.html, The water cycle",
        "/c/lessons/view/pages/water cycle.html#top, /c/lessons/view/pages/water%20cycle.html#top, The water cycle",
        "/c/lessons/text/pages/notes.md?page=2, /c/lessons/text/pages/notes.md?page=2, Wells · 2",
        "/c/lessons/view/pages/sheet.pdf?view=large&page=3, /c/lessons/view/pages/sheet.pdf?page=3, sheet.pdf · 3",
        "/content/lessons/pages/sheet.pdf#page=3, /content/lessons/pages/sheet.pdf#page=3, sheet.pdf · 3",
        "/c/lessons/view/pages/film.mp4#t=3780, /c/lessons/view/pages/film.mp4#t=3780, film.mp4 · 1:03:00",
        "/c/lessons/view/pages/site.zip//deep/one.html, /c/lessons/view/pages/site.zip//deep/one.html, The first",
        "/content/lessons/pages/site.zip//index.html?view=2, /content/lessons/pages/site.zip//index.html?view=2, Start",
        "/c/lessons/browse/pages/, /c/lessons/browse/pages/, All pages",
        "/content/lessons/pages, /content/lessons/pages, All pages",
        "http://192.168.4.1:8080/c/lessons/view/pages/notes.md, /c/lessons/view/pages/notes.md, Wells",
        "https://somewhere.example/c/lessons/view/pages/notes.md, /c/lessons/view/pages/notes.md, Wells",
        "http://library.school/search?q=clean+water&lang=en, /search?q=clean+water, clean water",
        "library.school/c/lessons/view/pages/notes.md, /c/lessons/view/pages/notes.md, Wells",
        "Library.School/c/lessons, /c/lessons, Lessons",
        "192.168.4.1:8080/by/subject/science, /by/subject/science, science",
        "localhost:8080/lists/1, /lists/1, Class 7B",
        "/by/subject/science, /by/subject/science, science",
        "/lists/1, /lists/1, Class 7B",
        "http://library/, /, Green Valley School"
    })
    void whatIsOpenCanBeOnAListAndLeadsThere(String written, String kept, String title) {
        assertThat(add(written)).isEqualTo(ShelfOutcome.done());

        var entry = entries().getFirst();
        assertThat(entry.address()).isEqualTo(kept);
        assertThat(entry.title()).isEqualTo(title);
        assertThat(entry.isGone()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "water",
                "http://library.school",
                "https://somewhere.example/search?q=water",
                "https://somewhere.example/c/lessons",
                "somewhere.example/c/lessons",
                "and/c/lessons",
                "javascript:alert(1)",
                "//somewhere.example/c/lessons/view/pages/notes.md",
                "http:///c/lessons",
                "/c/lessons/view/../../secret",
                "/c/lessons/view/%2e%2e/secret",
                "/c/lessons/view/pages/site.zip//",
                "/c/lessons/view/pages/site.zip//none.html",
                "/c/lessons/zip/",
                "/c/lessons/r/none",
                "/c/none/view/pages/notes.md",
                "/content/lessons/none.html",
                "/by/colour/red",
                "/lists/2",
                "/languages",
                "/search%",
                "/search?q=%ff"
            })
    void whatLeadsToNothingHereIsRefused(String written) {
        assertThat(add(written))
                .isInstanceOfSatisfying(
                        ShelfOutcome.Refused.class,
                        refused -> assertThat(refused.problem()).isEqualTo(ShelfProblem.DEAD_LINK));
        assertThat(entries()).isEmpty();
    }

    @Test
    void whatANewVersionLostIsTheNearestOrGone() throws Exception {
        var hub = Objects.requireNonNull(made);
        add("/c/lessons/view/pages/site.zip//deep/one.html");
        add("/c/lessons/view/pages/notes.md");
        hub.write(
                        "pages/site.zip",
                        new Archive(6).with("index.html", "<h1>Start</h1>").toBytes())
                .delete("pages/notes.md");
        publish();

        assertThat(entries())
                .extracting(ShelfView.Entry::title, ShelfView.Entry::address, ShelfView.Entry::isGone)
                .containsExactly(
                        tuple("site.zip", "/c/lessons/view/pages/site.zip", false),
                        tuple("Wells", "/c/lessons/view/pages/notes.md", true));
    }

    @Test
    void theNearestMayHaveALongerAddressThanPeopleWrite() throws Exception {
        var folder = ("'".repeat(200) + "/").repeat(4);
        Objects.requireNonNull(made)
                .write(
                        "pages/" + folder + "a.zip",
                        new Archive(6).with("index.html", "<h1>Start</h1>").toBytes());
        publish();

        assertThat(add("/c/lessons/view/pages/" + folder + "a.zip//gone.html"))
                .isInstanceOfSatisfying(
                        ShelfOutcome.Refused.class,
                        refused -> assertThat(refused.problem()).isEqualTo(ShelfProblem.DEAD_LINK));
    }

    @ParameterizedTest
    @CsvSource({"old, The water cycle", "slide, Slide", "away, Away", "loop, Loop"})
    void whatOnlySendsOnIsCalledLikeWhereItLeads(String page, String title) {
        desk().changeList(1, new ListChange.Add("/content/lessons/pages/" + page + ".html", ""));

        assertThat(desk().view().lists().getFirst().entries().getFirst().title())
                .endsWith(title);
    }
}
