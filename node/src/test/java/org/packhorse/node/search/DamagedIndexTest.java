package org.packhorse.node.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.packhorse.node.publish.TestHub.LESSONS;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.NIOFSDirectory;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.packhorse.node.assembly.Archive;
import org.packhorse.node.store.Content;
import org.packhorse.protocol.content.FilePath;

/** What becomes of indexes that are damaged, made by an earlier program or in the way, and of what could not be read. */
final class DamagedIndexTest {
    @TempDir
    private Path home = Path.of("set by JUnit");

    @AutoClose
    private SearchedHub library;

    @BeforeEach
    void begin() throws Exception {
        library = new SearchedHub(home);
    }

    @Test
    void makesAnewWhatAnEarlierProgramMade() throws Exception {
        library.writeLessons(5, "water");
        library.publish("");
        library.stop();
        var folder = library.folder().resolve("lessons").resolve("1");
        try (var directory = new NIOFSDirectory(folder);
                var writer = new IndexWriter(directory, new IndexWriterConfig())) {
            writer.deleteAll();
            writer.setLiveCommitData(
                    Map.of(IndexFolder.FORMAT, "2", IndexFolder.WHOLE, "1").entrySet());
            writer.commit();
        }

        library.start();
        library.awaitIndex();

        assertThat(library.find("water").matching()).isEqualTo(5);
    }

    @Test
    void makesADamagedIndexAnew() throws Exception {
        library.writeLessons(30, "water");
        library.publish("");
        library.stop();
        var folder = library.folder().resolve("lessons").resolve("1");
        for (var name : SearchedHub.names(folder)) {
            Files.writeString(folder.resolve(name), "garbage");
        }

        library.start();
        library.awaitIndex();

        assertThat(library.find("water").matching()).isEqualTo(30);
    }

