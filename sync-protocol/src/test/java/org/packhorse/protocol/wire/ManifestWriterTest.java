package org.packhorse.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.Manifest;
import org.packhorse.protocol.content.ManifestPage;
import org.packhorse.protocol.content.MediaTypes;
import org.packhorse.protocol.content.Version;

/** Where pages end, and how little of a manifest a change touches; {@code -Dseed=…} repeats a run. */
class ManifestWriterTest {
    private static final Digest CONTENT = Digest.ofContent(new byte[0]);

    @Test
    void writesEveryEntryOnceAndInOrder() throws Exception {
        var paths = paths(random("writesEveryEntry"), 3_000);
        var kept = new HashMap<Digest, byte[]>();

        var manifest = write(paths, kept);

        var read = new ArrayList<FilePath>();
        for (var page : manifest.pages()) {
            var decoded = ManifestCodec.decodePage(Objects.requireNonNull(kept.get(page.digest())));
            assertThat(decoded.entries()).hasSize(page.entries());
            assertThat(decoded.entries().getFirst().path()).isEqualTo(page.first());
            decoded.entries().forEach(entry -> read.add(entry.path()));
        }
        assertThat(read).containsExactlyElementsOf(paths);
        assertThat(manifest.files()).isEqualTo(3_000);
        assertThat(manifest.contentBytes()).isEqualTo(3_000 * 7L);
    }

    @Test
    void endsPagesWhereThePathsSaySo() throws Exception {
        var paths = new ArrayList<>(paths(random("endsPages"), 5_000));

        var pages = write(paths, new HashMap<>()).pages();

        int position = 0;
        for (var page : pages.subList(0, pages.size() - 1)) {
            for (int i = 0; i < page.entries() - 1; i++) {
                assertThat(ManifestPage.endsBehind(paths.get(position + i))).isFalse();
            }
            position += page.entries();
            assertThat(ManifestPage.endsBehind(paths.get(position - 1)) || page.entries() == ManifestPage.ENTRY_LIMIT)
                    .isTrue();
        }
        // 256 are expected; a page of the whole or of single entries would show a rule that is not kept.
        assertThat(pages.size()).isBetween(5, 60);
    }

    @Test
    void changesOnePageForOneAddedFileAndTwoWhereItSplitsOne() throws Exception {
        var random = random("changesOnePage");
        var paths = paths(random, 4_000);
        var before = write(paths, new HashMap<>());
        for (int round = 0; round < 10; round++) {
            var added = path(random);
            if (!paths.contains(added)) {
                var more = new TreeSet<>(paths);
                more.add(added);

                var changed = changedPages(before, write(more, new HashMap<>()));

                assertThat(changed)
                        .as("pages that change for %s", added)
                        .isLessThanOrEqualTo(pagesBetweenEnds(more, added));
            }
        }
    }

    @Test
    void endsAPageBehindTheLastEntryAllowed() throws Exception {
        var paths = new TreeSet<FilePath>();
        for (int i = 0; paths.size() <= 2 * ManifestPage.ENTRY_LIMIT; i++) {
            var path = new FilePath(String.format("%07d", i));
            if (!ManifestPage.endsBehind(path)) {
                paths.add(path);
            }
        }

        assertThat(write(paths, new HashMap<>()).pages())
                .extracting(page -> page.entries())
                .containsExactly(ManifestPage.ENTRY_LIMIT, ManifestPage.ENTRY_LIMIT, 1);
    }

    @Test
    void writesNoPageForNoFiles() throws Exception {
        assertThat(write(List.of(), new HashMap<>()).pages()).isEmpty();
    }

    @Test
    void refusesEntriesOutOfOrderAlsoAcrossPages() throws Exception {
        var writer = new ManifestWriter((digest, encoded) -> {});
        var last = ending();
        writer.add(entry(last));

        assertThatIllegalArgumentException().isThrownBy(() -> writer.add(entry(last)));
        assertThatIllegalArgumentException().isThrownBy(() -> writer.add(entry(new FilePath("!"))));
    }

    /** A path behind which a page ends. */
    private static FilePath ending() {
        int i = 0;
        while (!ManifestPage.endsBehind(new FilePath("m" + i))) {
            i++;
        }
        return new FilePath("m" + i);
    }

    /** The most pages that can stand between the ends that paths make before and behind {@code added}: nearly always 1 or 2. */
    private static int pagesBetweenEnds(NavigableSet<FilePath> paths, FilePath added) {
        int before = 1;
        for (var path = paths.lower(added); path != null && !ManifestPage.endsBehind(path); path = paths.lower(path)) {
            before++;
        }
        int after = 0;
        for (var path = paths.higher(added); path != null; path = paths.higher(path)) {
            after++;
            if (ManifestPage.endsBehind(path)) {
                break;
            }
        }
        return ManifestPage.endsBehind(added) ? pages(before) + pages(after) : pages(before + after);
    }

    private static int pages(int entries) {
        return Math.ceilDiv(entries, ManifestPage.ENTRY_LIMIT);
    }

    private static long changedPages(Manifest old, Manifest now) {
        var known = new HashSet<>(old.pages());
        return now.pages().stream().filter(page -> !known.contains(page)).count();
    }

    private static Manifest write(Iterable<FilePath> paths, Map<Digest, byte[]> kept) throws IOException {
        var writer = new ManifestWriter(kept::put);
        for (var path : paths) {
            writer.add(entry(path));
        }
        return writer.finish(new CollectionId("c"), new Version(1), CONTENT);
    }

    private static FileEntry entry(FilePath path) {
        return new FileEntry(path, CONTENT, 7, MediaTypes.predict(path));
    }

    private static NavigableSet<FilePath> paths(Random random, int count) {
        var paths = new TreeSet<FilePath>();
        while (paths.size() < count) {
            paths.add(path(random));
        }
        return paths;
    }

    private static FilePath path(Random random) {
        return new FilePath("m" + random.nextInt(20) + "/" + random.nextInt(1_000_000) + ".html");
    }

    private static Random random(String test) {
        long seed = Long.getLong("seed", 1);
        System.out.println("ManifestWriterTest." + test + " -Dseed=" + seed);
        return new Random(seed);
    }
}
