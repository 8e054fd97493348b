package org.packhorse.node.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.packhorse.node.publish.TestHub.LESSONS;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.packhorse.node.assembly.Archive;
import org.packhorse.node.assembly.FileContents;
import org.packhorse.node.catalog.ShownVersion.Listed;
import org.packhorse.node.catalog.StoredVersion;
import org.packhorse.node.publish.pdf.SmallPdf;
import org.packhorse.node.runtime.MovableClock;
import org.packhorse.node.search.text.CarriedPieces;
import org.packhorse.node.search.text.PieceLine;
import org.packhorse.node.search.text.TextGatherer;
import org.packhorse.node.search.text.TextKind;
import org.packhorse.node.store.Content;
import org.packhorse.protocol.content.FileEntry;

/** The text of everything, which goes along. */
final class TextReadingTest {
    private static final String DESCRIPTION =
            "title = \"Lessons\"\nlanguages = [\"en\"]\nlicence = \"CC0-1.0\"\npublisher = \"The testers\"\n";

    /** Files of less are not worth it. */
    private static final String REST = "<!--" + "-".repeat(TextReading.LEAST_BYTES) + "-->";

    @TempDir
    private Path home = Path.of("set by JUnit");

    @AutoClose
    private TestHub hub;

    @BeforeEach
    void begin() throws Exception {
        hub = new TestHub(home, new MovableClock());
        hub.write("!first.md", "# Goats\n\nThey climb.")
                .write("book.epub", Archive.book(6, 12).toBytes())
                .write("book.epub-notes.html", "<p>between a book and what is in it" + REST)
                .write(
                        "film.sw.srt",
                        "1\n00:00:11,000 --> 00:00:12,000\nTwiga\n\n2\n00:01:00,000 --> 00:01:02,000\nSimba\n" + REST)
                .write("long.html", Content.text(3, 100_000))
                .write("plain.txt", "as it stands" + REST)
                .write("small.html", "<p>sooner read than fetched")
                .write("sheet.pdf", SmallPdf.of("hippopotamus"))
                .write(
                        "water.html",
                        "<html lang='fr'><title>Water\t&amp; health</title><h1>Boil it</h1><p>Twice." + REST)
                .write("weights.bin", new byte[] {1, 2, 3});
    }

    private StoredVersion draft(String line) throws Exception {
        var file = Files.writeString(home.resolve("lessons.toml"), DESCRIPTION + line);
        return hub.catalog()
                .open(hub.importFolder(Details.NONE, MetadataFile.read(file), false)
                        .draft()
                        .orElseThrow());
    }

    private FileContents contents() {
        return new FileContents(hub.blobs());
    }

    private static List<FileEntry> entries(StoredVersion version) throws Exception {
        var entries = new ArrayList<FileEntry>();
        for (int page = 0; page < version.manifest().pages().size(); page++) {
            entries.addAll(version.page(page).entries());
        }
        return entries;
    }

    /** What a node would read itself. */
    private List<PieceLine> readable(StoredVersion version) throws Exception {
        var pieces = new ArrayList<PieceLine>();
        for (var entry : entries(version)) {
            boolean isSmall = !entry.path().isPart() && entry.sizeBytes() < TextReading.LEAST_BYTES;
            var kind = TextKind.of(entry).filter(found -> found.isWorthCarrying() && !isSmall);
            if (kind.isPresent()) {
                try (var in = contents().find(entry, version).open(0)) {
                    kind.get()
                            .read(
                                    in,
                                    () -> List.of("en"),
                                    new TextGatherer(piece -> pieces.add(new PieceLine(entry.path(), piece))));
                }
            }
        }
        return pieces;
    }

    private List<PieceLine> carried(StoredVersion version) throws Exception {
        var pieces = new ArrayList<PieceLine>();
        try (var carried = new CarriedPieces(version, contents())) {
            for (var entry : entries(version)) {
                carried.give(entry, piece -> pieces.add(new PieceLine(entry.path(), piece)));
            }
        }
        return pieces;
    }

    @Test
    void carriesWhatNodesWouldRead() throws Exception {
        var draft = draft("texts = \"all\"");

        assertThat(carried(draft)).hasSize(18).isEqualTo(readable(draft));
        assertThat(draft.list("", "", 20))
                .extracting(Listed::name)
                .containsExactly(
                        "!first.md",
                        "book.epub",
                        "book.epub-notes.html",
                        "film.sw.srt",
                        "long.html",
                        "plain.txt",
                        "sheet.pdf",
                        "small.html",
                        "water.html",
                        "weights.bin");
        assertThat(draft.files()).isEqualTo(10);
    }

