package org.packhorse.node.teacher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.packhorse.adminui.port.ListChange;
import org.packhorse.adminui.port.ShelfOutcome;
import org.packhorse.adminui.port.ShelfProblem;
import org.packhorse.node.assembly.Archive;
import org.packhorse.node.publish.TestHub;
import org.packhorse.node.runtime.MovableClock;
import org.packhorse.protocol.content.Resource;

/** Chapters of books on reading lists. */
class ReadingListPartsTest {
    private static final String CHAPTER = "OEBPS/t/c 2.xhtml";

    @TempDir
    private Path home = Path.of("set by JUnit");

    private static TeacherDesk desk(TestHub hub, Path home) throws IOException {
        var settings = new TeacherDesk.Settings(
                Files.createDirectories(home.resolve("desk")), home.resolve("uploads"), "School", Set.of(), 1_000_000);
        return TeacherDesk.open(hub.catalog(), hub.blobs(), hub.database(), settings, new MovableClock());
    }

    private static Resource book(TestHub hub) {
        return hub.catalog().findShown(TestHub.LESSONS).orElseThrow().info().resources().stream()
                .filter(resource -> resource.entry().equals("en/book.epub"))
                .findFirst()
                .orElseThrow();
    }

    private TestHub hub(Archive archive) throws Exception {
        var hub = new TestHub(home, new MovableClock());
        hub.write("en/book.epub", archive.toBytes()).publish();
        return hub;
    }

    @ParameterizedTest
    @CsvSource({
        "/c/lessons/r/{}/read/OEBPS/t/c%202.xhtml, /c/lessons/r/{}/read/OEBPS/t/c%202.xhtml",
        "http://10.42.0.1/c/lessons/r/{}/text/OEBPS/t/c%202.xhtml?page=1&lang=sw, /c/lessons/r/{}/text/OEBPS/t/c%202.xhtml?page=1",
        "/c/lessons/view/en/book.epub//OEBPS/t/c 2.xhtml, /c/lessons/view/en/book.epub//OEBPS/t/c%202.xhtml",
        "http://library.local/content/lessons/en/book.epub//OEBPS/t/c%202.xhtml#part, /content/lessons/en/book.epub//OEBPS/t/c%202.xhtml#part"
    })
    void aChapterIsPutThereAndNotItsBook(String written, String kept) throws Exception {
        try (var hub = hub(Archive.book(6, 20).with(CHAPTER, "<html><body><h1>Deep wells</h1></body></html>"))) {
            var book = book(hub);
            var desk = desk(hub, home);
            desk.createList("7B", "Ms. Achieng");

            var outcome = desk.changeList(1, new ListChange.Add(written.replace("{}", book.id()), "now"));

            assertThat(outcome).isEqualTo(ShelfOutcome.done());
            var entry = desk.view().lists().getFirst().entries().getFirst();
            assertThat(entry.title()).isEqualTo(book.title() + " · Deep wells");
            assertThat(entry.address()).isEqualTo(kept.replace("{}", book.id()));
            assertThat(entry.isGone()).isFalse();
        }
    }

    @Test
    void aChapterThatIsNotThereIsRefusedAndWhatANewVersionLostIsItsBook() throws Exception {
        try (var hub = hub(Archive.book(6, 20).with(CHAPTER, "<h1>Deep wells</h1>"))) {
            var address = "/c/lessons/r/" + book(hub).id();
            var desk = desk(hub, home);
            desk.createList("7B", "Ms. Achieng");

            assertThat(desk.changeList(1, new ListChange.Add(address + "/read/OEBPS/none.xhtml", "")))
                    .isInstanceOfSatisfying(
                            ShelfOutcome.Refused.class,
                            refused -> assertThat(refused.problem()).isEqualTo(ShelfProblem.DEAD_LINK));
            desk.changeList(1, new ListChange.Add(address + "/read/OEBPS/t/c%202.xhtml", ""));
            hub.write("en/book.epub", Archive.book(6, 21).toBytes()).publish();

            var entry = desk.view().lists().getFirst().entries().getFirst();
            assertThat(entry.title()).isEqualTo(book(hub).title());
            assertThat(entry.address()).isEqualTo(address);
        }
    }

    @Test
    void listsThatKnewOfNoPartsAreReadAndWrittenAsEver() throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeLong(3);
            out.writeUTF("7B");
            out.writeUTF("Ms. Achieng");
            out.writeInt(2);
            for (var text : List.of("water", "well", "The well", "now", "water", "pump", "The pump", "")) {
                out.writeUTF(text);
            }
        }
        var list = new ReadingList(
                3,
                "7B",
                "Ms. Achieng",
                List.of(
                        new ReadingList.Line("/c/water/r/well", "The well", "now"),
                        new ReadingList.Line("/c/water/r/pump", "The pump", "")));

        assertThat(ReadingList.CODEC.decode(bytes.toByteArray())).isEqualTo(list);
        assertThat(ReadingList.CODEC.encode(list)).isEqualTo(bytes.toByteArray());
        var withOther = list.with(new ReadingList.Line("/content/water/a.pdf#page=3", "A", ""));
        assertThat(ReadingList.CODEC.decode(ReadingList.CODEC.encode(withOther)))
                .isEqualTo(withOther);
    }

    @Test
    void partsThatWereWrittenAsPathsAreReadAsAddresses() throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeLong(3);
            out.writeUTF("7B");
            out.writeUTF("Ms. Achieng");
            out.writeInt(2);
            for (var text : List.of("water", "book", "B", "now", "water", "pump", "P", "", "a/b c.xhtml", "")) {
                out.writeUTF(text);
            }
        }

        assertThat(ReadingList.CODEC.decode(bytes.toByteArray()).lines())
                .extracting(ReadingList.Line::address)
                .containsExactly("/c/water/r/book/read/a/b%20c.xhtml", "/c/water/r/pump");
    }
}
