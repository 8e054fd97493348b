package org.packhorse.node.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.packhorse.node.publish.TestHub.LESSONS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.packhorse.node.assembly.Archive;
import org.packhorse.node.runtime.MovableClock;
import org.packhorse.node.store.Content;
import org.packhorse.node.store.FaultyDatabase;
import org.packhorse.node.store.InMemoryDatabase;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.Version;

/** Text is published before media that may come later. */
final class TextFirstTest {
    private static final FilePath FIRST = new FilePath(" ");

    @TempDir
    private Path home = Path.of("set by JUnit");

    private final FaultyDatabase database = new FaultyDatabase(new InMemoryDatabase());

    @AutoClose
    private TestHub hub;

    @BeforeEach
    void begin() throws Exception {
        hub = new TestHub(home, new MovableClock(), database);
        hub.write("index.html", "one").write("old.mp4", Content.noise(1, 5_000)).write("gone.mp4", "gone");
        hub.importFolder(hub.later("*.mp4", "*.epub"), MetadataFile.NONE, false);
    }

    private Map<String, Digest> files(long version) throws IOException {
        var files = new TreeMap<String, Digest>();
        hub.catalog().findVersion(LESSONS, new Version(version)).orElseThrow().visitFrom(FIRST, entry -> {
            if (!entry.path().isPart()) {
                files.put(entry.path().value(), entry.digest());
            }
            return true;
        });
        return files;
    }

