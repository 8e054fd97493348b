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
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.NIOFSDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.packhorse.node.catalog.StoredVersion;
import org.packhorse.node.store.Content;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.Version;

/** How indexes come about, are brought up to date, and outlive what may happen to them. */
final class IndexingTest {
    @TempDir
    private Path home = Path.of("set by JUnit");

    private SearchedHub library;

    @BeforeEach
    void begin() throws Exception {
        library = new SearchedHub(home);
    }

    @AfterEach
    void end() throws Exception {
        library.close();
    }

    private void write(int lessons, String word) throws Exception {
        for (int i = 0; i < lessons; i++) {
            library.write("lesson-" + i + ".txt", "lesson" + i + " about " + word);
        }
    }

    private StoredVersion shown() {
        return library.hub.catalog().findShown(LESSONS).orElseThrow();
    }

    private IndexBuild build(Pace pace) {
        return new IndexBuild(shown(), library.hub.catalog().contents(), type -> type, new Tongues(), pace);
    }

    private static Pace stoppingAfter(int pieces) {
        return new Pace(false) {
            private int left = pieces;

            @Override
            boolean goesOn() throws InterruptedException {
                return left-- > 0 && super.goesOn();
            }
        };
    }

    private static List<String> names(Path folder) throws IOException {
        try (var children = Files.list(folder)) {
            return children.map(child -> String.valueOf(child.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void changesOnlyWhatAnUpdateChanges() throws Exception {
        write(50, "water");
        library.publish("");
        library.stop();
        library.write("lesson-7.txt", "now about goats").hub.delete("lesson-8.txt");
        library.write("new.txt", "all new: camels");
        library.show("");

        var folder = new IndexFolder(library.folder()).prepare(LESSONS, shown().version(), true);
        var build = build(new Pace(false));
        assertThat(build.run(folder)).isTrue();

        // One removed, one removed and written again, one new.
        assertThat(build.changed()).isEqualTo(4);
        library.start();
        library.awaitIndex();
        assertThat(library.places("goats")).containsExactly("lesson-7.txt");
        assertThat(library.places("camels")).containsExactly("new.txt");
        assertThat(library.places("lesson8")).isEmpty();
        assertThat(library.find("water").matching()).isEqualTo(48);
    }

    @Test
    void readsAgainWhatADescriptionChanges() throws Exception {
        var resource = """
                [[resource]]
                id = "seven"
                title = "%s"
                level = "all"
                entry = "lesson-7.txt"
                """;
        write(10, "water");
        library.publish(resource.formatted("Goats"));

        library.publish(resource.formatted("Camels"));

        assertThat(library.places("goats")).isEmpty();
        assertThat(library.places("camels")).containsExactly("seven");
        assertThat(library.find("water").matching()).isEqualTo(10);
    }

    @Test
    void goesOnWhereAKillEndedIt() throws Exception {
        library.stop();
        write(1_300, "water");
        library.show("");
        var folder = new IndexFolder(library.folder());
        var path = folder.prepare(LESSONS, shown().version(), true);
        var killed = build(stoppingAfter(700));
        assertThat(killed.run(path)).isFalse();
        assertThat(folder.isWhole(LESSONS, shown().version())).isFalse();
        Files.writeString(path.resolve("_zz.fdt"), "what a kill left behind");

        var again = build(new Pace(false));
        assertThat(again.run(folder.prepare(LESSONS, shown().version(), true))).isTrue();

        assertThat(again.changed()).isBetween(600, 900);
        library.start();
        library.awaitIndex();
        assertThat(library.find("water").matching()).isEqualTo(1_300);
    }

    @Test
    void restsWithinALongTextAndKeepsNothingOfItWhereItIsEndedThere() throws Exception {
        library.stop();
        library.write("long.txt", "water ".repeat(40_000));
        library.show("");
        var folder = new IndexFolder(library.folder());
        var rests = new AtomicInteger();
        var ending = new Pace(false) {
            @Override
            void rest() throws InterruptedException {
                super.rest();
                if (rests.incrementAndGet() == 4) {
                    stop();
                }
            }
        };

        assertThat(build(ending).run(folder.prepare(LESSONS, shown().version(), true)))
                .isFalse();

        assertThat(rests).hasValue(4);
        library.start();
        library.awaitIndex();
        assertThat(library.find("water").matching()).isEqualTo(8);
    }

    @Test
    void removesWithPausesHoweverMuchIsRenamed() throws Exception {
        for (int i = 0; i < 1_300; i++) {
            library.write("a/lesson-" + i + ".txt", "about water");
        }
        library.publish("");
        library.stop();
        Files.move(library.hub.folder().resolve("a"), library.hub.folder().resolve("z"));
        library.show("");
        var folder = new IndexFolder(library.folder());
        var path = folder.prepare(LESSONS, shown().version(), true);

        var killed = build(stoppingAfter(700));
        assertThat(killed.run(path)).isFalse();
        assertThat(killed.changed()).isBetween(600, 701);
        var again = build(new Pace(false));
        assertThat(again.run(folder.prepare(LESSONS, shown().version(), true))).isTrue();

        // Of 1,300 removed and 1,300 read, those that were committed are not done again.
        assertThat(again.changed()).isBetween(1_900, 2_150);
        library.start();
        library.awaitIndex();
        assertThat(library.find("water").matching()).isEqualTo(1_300);
    }

    @Test
    void keepsOldResultsUntilTheNewAreWhole() throws Exception {
        write(20, "water");
        library.publish("");
        library.stop();
        library.start();
        write(20, "goats");
        library.stop();
        library.show("");

        var stopped = new Pace(false);
        stopped.stop();
        var texts =
                FullText.start(library.folder(), library.hub.catalog(), type -> type, SearchedHub.UNHURRIED, stopped);
        try (texts) {
            await().until(() -> texts.answering(LESSONS).equals(Optional.of(new Version(1))));
            assertThat(texts.find(new SearchQuestion("water", Map.of(), 0, 20), SearchedHub.READER)
                            .matching())
                    .isEqualTo(20);
        }
        library.start();
        library.awaitIndex();
        assertThat(library.find("water").matching()).isZero();
        assertThat(library.find("goats").matching()).isEqualTo(20);
    }

    @Test
    void removesTheIndexBefore() throws Exception {
        write(5, "water");
        library.publish("");
        write(5, "goats");
        library.publish("");
        library.stop();

        assertThat(names(library.folder().resolve("lessons"))).containsExactly("2");
    }

    @Test
    void makesAnewWhatAnEarlierProgramMade() throws Exception {
        write(5, "water");
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
        write(30, "water");
        library.publish("");
        library.stop();
        var folder = library.folder().resolve("lessons").resolve("1");
        for (var name : names(folder)) {
            Files.writeString(folder.resolve(name), "garbage");
        }

        library.start();
        library.awaitIndex();

        assertThat(library.find("water").matching()).isEqualTo(30);
    }

    @Test
    void makesAnIndexOfAnEarlierProgramAnew() throws Exception {
        write(5, "water");
        library.publish("");
        library.stop();
        try (var directory =
                        new NIOFSDirectory(library.folder().resolve("lessons").resolve("1"));
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
    void makesAnewWhatIsDamagedWhileItIsInUse() throws Exception {
        write(30, "water");
        library.publish("");
        library.write("lesson-7.txt", "now about goats");
        library.publish("");
        library.stop();
        library.start();
        library.awaitIndex();
        var folder = library.folder().resolve("lessons").resolve("2");
        for (var name : names(folder)) {
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
        write(3, "water");
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
                FullText.start(library.folder(), library.hub.catalog(), type -> type, SearchedHub.UNHURRIED, pace)) {
            assertThat(tries.await(60, TimeUnit.SECONDS)).isTrue();
            Files.delete(inTheWay);

            await().until(() -> texts.answering(LESSONS).isPresent());
        }
    }

    @Test
    void doesNotGoOnFromADamagedOne() throws Exception {
        write(30, "water");
        library.publish("");
        library.stop();
        var folder = library.folder().resolve("lessons").resolve("1");
        for (var name : names(folder)) {
            if (!name.startsWith("segments")) {
                Files.write(folder.resolve(name), new byte[] {1, 2, 3});
            }
        }
        write(30, "goats");
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

    /** Garbles the second half of a file in the store; returns the store's bytes as they were. */
    private byte[] damage(String path) throws Exception {
        var digest = shown().findFile(new FilePath(path)).orElseThrow().digest();
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
        return folder.resolve(names(folder).getFirst());
    }

    /** What the end of a repair does. */
    private void showAgain() throws Exception {
        var catalog = library.hub.catalog();
        var again = catalog.findVersion(LESSONS, shown().version()).orElseThrow();
        catalog.show(
                again,
                catalog.findState(LESSONS).orElseThrow(),
                library.hub.database().change());
    }

    @Test
    void isNotStoppedByWhatCannotBeRead() throws Exception {
        library.write("deep.html", "<div>".repeat(200_000) + "bottom" + "</div>".repeat(200_000))
                .write("zero.html", "\u0000<\u0000>")
                .write("utf16.html", "\uFEFF<p>x")
                .write("good.html", "<p>giraffe")
                .hub
                .write("broken.pdf", "%PDF-1.7\ngarbage")
                .write("noise.html", Content.noise(1, 300_000))
                .write("book.epub", new byte[] {'P', 'K', 3, 4, 0, 0});
        library.publish("");

        assertThat(library.places("giraffe")).containsExactly("good.html");
        assertThat(library.places("bottom")).containsExactly("deep.html");
    }
}
