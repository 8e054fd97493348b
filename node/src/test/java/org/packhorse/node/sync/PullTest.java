package org.packhorse.node.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.packhorse.node.publish.TestHub.LESSONS;

import java.nio.file.Files;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.packhorse.node.publish.TestHub;
import org.packhorse.node.store.Content;
import org.packhorse.node.sync.pack.SyncColumns;
import org.packhorse.node.upstream.Folders;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.Version;

/** What a node shows after a pull over a good link. */
final class PullTest extends PullFixture {
    @Test
    void showsNothingWhereNothingIsPublished() throws Exception {
        serve();

        pull();

        assertThat(node.version(LESSONS)).isEqualTo(Version.NOTHING);
        assertThat(node.shown(LESSONS)).isEmpty();
    }

    @Test
    void pullsTheFirstVersion() throws Exception {
        hub.write("index.html", "<h1>Water</h1>").write("en/water.html", Content.text(1, 50_000));
        hub.write("pictures/river.jpg", Content.noise(2, 70_000)).write("empty.txt", "");
        var published = publish();

        pull();

        assertShowsTheHubsFolder(1);
        assertThat(node.report().arrived()).isEqualTo(published.packs());
        assertThat(node.shown(LESSONS).orElseThrow().info().title()).isEqualTo("Lessons");
    }

    @Test
    void asksOneQuestionWhereNothingIsNew() throws Exception {
        hub.write("index.html", "one");
        publish();
        pull();
        int before = link.asked().size();

        pull();

        assertThat(link.asked().subList(before, link.asked().size()))
                .extracting(asked -> asked.path().value())
                .containsExactly("metadata/since/2");
    }

    @Test
    void fetchesOnlyWhatChanged() throws Exception {
        hub.write("index.html", Content.text(1, 200_000)).write("river.jpg", Content.noise(2, 300_000));
        publish();
        pull();
        var changed = Content.text(1, 200_000);
        changed[100_000] ^= 1;
        hub.write("index.html", changed).write("new.html", "new");

        long came = move();

        assertThat(came).isLessThan(10_000);
    }

    @Test
    void movesAndCopiesWithoutFetchingContentAgain() throws Exception {
        hub.write("a/river.jpg", Content.noise(1, 200_000)).write("b/lake.jpg", Content.noise(2, 200_000));
        hub.write("same.txt", "same").write("gone.txt", "gone");
        publish();
        pull();
        hub.delete("a/river.jpg").write("moved/river.jpg", Content.noise(1, 200_000));
        hub.write("copied.jpg", Content.noise(2, 200_000)).delete("gone.txt");
        // What stands at one path now stood at another before, and the other way round.
        hub.write("b/lake.jpg", Content.noise(1, 200_000)).write("empty", "").write("also-empty", "");

        long came = move();

        assertThat(came).isLessThan(10_000);
    }

    @Test
    void fetchesContentOnceThatANewVersionHasTwice() throws Exception {
        hub.write("one.jpg", Content.noise(1, 200_000)).write("two.jpg", Content.noise(1, 200_000));

        long came = move();

        assertThat(came).isLessThan(210_000);
    }

    @Test
    void emptiesAndRefillsACollection() throws Exception {
        hub.write("one.html", "one").write("two.html", "two");
        publish();
        pull();
        hub.delete("one.html").delete("two.html").write("placeholder", "");
        publish();
        pull();
        assertShowsTheHubsFolder(2);
        hub.write("one.html", "one").delete("placeholder");
        publish();

        pull();

        assertShowsTheHubsFolder(3);
    }

    @Test
    void makesAFolderOfAFileAndAFileOfAFolder() throws Exception {
        hub.write("x", "file").write("y/inner", "folder");
        publish();
        pull();
        hub.delete("x").write("x/inner", "folder").delete("y/inner");
        Files.delete(hub.folder().resolve("y"));
        hub.write("y", "file");
        publish();

        pull();

        assertShowsTheHubsFolder(2);
    }

    @Test
    void pullsAFileLargerThanAFrameAndAChangeInIt() throws Exception {
        var film = Content.noise(1, (9 << 20) + 17);
        hub.write("film.mp4", film).write("index.html", "watch");
        publish();
        pull();
        assertShowsTheHubsFolder(1);
        var longer = Arrays.copyOf(film, film.length + 5);
        System.arraycopy(film, 6 << 20, longer, (6 << 20) + 5, film.length - (6 << 20));
        hub.write("film.mp4", longer).write("zz-copy.mp4", longer);

        long came = move();

        assertThat(came).isLessThan(20_000);
    }

    @Test
    void pullsNamesOfAllScripts() throws Exception {
        for (var name : new String[] {
            "maji ya mto.html",
            "água/lição.html",
            "水/课程.html",
            "الماء/الدرس.html",
            "a-b/1",
            "a/2",
            "a0/3",
            "🐴.txt",
            " x"
        }) {
            hub.write(name, name);
        }
        publish();

        pull();

        assertShowsTheHubsFolder(1);
        var version = node.shown(LESSONS).orElseThrow();
        assertThat(version.findFile(new FilePath("水/课程.html"))).isPresent();
    }

