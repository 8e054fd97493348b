package org.packhorse.node.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.packhorse.node.publish.TestHub.LESSONS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.NIOFSDirectory;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.packhorse.node.store.Content;
import org.packhorse.protocol.content.Version;

/** How indexes come about and are brought up to date. */
final class IndexingTest {
    @AutoClose
    private SearchedHub library;

    @BeforeEach
    void begin(@TempDir Path home) throws Exception {
        library = new SearchedHub(home);
    }

    private IndexBuild build(Pace pace) {
        return new IndexBuild(
                library.shown(), library.hub.catalog().contents(), SearchedHub.KINDS, new Tongues(), pace);
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

    @Test
    void changesOnlyWhatAnUpdateChanges() throws Exception {
        library.writeLessons(50, "water");
        library.publish("");
        library.stop();
        library.write("lesson-7.txt", "now about goats").hub.delete("lesson-8.txt");
        library.write("new.txt", "all new: camels");
        library.show("");

        var folder = new IndexFolder(library.folder())
                .prepare(LESSONS, library.shown().version(), true);
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
        library.writeLessons(10, "water");
        library.publish(resource.formatted("Goats"));

        library.publish(resource.formatted("Camels"));

        assertThat(library.places("goats")).isEmpty();
        assertThat(library.places("camels")).containsExactly("seven");
        assertThat(library.find("water").matching()).isEqualTo(10);
    }

    @Test
    void goesOnWhereAKillEndedIt() throws Exception {
        library.stop();
        library.writeLessons(1_300, "water");
        library.show("");
        var folder = new IndexFolder(library.folder());
        var path = folder.prepare(LESSONS, library.shown().version(), true);
        var killed = build(stoppingAfter(700));
        assertThat(killed.run(path)).isFalse();
        assertThat(folder.isWhole(LESSONS, library.shown().version())).isFalse();
        Files.writeString(path.resolve("_zz.fdt"), "what a kill left behind");

        var again = build(new Pace(false));
        assertThat(again.run(folder.prepare(LESSONS, library.shown().version(), true)))
                .isTrue();

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

        assertThat(build(ending).run(folder.prepare(LESSONS, library.shown().version(), true)))
                .isFalse();

        assertThat(rests).hasValue(4);
        library.start();
        library.awaitIndex();
        assertThat(piecesWith("water")).isEqualTo(8);
    }

    private int piecesWith(String word) throws IOException {
        var folder =
                new IndexFolder(library.folder()).of(LESSONS, library.shown().version());
        try (var directory = new NIOFSDirectory(folder);
                var reader = DirectoryReader.open(directory)) {
            return reader.docFreq(new Term(Fields.TEXT, word));
        }
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
        var path = folder.prepare(LESSONS, library.shown().version(), true);

        var killed = build(stoppingAfter(700));
        assertThat(killed.run(path)).isFalse();
        assertThat(killed.changed()).isBetween(600, 701);
        var again = build(new Pace(false));
        assertThat(again.run(folder.prepare(LESSONS, library.shown().version(), true)))
                .isTrue();

        // Of 1,300 removed and 1,300 read, those that were committed are not done again.
        assertThat(again.changed()).isBetween(1_900, 2_150);
        library.start();
        library.awaitIndex();
        assertThat(library.find("water").matching()).isEqualTo(1_300);
    }

    @Test
    void keepsOldResultsUntilTheNewAreWhole() throws Exception {
        library.writeLessons(20, "water");
        library.publish("");
        library.stop();
        library.start();
        library.writeLessons(20, "goats");
        library.stop();
        library.show("");

        var stopped = new Pace(false);
        stopped.stop();
        var texts = new FullText(
                library.folder(), library.hub.catalog(), SearchedHub.KINDS, SearchedHub.UNHURRIED, stopped);
        try (texts) {
            texts.start();
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
        library.writeLessons(5, "water");
        library.publish("");
        library.writeLessons(5, "goats");
        library.publish("");
        library.stop();

        assertThat(SearchedHub.names(library.folder().resolve("lessons"))).containsExactly("2");
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
