package org.packhorse.node.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.packhorse.node.publish.TestHub.LESSONS;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.packhorse.node.publish.TestHub;
import org.packhorse.protocol.content.FilePath;

final class StoredVersionTest {
    @AutoClose
    private TestHub hub;

    @BeforeEach
    void begin(@TempDir Path home) throws Exception {
        hub = new TestHub(home);
    }

    private StoredVersion published() throws Exception {
        hub.publish();
        return hub.catalog().findShown(LESSONS).orElseThrow();
    }

    /** A folder's whole listing, asked for {@code limit} lines at a time. */
    private static List<String> listing(StoredVersion version, String folder, int limit) throws Exception {
        var lines = new ArrayList<String>();
        for (var cursor = ""; ; ) {
            var page = version.list(folder, cursor, limit);
            assertThat(page).hasSizeLessThanOrEqualTo(limit);
            page.forEach(line -> lines.add(line.cursor()));
            if (page.size() < limit) {
                return lines;
            }
            cursor = page.getLast().cursor();
        }
    }

    @Test
    void listsFilesAndFoldersInOrderOfPathHoweverSmallThePages() throws Exception {
        for (var path : new String[] {" x", "a", "a-b", "a.txt", "b/1", "b/c/2", "b/c/3", "b0", "b-/4", "水/5"}) {
            hub.write(path, path);
        }
        var version = published();

        for (int limit = 1; limit <= 10; limit++) {
            assertThat(listing(version, "", limit)).containsExactly(" x", "a", "a-b", "a.txt", "b-/", "b/", "b0", "水/");
            assertThat(listing(version, "b/", limit)).containsExactly("1", "c/");
        }
        assertThat(version.list("nowhere/", "", 10)).isEmpty();
    }

    @Test
    void listsThousandsOfFilesWithoutLosingOrRepeatingOne() throws Exception {
        for (int i = 0; i < 2_500; i++) {
            hub.write("words/" + i + ".md", "word " + i);
        }
        var version = published();

        assertThat(listing(version, "words/", 100)).hasSize(2_500).doesNotHaveDuplicates();
        assertThat(version.manifest().pages().size()).isGreaterThan(2);
    }

    @Test
    void findsEveryEntryByPathAndByPosition() throws Exception {
        for (int i = 0; i < 1_500; i++) {
            hub.write(i % 7 + "/" + i, "file " + i);
        }
        var version = published();

        var position = new int[1];
        version.visitFrom(new FilePath(" "), entry -> {
            assertThat(version.findEntry(position[0]++)).contains(entry);
            assertThat(version.findFile(entry.path())).contains(entry);
            return true;
        });
        assertThat(position[0]).isEqualTo(1_500);
        assertThat(version.findEntry(1_500)).isEmpty();
        assertThat(version.findEntry(-1)).isEmpty();
        assertThat(version.findFile(new FilePath("7/7"))).isEmpty();
    }

    @Test
    void isThereAgainWhenTheCatalogIsOpenedAnew() throws Exception {
        hub.write("index.html", "one");
        var version = published();

        var again = new Catalog(hub.database(), hub.blobs()).findShown(LESSONS).orElseThrow();

        assertThat(again.manifest()).isEqualTo(version.manifest());
        assertThat(again.info()).isEqualTo(version.info());
    }

    @Test
    void isCheckedToItsFirstPath() throws Exception {
        hub.write(" first", "damaged").write("last", "whole");
        var version = published();
        var lost = version.findFile(new FilePath(" first")).orElseThrow().digest();
        hub.blobs().sweep(digest -> !digest.equals(lost));

        var result = new StoreCheck(hub.catalog(), hub.blobs()).run((done, all) -> {});

        assertThat(result.damaged()).containsExactly("lessons/ first");
        assertThat(result.files()).isEqualTo(2);
    }
}