    private static Digest digest(String text) {
        return Digest.ofContent(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void whatIsNewWaitsWhatIsChangedStaysWhatIsGoneGoes() throws Exception {
        var published = hub.publish();
        assertThat(published.version()).isEqualTo(new Version(2));
        assertThat(files(1)).isEqualTo(Map.of("index.html", digest("one")));
        assertThat(files(2)).isEqualTo(hub.files());

        var old = hub.files();
        hub.write("index.html", "two").write("old.mp4", Content.noise(2, 5_000)).delete("gone.mp4");
        hub.write("new.mp4", Content.noise(3, 5_000));
        var estimated = estimate();
        published = hub.publish();

        var first = published.textFirst().orElseThrow();
        assertThat(published).isEqualTo(estimated);
        assertThat(first.version()).isEqualTo(new Version(3));
        assertThat(first.changedFiles()).isEqualTo(1);
        assertThat(published.version()).isEqualTo(new Version(4));
        assertThat(published.changedFiles()).isEqualTo(2);
        assertThat(files(3)).isEqualTo(Map.of("index.html", digest("two"), "old.mp4", old.get("old.mp4")));
        assertThat(files(4)).isEqualTo(hub.files());
        assertThat(hub.catalog().findShown(LESSONS).orElseThrow().version()).isEqualTo(new Version(4));
        assertThat(database.find(DraftColumns.DRAFTS, LESSONS)).isEmpty();
        assertThat(database.find(DraftColumns.TEXT_FIRST, LESSONS)).isEmpty();
    }

    private Published estimate() throws Exception {
        hub.importFolder();
        return hub.publisher().estimate(LESSONS, PackingWatcher.NONE);
    }

    @Test
    void oneStepIsEnoughWhereNothingElseChangesOrNothingHasToWait() throws Exception {
        hub.publish();

        hub.write("new.mp4", "only a film");
        assertThat(hub.publish().textFirst()).isEmpty();
        hub.write("index.html", "only text");
        assertThat(hub.publish().textFirst()).isEmpty();
        hub.write("index.html", "text").delete("new.mp4");
        assertThat(hub.publish().textFirst()).isEmpty();
        assertThat(hub.publisher().needsSigning()).isFalse();
        assertThat(hub.catalog().findShown(LESSONS).orElseThrow().version()).isEqualTo(new Version(5));
    }

    @Test
    void nothingWaitsAnyMoreWhereTheCuratorTakesItBack() throws Exception {
        hub.importFolder(hub.later(), MetadataFile.NONE, false);

        assertThat(hub.publish().textFirst()).isEmpty();
        assertThat(files(1)).isEqualTo(hub.files());
    }

    @Test
    void aContainerWaitsWithItsParts() throws Exception {
        hub.publish();
        hub.write("set.epub", Archive.book(6, 20)).write("set.epub-notes", "notes");
        hub.publish();
        var before = files(4);
        hub.write("set.epub", Archive.book(6, 21)).write("set.epub-notes", "other");
        hub.write("a.html", "a");
        hub.publish();

        assertThat(files(3)).containsKey("set.epub-notes").doesNotContainKey("set.epub");
        assertThat(before).isNotEqualTo(hub.files()).containsKey("set.epub");
        assertThat(files(5)).containsEntry("set.epub", before.get("set.epub")).containsEntry("a.html", digest("a"));
        assertThat(files(6)).isEqualTo(hub.files());
    }

    @Test
    void carriedTextWaitsWithItsFile() throws Exception {
        var texts = Files.writeString(home.resolve("lessons.toml"), "texts = \"all\"");
        hub.importFolder(hub.later("*.epub"), MetadataFile.NONE, false);
        hub.importFolder(Details.NONE, MetadataFile.read(texts), false);
        hub.write("index.html", Content.text(1, 5_000));
        again();
        hub.write("set.epub", Archive.book(6, 20));
        assertThat(again().textFirst()).isEmpty();
        assertThat(files(2)).containsKeys("set.epub", ".text/set.epub.tsv", ".text/index.html.tsv");

        hub.write("set.epub", Archive.book(6, 21)).write("index.html", Content.text(2, 5_000));
        assertThat(again().textFirst()).isPresent();

        for (var path : List.of("set.epub", ".text/set.epub.tsv")) {
            assertThat(files(3)).containsEntry(path, files(2).get(path));
            assertThat(files(4)).doesNotContainEntry(path, files(2).get(path));
        }
        assertThat(files(3)).containsEntry(".text/index.html.tsv", files(4).get(".text/index.html.tsv"));
    }

    private Published again() throws Exception {
        hub.importFolder(Details.NONE, MetadataFile.NONE, false);
        return hub.publisher().publish(LESSONS, hub.keys(), PackingWatcher.NONE);
    }

    @Test
    void aResourceThatIsNotThereYetIsNotListed() throws Exception {
        var metadata =
                new MetadataFile(Details.NONE, List.of(resource("text", "index.html"), resource("film", "old.mp4")));
        hub.importFolder(TestHub.DETAILS, metadata, false);

        hub.publisher().publish(LESSONS, hub.keys(), PackingWatcher.NONE);

        assertThat(titles(1)).containsExactly("text");
        assertThat(titles(2)).containsExactly("text", "film");
    }

    private static MetadataFile.ResourceDraft resource(String id, String entry) {
        return new MetadataFile.ResourceDraft(
                id, id, "", List.of(), Optional.empty(), Optional.empty(), List.of(), "all", List.of(), entry);
    }

    private List<String> titles(long version) throws IOException {
        var info = hub.catalog()
                .findVersion(LESSONS, new Version(version))
                .orElseThrow()
                .info();
        return info.resources().stream().map(resource -> resource.title()).toList();
    }

    @Test
    void whoPublishesNextMakesUpForAKillAnywhere() throws Exception {
        hub.publish();
        int kills = 0;
        for (boolean afterwards : new boolean[] {false, true}) {
            for (int commit = 0; commit < 8; commit++) {
                var label = afterwards + " " + commit;
                hub.write("index.html", label).write("old.mp4", "film " + label).importFolder();
                database.killAfter(commit, afterwards);
                try {
                    hub.publisher().publish(LESSONS, hub.keys(), PackingWatcher.NONE);
                } catch (FaultyDatabase.Killed e) {
                    kills++;
                }
                database.heal();
                hub.restart();
                if (database.find(DraftColumns.DRAFTS, LESSONS).isPresent()) {
                    hub.publisher().publish(LESSONS, hub.keys(), PackingWatcher.NONE);
                }
                long shown =
                        hub.catalog().findShown(LESSONS).orElseThrow().version().number();
                assertThat(files(shown)).as(label).isEqualTo(hub.files());
                assertThat(files(shown - 1))
                        .as(label)
                        .containsEntry("index.html", digest(label))
                        .doesNotContainEntry("old.mp4", digest("film " + label));
                if (hub.publisher().needsSigning()) {
                    hub.publisher().signWhatIsPublished(hub.keys());
                }
                for (var place : SignedTargets.of(hub.repository())) {
                    assertThat(hub.repository().resolve(place.value())).isRegularFile();
                }
            }
        }
        assertThat(kills).isGreaterThanOrEqualTo(4);
    }
}