    @Test
    void pullsThousandsOfFilesOnManyPages() throws Exception {
        for (int i = 0; i < 3_000; i++) {
            hub.write("words/" + i % 40 + "/" + i + ".md", "word " + i);
        }
        publish();
        pull();
        assertShowsTheHubsFolder(1);
        assertThat(node.shown(LESSONS).orElseThrow().manifest().pages().size()).isGreaterThan(3);
        for (int i = 0; i < 3_000; i += 7) {
            hub.write("words/" + i % 40 + "/" + i + ".md", "another " + i);
        }
        hub.delete("words/1/1.md").write("words/0/-1.md", "before all");
        publish();

        pull();

        assertShowsTheHubsFolder(2);
    }

    @Test
    void skipsVersionsThatItMissed() throws Exception {
        hub.write("index.html", "one");
        publish();
        pull();
        for (int version = 2; version <= 4; version++) {
            hub.write("index.html", "version " + version);
            publish();
        }

        pull();

        assertShowsTheHubsFolder(4);
    }

    @Test
    void tellsANewDescription() throws Exception {
        hub.write("index.html", "one");
        publish();
        pull();
        var details = new org.packhorse.node.publish.Details(
                java.util.Optional.of("Better lessons"),
                java.util.Optional.empty(),
                java.util.List.of("en", "sw"),
                java.util.Optional.empty(),
                java.util.Optional.empty(),
                java.util.Optional.empty(),
                java.util.Optional.empty(),
                java.util.Optional.empty(),
                java.util.Optional.empty());
        hub.importFolder(details, org.packhorse.node.publish.MetadataFile.NONE, false);
        hub.publisher().publish(LESSONS, hub.keys(), bytes -> {});
        serve();

        pull();

        assertShowsTheHubsFolder(2);
        var info = node.shown(LESSONS).orElseThrow().info();
        assertThat(info.title()).isEqualTo("Better lessons");
        assertThat(info.languages()).containsExactly("en", "sw");
        assertThat(info.licence()).isEqualTo("CC-BY-4.0");
    }

    @Test
    void pullsFromAFolder() throws Exception {
        hub.write("index.html", "one").write("river.jpg", Content.noise(2, 70_000));
        hub.publish();
        try (var visitor = new TestNode(home.resolve("visitor"), clock, address -> Folders.open(hub.repository()))) {
            visitor.follow(hub.repository(), LESSONS, hub.repository().toUri());

            assertThat(visitor.pull().problem()).isEmpty();

            assertThat(visitor.files(LESSONS)).isEqualTo(hub.files());
        }
    }

    @Test
    void pullsIntoRocksDbWhichKeepsIt() throws Exception {
        hub.write("index.html", "one").write("film.mp4", Content.noise(1, (8 << 20) + 1));
        publish();
        var folder = home.resolve("rocks");
        var columns = new java.util.ArrayList<org.packhorse.node.store.Column<?, ?>>(
                org.packhorse.node.store.Schema.columns());
        columns.addAll(java.util.List.of(
                org.packhorse.node.catalog.CatalogColumns.COLLECTIONS,
                org.packhorse.node.catalog.CatalogColumns.MANIFESTS,
                org.packhorse.node.catalog.CatalogColumns.PAGES,
                org.packhorse.node.catalog.CatalogColumns.ORIGINS,
                TrustStore.TRUST,
                Marks.MARKS,
                Repairs.REPAIRS,
                Patience.PATIENCE,
                SyncColumns.PULLS,
                SyncColumns.STONES,
                SyncColumns.FRAMES,
                SyncColumns.FILES));
        var database = org.packhorse.node.store.rocks.RocksDatabase.open(folder, columns);
        try (var other = new TestNode(home.resolve("other"), clock, address -> link, database)) {
            other.follow(hub.repository(), LESSONS, MEMORY);
            link.goDownAfter(5 << 20);
            assertThat(other.pull().problem()).isPresent();
            link.setReachable(true);
            other.restart();
            assertThat(other.pull().problem()).isEmpty();
        }

        try (var again = new TestNode(
                home.resolve("other"),
                clock,
                address -> link,
                org.packhorse.node.store.rocks.RocksDatabase.open(folder, columns))) {
            assertThat(again.files(LESSONS)).isEqualTo(hub.files());
        }
    }

    @Test
    void leavesWhatIsNotFollowedAlone() throws Exception {
        hub.write("index.html", "one");
        publish();
        var stranger = new org.packhorse.protocol.content.CollectionId("stranger");
        node.parts()
                .catalog()
                .keep(org.packhorse.node.catalog.CollectionState.created(
                        stranger, new org.packhorse.node.catalog.CollectionState.Source.Authored()));

        pull();

        assertThat(node.parts().catalog().findState(stranger).orElseThrow().shown())
                .isEqualTo(Version.NOTHING);
        assertThat(TestHub.LESSONS).isNotEqualTo(stranger);
    }
}
