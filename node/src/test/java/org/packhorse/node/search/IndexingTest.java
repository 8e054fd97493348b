package org.packhorse.node.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.packhorse.node.publish.TestHub.LESSONS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.packhorse.node.catalog.StoredVersion;
import org.packhorse.node.store.Content;
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
        var killed = build(new Pace(false) {
            private int left = 700;

            @Override
            boolean goesOn() throws InterruptedException {
                return left-- > 0 && super.goesOn();
            }
        });
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
        var texts = FullText.start(library.folder(), library.hub.catalog(), type -> type, stopped);
        try (texts) {
            await().until(() -> texts.answering(LESSONS).equals(Optional.of(new Version(1))));
            assertThat(texts.find(new Question("water", Map.of(), 0, 20)).matching())
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