    @Test
    void makesAnewWhatIsDamagedWhileItIsInUse() throws Exception {
        library.writeLessons(30, "water");
        library.publish("");
        library.write("lesson-7.txt", "now about goats");
        library.publish("");
        library.stop();
        library.start();
        library.awaitIndex();
        var folder = library.folder().resolve("lessons").resolve("2");
        for (var name : SearchedHub.names(folder)) {
            if (!name.startsWith("segments")) {
                Files.write(folder.resolve(name), new byte[] {1, 2, 3});
            }
        }
        assertThatThrownBy(() -> library.find("water")).isInstanceOf(IOException.class);

        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> library.find("water").matching() == 29);
        assertThat(library.places("goats")).containsExactly("lesson-7.txt");
    }

    @Test
    void triesAgainAfterAWhile() throws Exception {
        library.stop();
        library.writeLessons(3, "water");
        library.show("");
        var inTheWay =
                Files.writeString(Files.createDirectories(library.folder()).resolve("lessons"), "no folder");
        var tries = new CountDownLatch(2);
        var pace = new Pace(false) {
            @Override
            Duration untilNextTry() {
                tries.countDown();
                return Duration.ofMillis(50);
            }
        };
        try (var texts =
                new FullText(library.folder(), library.hub.catalog(), SearchedHub.KINDS, SearchedHub.UNHURRIED, pace)) {
            texts.start();
            assertThat(tries.await(60, TimeUnit.SECONDS)).isTrue();
            Files.delete(inTheWay);

            await().until(() -> texts.answering(LESSONS).isPresent());
        }
    }

    @Test
    void doesNotGoOnFromADamagedOne() throws Exception {
        library.writeLessons(30, "water");
        library.publish("");
        library.stop();
        var folder = library.folder().resolve("lessons").resolve("1");
        for (var name : SearchedHub.names(folder)) {
            if (!name.startsWith("segments")) {
                Files.write(folder.resolve(name), new byte[] {1, 2, 3});
            }
        }
        library.writeLessons(30, "goats");
        library.show("");

        library.start();
        library.awaitIndex();

        assertThat(library.find("goats").matching()).isEqualTo(30);
    }

    @Test
    void readsAgainWhatWasDamagedOnceItIsRepaired() throws Exception {
        library.write("long.txt", "elephant " + new String(Content.text(1, 700_000), StandardCharsets.UTF_8));
        library.stop();
        library.show("""
                [[resource]]
                id = "long"
                title = "A long lesson"
                level = "all"
                entry = "long.txt"
                """);
        var bytes = damage("long.txt");
        library.start();
        library.awaitIndex();
        assertThat(library.find("elephant").matching()).isZero();
        assertThat(library.places("long lesson")).containsExactly("long");

        Files.write(segment(), bytes);
        showAgain();

        await().until(() -> library.find("elephant").matching() == 1);
        assertThat(library.find("long lesson").counts().get(HitFacet.COLLECTION))
                .hasSize(1);
    }

    @Test
    void needsNoContentWhoseTextCameWithTheVersion() throws Exception {
        library.write("long.html", "elephant " + new String(Content.text(1, 700_000), StandardCharsets.UTF_8));
        library.stop();
        library.show("texts = \"all\"");
        damage("long.html");

        library.start();
        library.awaitIndex();

        assertThat(library.find("elephant").matching()).isOne();
    }

    @Test
    void readsItselfWhatCameDamaged() throws Exception {
        library.write("long.html", "elephant " + new String(Content.text(1, 700_000), StandardCharsets.UTF_8));
        library.stop();
        library.show("texts = \"all\"");
        damage(".text/long.html.tsv");

        library.start();
        library.awaitIndex();

        assertThat(library.find("elephant").matching()).isOne();
    }

    /** The page's own text came with the version; what it names is looked for in itself. */
    @Test
    void looksForPicturesAgainOnceThePageBesideThemIsRepaired() throws Exception {
        library.write("index.html", "elephant " + new String(Content.text(1, 700_000), StandardCharsets.UTF_8));
        library.hub.write("posters/PlantCell.jpg", new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff});
        library.stop();
        library.show("texts = \"all\"");
        var bytes = damage("index.html");
        library.start();
        library.awaitIndex();
        assertThat(library.find("elephant").matching()).isOne();
        assertThat(library.places("plant cell")).isEmpty();

        Files.write(segment(), bytes);
        showAgain();

        await().until(() -> library.places("plant cell").equals(List.of("posters/PlantCell.jpg")));
    }

    @Test
    void knowsWhoMadeAnExerciseWhoseContentIsDamaged() throws Exception {
        var questions = new String(Content.text(1, 100_000), StandardCharsets.UTF_8);
        library.write(
                "quiz.h5p",
                new Archive(6)
                        .with("h5p.json", "{\"title\":\"Quiz\",\"authors\":[{\"name\":\"Kowalski\"}]}")
                        .with("content/content.json", "{\"question\":\"" + questions + "\"}"));
        library.stop();
        library.show("""
                texts = "pdf"
                [[resource]]
                id = "quiz"
                title = "Penguins"
                level = "all"
                entry = "quiz.h5p"
                """);
        damage("quiz.h5p//content/content.json");

        library.start();
        library.awaitIndex();

        assertThat(library.places("kowalski")).containsExactly("quiz");
    }

    /** A book of chapters, whose text is damaged in its middle: those before came, those behind are read. */
    @Test
    void readsItselfWhatIsBehindDamage() throws Exception {
        var book = new Archive(1);
        for (int chapter = 10; chapter < 40; chapter++) {
            var words = new String(Content.text(chapter, 20_000), StandardCharsets.UTF_8);
            book.with("chapter-" + chapter + ".html", "<title>Chapter" + chapter + "</title>elephant " + words);
        }
        library.hub.write("book.zip", book.toBytes()).write("book.zip-notes.html", "elephant");
        library.stop();
        library.show("texts = \"all\"");
        damage(".text/book.zip.tsv");

        library.start();
        library.awaitIndex();

        assertThat(library.find("elephant").matching()).isEqualTo(31);
        assertThat(library.find("chapter39").matching()).isOne();
    }

    /** Garbles the second half of a file in the store; returns the store's bytes as they were. */
    private byte[] damage(String path) throws Exception {
        var digest = library.shown().findFile(new FilePath(path)).orElseThrow().digest();
        var slice = library.hub.blobs().find(digest).orElseThrow().slices().getFirst();
        var before = Files.readAllBytes(segment());
        var after = before.clone();
        int from = (int) (slice.offset() + slice.lengthBytes() / 2);
        Arrays.fill(after, from, (int) (slice.offset() + slice.lengthBytes()), (byte) 0xff);
        Files.write(segment(), after);
        return before;
    }

    private Path segment() throws IOException {
        var folder = home.resolve("segments");
        return folder.resolve(SearchedHub.names(folder).getFirst());
    }

    /** What the end of a repair does. */
    private void showAgain() throws Exception {
        var catalog = library.hub.catalog();
        var again = catalog.findVersion(LESSONS, library.shown().version()).orElseThrow();
        catalog.show(
                again,
                catalog.findState(LESSONS).orElseThrow(),
                library.hub.database().change());
    }
}
