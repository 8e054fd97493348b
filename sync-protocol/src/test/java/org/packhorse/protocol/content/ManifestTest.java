package org.packhorse.protocol.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Order, sums and look-up of manifests and their pages. */
class ManifestTest {
    private static final Digest DIGEST = Digest.ofContent(new byte[0]);

    @Test
    void findsThePageThatCouldHoldAPath() {
        var manifest = manifest(3, List.of(page("b", 1), page("d", 1), page("f", 1)));

        assertThat(manifest.findPage(new FilePath("a"))).isEmpty();
        assertThat(manifest.findPage(new FilePath("b")))
                .contains(manifest.pages().get(0));
        assertThat(manifest.findPage(new FilePath("c")))
                .contains(manifest.pages().get(0));
        assertThat(manifest.findPage(new FilePath("d")))
                .contains(manifest.pages().get(1));
        assertThat(manifest.findPage(new FilePath("z")))
                .contains(manifest.pages().get(2));
        assertThat(manifest(0, List.of()).findPage(new FilePath("a"))).isEmpty();
    }

    @Test
    void refusesPagesOutOfOrder() {
        assertThatIllegalArgumentException().isThrownBy(() -> manifest(2, List.of(page("b", 1), page("a", 1))));
        assertThatIllegalArgumentException().isThrownBy(() -> manifest(2, List.of(page("a", 1), page("a", 1))));
    }

    @Test
    void refusesPagesThatDoNotAddUp() {
        assertThatIllegalArgumentException().isThrownBy(() -> manifest(4, List.of(page("a", 1), page("b", 2))));
        assertThatIllegalArgumentException().isThrownBy(() -> manifest(-1, List.of()));
    }

    @Test
    void limitsThePages() {
        var tooMany = IntStream.rangeClosed(0, Manifest.PAGE_LIMIT)
                .mapToObj(i -> page(String.format("%06d", i), 1))
                .toList();

        assertThat(manifest(Manifest.PAGE_LIMIT, tooMany.subList(0, Manifest.PAGE_LIMIT))
                        .pages())
                .hasSize(Manifest.PAGE_LIMIT);
        assertThatIllegalArgumentException().isThrownBy(() -> manifest(tooMany.size(), tooMany));
    }

    @Test
    void beginsWithVersion1() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Manifest(new CollectionId("c"), Version.NOTHING, DIGEST, 0, 0, List.of()));
    }

    @Test
    void findsEntriesOfAPage() {
        var page = new ManifestPage(
                Stream.of("a", "a/b", "é", "水").map(ManifestTest::entry).toList());

        assertThat(page.entries())
                .allSatisfy(entry -> assertThat(page.find(entry.path())).contains(entry));
        assertThat(Stream.of("A", "aa", "z", "😀").map(FilePath::new).map(page::find))
                .allMatch(e -> e.isEmpty());
    }

    @Test
    void refusesPagesThatAreEmptyTooLongOrOutOfOrder() {
        var most = new ArrayList<>(IntStream.range(0, ManifestPage.ENTRY_LIMIT)
                .mapToObj(i -> entry(String.format("%06d", i)))
                .toList());
        assertThat(new ManifestPage(most).entries()).hasSize(ManifestPage.ENTRY_LIMIT);
        most.add(entry("x"));

        assertThatIllegalArgumentException().isThrownBy(() -> new ManifestPage(most));
        assertThatIllegalArgumentException().isThrownBy(() -> new ManifestPage(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new ManifestPage(List.of(entry("b"), entry("a"))));
        assertThatIllegalArgumentException().isThrownBy(() -> new ManifestPage(List.of(entry("a"), entry("a"))));
        assertThatIllegalArgumentException().isThrownBy(() -> page("a", 0));
        assertThatIllegalArgumentException().isThrownBy(() -> page("a", ManifestPage.ENTRY_LIMIT + 1));
    }

    @Test
    void refusesEntriesOfImpossibleSizesAndTypes() {
        var path = new FilePath("a");

        assertThat(new FileEntry(path, DIGEST, FileEntry.LIMIT_BYTES, "a/b").sizeBytes())
                .isEqualTo(1L << 36);
        assertThatIllegalArgumentException().isThrownBy(() -> new FileEntry(path, DIGEST, -1, "a/b"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FileEntry(path, DIGEST, FileEntry.LIMIT_BYTES + 1, "a/b"));
        assertThatIllegalArgumentException().isThrownBy(() -> new FileEntry(path, DIGEST, 0, "text/html\r\n"));
    }

    private static Manifest manifest(long files, List<PageRef> pages) {
        return new Manifest(new CollectionId("c"), new Version(1), DIGEST, files, 0, pages);
    }

    private static PageRef page(String first, int entries) {
        return new PageRef(new FilePath(first), DIGEST, entries);
    }

    private static FileEntry entry(String path) {
        return new FileEntry(new FilePath(path), DIGEST, 1, "text/plain");
    }
}
