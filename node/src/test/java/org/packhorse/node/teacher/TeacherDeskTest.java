package org.packhorse.node.teacher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.packhorse.adminui.port.ListChange;
import org.packhorse.adminui.port.NewItem;
import org.packhorse.adminui.port.ShelfOutcome;
import org.packhorse.adminui.port.ShelfProblem;
import org.packhorse.adminui.port.TeacherShelf;
import org.packhorse.adminui.port.TeacherShelfContract;
import org.packhorse.node.catalog.CollectionState;
import org.packhorse.node.catalog.LocalCollection;
import org.packhorse.node.catalog.OriginId;
import org.packhorse.node.control.ProgressSink;
import org.packhorse.node.operation.CreateCollection;
import org.packhorse.node.operation.DetailsText;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.content.Resource;

class TeacherDeskTest extends TeacherShelfContract {
    @TempDir
    private Path home = Path.of("");

    @AutoClose
    private SchoolFixture school;

    @BeforeEach
    void open() throws IOException, RefusedInputException {
        school = new SchoolFixture(home);
    }

    @Override
    protected TeacherShelf shelf() {
        return school.desk();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<Resource> resources() {
        return school.catalog()
                .findShown(LocalCollection.ID)
                .orElseThrow()
                .info()
                .resources();
    }

    private String content(String path) throws IOException {
        var version = school.catalog().findShown(LocalCollection.ID).orElseThrow();
        var entry = version.findFile(new FilePath(path)).orElseThrow();
        try (var in = school.catalog().contents().find(entry, version).open(0)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void findsTitlesHoweverTheirLettersAreAccented() throws IOException {
        school.add("L’école à côté", "ecole.txt", text("x"));

        assertThat(shelf().find("ECOLE, cote")).hasSize(1);
        assertThat(shelf().find("écôle")).hasSize(1);
        assertThat(shelf().find(" ,.")).isEmpty();
    }

    @Test
    void anItemIsAResourceWithLicenceAndAuthor() throws IOException {
        school.add("Kisima chetu", "kisima.txt", text("Kina cha mita 12"));

        assertThat(resources())
                .containsExactly(new Resource(
                        "kisima-chetu",
                        "Kisima chetu",
                        "",
                        List.of("sw"),
                        "CC-BY-SA-4.0",
                        "Ms. Achieng",
                        List.of("first-aid"),
                        "primary",
                        List.of(),
                        "kisima-chetu/kisima.txt"));
        assertThat(content("kisima-chetu/kisima.txt")).isEqualTo("Kina cha mita 12");
    }

    @Test
    void theCollectionIsInTheLanguagesOfItsItems() throws Exception {
        school.add("Kisima", "kisima.txt", text("maji"));
        var file = Files.write(Files.createTempFile(shelf().uploads(), "sent", ".tmp"), text("water"));
        var item = new NewItem("The well", "", "Ms. Achieng", "CC-BY-SA-4.0", "en", "primary", "first-aid");

        shelf().addFile(item, "well.txt", file);

        assertThat(languages()).containsExactly("sw", "en");
        shelf().remove("kisima");
        assertThat(languages()).containsExactly("en");
        shelf().remove("the-well");
        assertThat(languages()).containsExactly("en");
    }

    private List<String> languages() {
        return school.catalog()
                .findShown(LocalCollection.ID)
                .orElseThrow()
                .info()
                .languages();
    }

    @Test
    void everythingOutlivesARestartAndTidyingUp() throws Exception {
        school.add("One", "a.txt", text("first"));
        school.add("Two", "a.txt", text("second"));
        shelf().createList("7B", "Ms. Achieng");
        shelf().changeList(1, new ListChange.Add("/c/local/r/two", "now"));
        var before = shelf().view();

        school.tidyUp();
        school.restart();

        assertThat(shelf().view()).isEqualTo(before);
        assertThat(content("one/a.txt")).isEqualTo("first");
        shelf().remove("one");
        school.tidyUp();
        school.restart();
        shelf().undo(shelf().view().state());
        assertThat(content("one/a.txt")).isEqualTo("first");
        assertThat(shelf().view().items()).isEqualTo(before.items());
    }

    @Test
    void whatWasRemovedLongAgoGivesItsRoomBack() throws Exception {
        var large = new byte[900_000];
        new Random(1).nextBytes(large);
        school.add("Large", "large.bin", large);
        shelf().remove("large");
        school.add("One", "a.txt", text("first"));
        school.add("Two", "a.txt", text("second"));

        school.tidyUp();

        assertThat(school.catalog().versions(LocalCollection.ID)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "virus.exe,anything,PROGRAM",
        "lesson.apk,PK,PROGRAM",
        "lesson.pdf,MZ\u0090,PROGRAM",
        "lesson.pdf,<html><script>alert(1)</script></html>,NOT_WHAT_IT_SAYS",
        "picture.png,%PDF-1.4 and so on,NOT_WHAT_IT_SAYS",
        "song.mp3,<!DOCTYPE html><html></html>,NOT_WHAT_IT_SAYS",
        "book.epub,hello,NOT_WHAT_IT_SAYS"
    })
    void filesOfTheWrongKindAreRefused(String name, String content, ShelfProblem problem) throws IOException {
        var outcome = school.add("X", name, content.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(outcome).isEqualTo(new ShelfOutcome.Refused(problem, name));
        assertThat(school.catalog().findShown(LocalCollection.ID)).isEmpty();
    }

    @Test
    void aPageIsTakenAsItIsForTheLibraryPutsItInASandbox() throws IOException {
        assertThat(school.add("Page", "page.html", text("<script>alert(1)</script>")))
                .isEqualTo(ShelfOutcome.done());
        assertThat(resources().getFirst().entry()).isEqualTo("page/page.html");
    }

    private static byte[] zip(String name, int bytes) throws IOException {
        var file = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(new byte[bytes]);
            zip.closeEntry();
            zip.setComment("x".repeat(1_000));
        }
        return file.toByteArray();
    }

    @Test
    void whatUnpacksToMoreThanTheDeviceTakesIsRefused() throws IOException {
        var gzip = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(gzip)) {
            out.write(new byte[2_000_000]);
        }

        assertThat(school.add("Bomb", "bomb.zip", zip("zeros.txt", 2_000_000)))
                .isEqualTo(new ShelfOutcome.Refused(ShelfProblem.TOO_LARGE, "bomb.zip"));
        assertThat(school.add("Bomb", "bomb.gz", gzip.toByteArray()))
                .isEqualTo(new ShelfOutcome.Refused(ShelfProblem.TOO_LARGE, "bomb.gz"));
        assertThat(school.catalog().findShown(LocalCollection.ID)).isEmpty();
    }

    @Test
    void archivesWithinAnArchiveAreUnpackedNoFurtherThanTheDeviceTakes() throws IOException {
        var inner = zip("zeros.txt", 600_000);
        var outer = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(outer)) {
            for (var name : List.of("a.zip", "b.zip", "c.zip")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(inner);
            }
        }

        assertThat(school.add("Archives", "all.zip", outer.toByteArray())).isEqualTo(ShelfOutcome.done());

        var paths = new ArrayList<String>();
        var version = school.catalog().findShown(LocalCollection.ID).orElseThrow();
        version.visitFrom(new FilePath(" "), entry -> paths.add(entry.path().value()));
        assertThat(paths)
                .contains("archives/all.zip//c.zip")
                .filteredOn(path -> path.endsWith("zeros.txt"))
                .containsExactly("archives/all.zip//a.zip//zeros.txt");
    }

    @Test
    void anArchiveIsOneFileWhateverItsPartsAreCalled() throws IOException {
        var archive = zip("../../zeros.txt", 900_000);

        assertThat(school.add("Archive", "archive.zip", archive)).isEqualTo(ShelfOutcome.done());

        var version = school.catalog().findShown(LocalCollection.ID).orElseThrow();
        assertThat(version.files()).isEqualTo(1);
        assertThat(version.contentBytes()).isEqualTo(archive.length);
        assertThat(home.resolveSibling("zeros.txt")).doesNotExist();
    }

    @Test
    void aPublishersCollectionOfTheSameNameIsLeftAlone() throws IOException {
        var origin = new OriginId(Digest.ofContent(new byte[] {1}));
        var followed = CollectionState.created(LocalCollection.ID, new CollectionState.Source.Followed(origin));
        school.catalog().keep(followed);

        assertThat(school.add("X", "a.txt", text("x"))).isEqualTo(ShelfOutcome.refused(ShelfProblem.NAME_TAKEN));

        assertThat(school.catalog().findState(LocalCollection.ID)).contains(followed);
        assertThat(school.catalog().madeHere()).isEmpty();
        assertThat(shelf().view().items()).isEmpty();
    }

    @Test
    void theNameIsNeverAnybodyElses() throws IOException {
        school.add("X", "a.txt", text("x"));
        var details = new DetailsText("", "", List.of(), "", "", "", List.of(), List.of(), "");
        var create = new CreateCollection(school.catalog(), school.database());

        assertThatThrownBy(() -> create.run(new CreateCollection.Request("local", details), ProgressSink.NONE))
                .isInstanceOf(RefusedInputException.class)
                .hasMessageContaining("choose another name");
        assertThat(school.catalog().findState(LocalCollection.ID).orElseThrow().source())
                .isEqualTo(new CollectionState.Source.Local());
    }

    @Test
    void hostileWordsStayWords() throws IOException {
        var item = new NewItem("<script>x</script>\u202e", "<b>", "A & \"B\"", "CC0-1.0", "ar", "all", "");
        school.add("Our well", "well.txt", text("12 m"));

        var outcome = shelf().addLinks(
                        item,
                        List.of(
                                "http://192.168.4.1/c/local/r/our-well?lang=sw  first this",
                                "javascript:alert(1)",
                                "<i>x"));

        assertThat(outcome).isEqualTo(ShelfOutcome.done());
        var page = Jsoup.parse(content("script-x-script/index.html"));
        assertThat(page.select("a").eachAttr("href")).containsExactly("../our-well/well.txt");
        assertThat(page.select("script, i, b")).isEmpty();
        assertThat(page.select("li").eachText()).containsExactly("Our well first this", "javascript:alert(1)", "<i>x");
        assertThat(page.title()).isEqualTo("<script>x</script>");
    }

    @Test
    void addressesStandWhereTheTeacherPutsThem() throws IOException {
        school.add("Our well", "well.txt", text("12 m"));

        var outcome = shelf().addLinks(
                        SchoolFixture.item("Lesson"),
                        List.of(
                                "Film http://192.168.4.1/c/local/r/our-well#s12, then draw",
                                "teachers.school/c/local/r/our-well  and (/c/local/r/our-well).",
                                "Text:http://teachers.school/c/local/r/our-well?",
                                "either/or at https://example.org/c/local"));

        assertThat(outcome).isEqualTo(ShelfOutcome.done());
        var items = Jsoup.parse(content("lesson/index.html")).select("li");
        assertThat(items.eachText())
                .containsExactly(
                        "Film Our well, then draw",
                        "Our well and (Our well).",
                        "Text:Our well?",
                        "either/or at https://example.org/c/local");
        assertThat(items.select("a").eachAttr("href"))
                .containsExactly(
                        "../our-well/well.txt#s12",
                        "../our-well/well.txt",
                        "../our-well/well.txt",
                        "../our-well/well.txt");
    }

    @Test
    void anAddressThatLeadsNowhereIsToldWhereverItStands() throws IOException {
        for (var dead : List.of(
                "Film http://teachers.school/c/none", "See (teachers.school/c/local/r/none).", "/c/local/r/none x")) {
            assertThat(shelf().addLinks(SchoolFixture.item("x"), List.of("A well", dead)))
                    .as(dead)
                    .isInstanceOfSatisfying(
                            ShelfOutcome.Refused.class,
                            refused -> assertThat(refused.problem()).isEqualTo(ShelfProblem.DEAD_LINK));
        }
    }

    @Test
    void tooManyLinesAreRefused() throws IOException {
        var lines = Collections.nCopies(LinkPage.LINES_LIMIT + 1, "https://example.org/");

        assertThat(shelf().addLinks(SchoolFixture.item("x"), lines))
                .isEqualTo(ShelfOutcome.refused(ShelfProblem.TOO_MANY));
        assertThat(shelf().addLinks(SchoolFixture.item("x"), List.of("y".repeat(301))))
                .isEqualTo(new ShelfOutcome.Refused(ShelfProblem.TEXT_TOO_LONG, "1"));
        assertThat(shelf().addLinks(SchoolFixture.item("x"), List.of("/search ".repeat(21))))
                .isEqualTo(new ShelfOutcome.Refused(ShelfProblem.TEXT_TOO_LONG, "1"));
    }

    @Test
    void whatAPowerCutLeftIsClearedAway() throws IOException {
        Files.writeString(shelf().uploads().resolve("half"), "x");
        Files.writeString(shelf().uploads().resolve("goes-on" + TeacherShelf.STAGED), "x");

        school.restart();

        assertThat(shelf().uploads().toFile().list()).containsExactly("goes-on" + TeacherShelf.STAGED);
    }

    @Test
    void aStrokeBetweenWordsIsNoAddress() throws IOException {
        var lines = List.of("Earth / water", "Now http://teachers.school/", "1/ first", "either / or / both");

        assertThat(shelf().addLinks(SchoolFixture.item("Lesson"), lines)).isEqualTo(ShelfOutcome.done());

        var items = Jsoup.parse(content("lesson/index.html")).select("li");
        assertThat(items.select("a").eachAttr("href")).containsExactly("/");
        assertThat(items.eachText().getFirst()).isEqualTo("Earth / water");
        assertThat(items.eachText().getLast()).isEqualTo("either / or / both");
    }
}
