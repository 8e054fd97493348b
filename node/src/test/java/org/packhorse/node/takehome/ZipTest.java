package org.packhorse.node.takehome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.packhorse.node.publish.TestHub.LESSONS;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.packhorse.node.assembly.Archive;
import org.packhorse.node.assembly.FileContents;
import org.packhorse.node.assembly.RebuildTurns;
import org.packhorse.node.publish.TestHub;
import org.packhorse.node.publish.pdf.SmallPdf;
import org.packhorse.node.store.Content;
import org.packhorse.protocol.content.FilePath;

/** ZIPs of a published collection in the real store: text that lies deflated, media that do not, a book in parts. */
class ZipTest {
    private static final String ODD = "en/wh?t: \"odd\" <names> 100%3F aux.txt";

    @TempDir
    private Path home = Path.of("set by JUnit");

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    @AutoClose
    private TestHub hub;

    private Sources sources;

    @BeforeEach
    void publish() throws Exception {
        hub = new TestHub(home);
        put("en/index.html", "<h1>Lessons</h1>".getBytes(StandardCharsets.UTF_8));
        put("en/long.html", Content.text(1, 700_000));
        put("en/empty.txt", new byte[0]);
        put("en/film.mp4", Content.noise(2, 300_000));
        put("en/book.epub", Archive.book(6, 20).toBytes());
        put("ar/\u0627\u0644\u0645\u0627\u0621.html", Content.text(3, 5_000));
        put("aux.md", "Windows has no such name".getBytes(StandardCharsets.UTF_8));
        put(ODD, "odd".getBytes(StandardCharsets.UTF_8));
        hub.publish();
        sources = new Sources(new FileContents(hub.blobs()), new RebuildTurns(24));
    }

    private void put(String path, byte[] content) throws Exception {
        files.put(path, content);
        hub.write(path, content);
    }

    private Zip zip(String folder) throws Exception {
        var version = hub.catalog().findShown(LESSONS).orElseThrow();
        var texts = List.of(new Parcel.Text("ATTRIBUTION.txt", "By us.".getBytes(StandardCharsets.UTF_8)));
        return Zip.of(Parcel.of("lessons", TakenFiles.folder(version, folder), _ -> texts), sources)
                .orElseThrow();
    }

    private static byte[] bytes(Zip zip) throws IOException {
        try (var in = zip.open(0)) {
            return in.readAllBytes();
        }
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(home.resolve("taken.zip"), bytes);
    }

    @Test
    void hasEveryFileByteForByteAndIsAsLongAsWasSaid() throws Exception {
        var zip = zip("");

        var bytes = bytes(zip);

        assertThat(bytes).hasSize((int) zip.sizeBytes());
        try (var opened = new ZipFile(write(bytes).toFile())) {
            assertThat(opened.size()).isEqualTo(zip.files()).isEqualTo(files.size() + 1);
            for (var file : files.entrySet()) {
                var entry = opened.getEntry("lessons/content/" + SafeName.of(file.getKey()));
                assertThat(entry).as(file.getKey()).isNotNull();
                assertThat(opened.getInputStream(entry).readAllBytes())
                        .as(file.getKey())
                        .isEqualTo(file.getValue());
            }
            assertThat(opened.getInputStream(opened.getEntry("lessons/ATTRIBUTION.txt")))
                    .hasContent("By us.");
            assertThat(opened.getEntry("lessons/content/en/long.html").getCompressedSize())
                    .isLessThan(500_000);
        }
    }

    /** A reader that goes from front to back finds everything, too: what a phone's unpacker may do. */
    @Test
    void canBeReadFromFrontToBack() throws Exception {
        var read = new LinkedHashMap<String, byte[]>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(bytes(zip(""))), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                read.put(entry.getName(), in.readAllBytes());
            }
        }

        assertThat(read).hasSize(files.size() + 1);
        assertThat(read.get("lessons/content/en/film.mp4")).isEqualTo(files.get("en/film.mp4"));
    }

    /** As a server's thread is whose reader went away: others read the same files of the store at that time. */
    @Test
    void closesNothingForOthersWhenInterrupted() throws Exception {
        var version = hub.catalog().findShown(LESSONS).orElseThrow();
        var digest =
                version.findFile(new FilePath("en/long.html")).orElseThrow().digest();
        var others = hub.blobs().find(digest).orElseThrow();

        Thread.currentThread().interrupt();
        try (var in = SliceStream.open(others, 0)) {
            in.readAllBytes();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }

        assertThat(others.open(0)).hasBinaryContent(files.get("en/long.html"));
    }

    @Test
    void isTheSameFromAnyPlaceOn() throws Exception {
        var whole = bytes(zip(""));
        var random = new Random(Long.getLong("seed", 1));
        for (int i = 0; i < 40; i++) {
            // A new one each time: what was learnt of checksums before must make no difference.
            int from = i == 0 ? whole.length : random.nextInt(whole.length);
            try (var in = zip("").open(from)) {
                assertThat(in.readNBytes(70_000))
                        .as("from %s", from)
                        .isEqualTo(java.util.Arrays.copyOfRange(whole, from, Math.min(whole.length, from + 70_000)));
            }
        }
        try (var in = zip("").open(whole.length - 2_000)) {
            assertThat(in.readAllBytes())
                    .isEqualTo(java.util.Arrays.copyOfRange(whole, whole.length - 2_000, whole.length));
        }
    }

    @Test
    void isTakenForSoundByOtherPrograms() throws Exception {
        var file = write(bytes(zip("")));

        for (var command : List.of(
                List.of("unzip", "-t", file.toString()),
                List.of(
                        "python3",
                        "-c",
                        "import sys,zipfile; assert zipfile.ZipFile(sys.argv[1]).testzip() is None",
                        file.toString()))) {
            assertThat(statusOf(command)).as(command.getFirst()).isIn(0, NOT_HERE);
        }
    }

    private static final int NOT_HERE = -1;

    private static int statusOf(List<String> command) throws InterruptedException {
        try {
            var process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        } catch (IOException e) {
            return NOT_HERE;
        }
    }

    @Test
    void takesAFolderWithoutItsNeighboursAndWithoutTheTextsForTheSearch() throws Exception {
        hub.write("ar/leaf.pdf", SmallPdf.of("found")).publish();

        assertThat(zip("en/").files()).isEqualTo(7);
        assertThat(zip("ar/").files()).isEqualTo(3);
        assertThat(zip("").files()).isEqualTo(files.size() + 2);
    }

    @Test
    void hasAnotherValidatorForOtherContentOnly() throws Exception {
        var before = zip("").validator();
        assertThat(zip("").validator()).isEqualTo(before);

        hub.write("en/index.html", "<h1>More lessons</h1>").publish();

        assertThat(zip("").validator()).isNotEqualTo(before);
    }

    @Test
    void givesNamesThatEverySystemCanKeep() {
        assertThat(SafeName.of("a/b c.html")).isEqualTo("a/b c.html");
        assertThat(SafeName.of("what?/x:y*|\"<>.txt")).isEqualTo("what%3f/x%3ay%2a%7c%22%3c%3e.txt");
        assertThat(SafeName.of("100%.txt")).isEqualTo("100%.txt");
        assertThat(SafeName.of("a%3fb")).isEqualTo("a%253fb").isNotEqualTo(SafeName.of("a?b"));
        assertThat(SafeName.of("dir./CON.txt")).isEqualTo("dir%2e/%43ON.txt");
        assertThat(SafeName.of("com1/console")).isEqualTo("%63om1/console");
    }
}