    @Test
    void leavesToNodesWhatIsTextAsItStands() throws Exception {
        assertThat(carried(draft("")).stream().map(line -> line.path().value()).distinct())
                .contains("book.epub-notes.html", "film.sw.srt", "long.html", "water.html")
                .doesNotContain("!first.md", "plain.txt", "small.html");
    }

    @Test
    void carriesNoneButThoseOfPdfsWhereToldSo() throws Exception {
        assertThat(carried(draft("texts = \"pdf\""))).isEmpty();
    }

    @Test
    void goesOnCarryingThemUntilToldNotTo() throws Exception {
        draft("texts = \"all\"");
        hub.publisher().publish(LESSONS, hub.keys(), _ -> {});
        hub.write("water.html", "<p>Three times." + REST);

        var draft = draft("");

        assertThat(carried(draft))
                .isEqualTo(readable(draft))
                .extracting(line -> line.piece().text())
                .contains("Three times.");
        assertThat(carried(draft("texts = \"PDF\""))).isEmpty();
    }

    @Test
    void readsAnewWhatTheCuratorSaysIsInAnotherLanguage() throws Exception {
        hub.write("old.html", ("<p>Dağda ağaç var, şeker yok" + REST).getBytes(Charset.forName("windows-1254")));
        draft("texts = \"all\"");
        hub.publisher().publish(LESSONS, hub.keys(), _ -> {});
        var details = Files.writeString(home.resolve("lessons.toml"), "languages = [\"tr\"]");

        hub.importFolder(Details.NONE, MetadataFile.read(details), false);
        hub.publisher().publish(LESSONS, hub.keys(), _ -> {});

        assertThat(carried(hub.catalog().findShown(LESSONS).orElseThrow()))
                .extracting(line -> line.piece().text())
                .contains("Dağda ağaç var, şeker yok");
    }

    @Test
    void countsOnlyWhatTheCuratorHas() throws Exception {
        draft("texts = \"all\"");

        var imported = hub.importFolder(Details.NONE, MetadataFile.NONE, false);
        assertThat(imported.files()).isEqualTo(10);
        assertThat(imported.contentBytes())
                .isLessThan(imported.draft().orElseThrow().contentBytes());
        assertThat(hub.publisher().publish(LESSONS, hub.keys(), _ -> {}).changedFiles())
                .isEqualTo(10);

        hub.write("water.html", "<p>Three times." + REST).importFolder(Details.NONE, MetadataFile.NONE, false);
        assertThat(hub.publisher().publish(LESSONS, hub.keys(), _ -> {}).changedFiles())
                .isOne();
    }

    @Test
    void leavesToNodesWhatIsTooMuchForOneFile() throws Exception {
        var shelf = new Archive(1);
        for (int book = 0; book < 6; book++) {
            shelf.with("book-" + book + ".html", Content.text(book, 4_000_000));
        }
        hub.write("shelf.zip", shelf.toBytes());

        var draft = draft("texts = \"all\"");

        assertThat(carried(draft).stream().map(line -> line.path().value()).distinct())
                .contains("shelf.zip//book-0.html", "shelf.zip//book-3.html", "water.html")
                .doesNotContain("shelf.zip//book-5.html");
    }

    /** As where the curator goes away in the middle of an archive of a hundred thousand pages. */
    @Test
    void isGivenUpInTheMiddleOfAContainer() throws Exception {
        hub.write("book.epub", Archive.book(6, 300).toBytes());
        var file = Files.writeString(home.resolve("lessons.toml"), DESCRIPTION);
        var request = new FolderImport.Request(LESSONS, hub.folder(), Details.NONE, MetadataFile.read(file), false);
        var parts = new AtomicInteger();

        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> new FolderImport(hub.catalog(), hub.blobs(), hub.database(), hub.work())
                        .run(request, new GoesAway(parts)));

        assertThat(parts).hasValue(20);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(hub.database().find(DraftColumns.DRAFTS, LESSONS)).isEmpty();
    }

    /** Counts texts, and goes away at the twentieth. */
    private record GoesAway(AtomicInteger texts) implements ImportWatcher {
        @Override
        public void add(long bytes) {}

        @Override
        public void addRead(long bytes) throws InterruptedException {
            if (texts.incrementAndGet() == 20) {
                throw new InterruptedException();
            }
        }
    }
}
