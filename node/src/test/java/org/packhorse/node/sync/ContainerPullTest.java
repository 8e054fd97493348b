package org.packhorse.node.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.packhorse.node.publish.TestHub.LESSONS;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.packhorse.node.assembly.Archive;
import org.packhorse.node.catalog.StoreCheck;
import org.packhorse.node.catalog.StoredVersion;
import org.packhorse.node.store.Content;
import org.packhorse.protocol.content.FilePath;

/** Containers travel and are kept as their parts, and come out as they went in. */
final class ContainerPullTest extends PullFixture {
    private static final FilePath BOOK = new FilePath("en/book.epub");

    private StoredVersion shown() {
        return node.shown(LESSONS).orElseThrow();
    }

    private void assertIsThereAsParts(FilePath path) throws Exception {
        assertThat(shown().isAssembled(path)).isTrue();
        var entry = shown().findFile(path).orElseThrow();
        assertThat(node.blobs().find(entry.digest())).as(path + " in the store").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 6, 9})
    void fetchesTheChapterThatChangedNotTheBook(int level) throws Exception {
        var book = Archive.book(level, 100);
        hub.write("en/book.epub", book);
        move();
        assertIsThereAsParts(BOOK);
        var chapter = book.entry("OEBPS/chapter-50.xhtml").clone();
        System.arraycopy("another word".getBytes(java.nio.charset.StandardCharsets.UTF_8), 0, chapter, 2_000, 12);
        hub.write("en/book.epub", book.with("OEBPS/chapter-50.xhtml", chapter));

        long came = move();

        assertIsThereAsParts(BOOK);
        assertThat(came).isLessThan(4_500);
    }

    @Test
    void countsAndListsABookAsOneFile() throws Exception {
        var book = Archive.book(6, 20).toBytes();
        hub.write("en/book.epub", book).write("en/book.epub-notes.txt", "1").write("en/water.html", "2");
        move();

        assertThat(shown().files()).isEqualTo(3);
        assertThat(shown().contentBytes()).isEqualTo(book.length + 2);
        assertThat(shown().manifest().entries()).isEqualTo(3 + 22);
        assertThat(shown().list("en/", "", 10))
                .extracting(line -> line.name())
                .containsExactly("book.epub", "book.epub-notes.txt", "water.html");
        assertThat(shown().list("en/book.epub//OEBPS/", "", 10)).isEmpty();
        assertThat(shown().findFile(BOOK.part("OEBPS/chapter-7.xhtml"))
                        .orElseThrow()
                        .mediaType())
                .isEqualTo("application/xhtml+xml");
    }

    @Test
    void countsABookThatChangedOnce() throws Exception {
        var book = Archive.book(6, 20);
        hub.write("en/book.epub", book);
        publish();
        var changed = book.with("OEBPS/chapter-1.xhtml", "short")
                .with("OEBPS/chapter-2.xhtml", "")
                .toBytes();
        hub.write("en/book.epub", changed);

        var published = publish();

        assertThat(published.changedFiles()).isEqualTo(1);
        assertThat(published.changedBytes()).isEqualTo(changed.length);
    }

    @Test
    void opensContainersInContainers() throws Exception {
        var inner = Archive.book(9, 30);
        var outer = new Archive(1).with("readme.txt", "two books").with("a/book.epub", inner.toBytes());
        hub.write("all.zip", outer.with("b/book.epub", Archive.book(6, 30).toBytes()));
        move();
        assertIsThereAsParts(new FilePath("all.zip"));
        assertIsThereAsParts(new FilePath("all.zip//a/book.epub"));
        inner.with("OEBPS/chapter-3.xhtml", "shorter");
        hub.write("all.zip", outer.with("a/book.epub", inner.toBytes()));

        assertThat(move()).isLessThan(4_500);

        assertThat(shown().files()).isEqualTo(1);
    }

    @Test
    void fetchesContentOnceThatIsLooseAndInABook() throws Exception {
        var film = Content.noise(5, 300_000);
        hub.write("film.mp4", film).write("a.zip", new Archive(6).with("film.mp4", film));
        hub.write("b.zip", new Archive(9).with("x/film.mp4", film).with("more.txt", "text"));

        assertThat(move()).isLessThan(310_000);
    }

    @Test
    void tellsHowMuchOfItsContainersIsRebuilt() throws Exception {
        hub.write("a.zip", new Archive(6).with("film.mp4", Content.noise(6, 2_500_000)));
        hub.write("b.zip", new Archive(6).with("x.txt", "text"));

        move();

        var told = node.activities().stream()
                .filter(SyncActivity.Assembling.class::isInstance)
                .map(SyncActivity.Assembling.class::cast)
                .toList();
        assertThat(told.getFirst().allBytes()).isZero();
        assertThat(told)
                .extracting(SyncActivity.Assembling::doneBytes)
                .isSorted()
                .hasSizeGreaterThan(4);
        assertThat(told.getLast().doneBytes())
                .isEqualTo(told.getLast().allBytes())
                .isBetween(2_500_000L, 2_600_000L);
    }

    @Test
    void fetchesNoPartOfABookThatMovedOrWasCopied() throws Exception {
        var book =
                Archive.book(6, 50).with("cover.jpg", Content.noise(1, 100_000)).toBytes();
        hub.write("en/book.epub", book);
        move();
        hub.delete("en/book.epub").write("books/book.epub", book).write("copy.epub", book);

        assertThat(move()).isLessThan(6_000);

        assertThat(shown().findFile(BOOK)).isEmpty();
        assertIsThereAsParts(new FilePath("books/book.epub"));
    }

    @Test
    void followsAContainerThatCeasesToBeOneAndBecomesOneAgain() throws Exception {
        var book = Archive.book(6, 10).toBytes();
        hub.write("en/book.epub", book).write("other.txt", "other");
        move();
        hub.write("en/book.epub", Content.noise(1, 5_000));
        move();
        assertThat(shown().isAssembled(BOOK)).isFalse();
        hub.write("en/book.epub", book);

        move();

        assertIsThereAsParts(BOOK);
        hub.delete("en/book.epub");
        move();
        assertThat(shown().manifest().entries()).isEqualTo(1);
    }

    @Test
    void keepsNamesThatSortBetweenAContainerAndItsPartsInOrder() throws Exception {
        for (var name : List.of("a", "a b", "a+b", "a.zip", "a-", "a/b", "a0")) {
            if (!name.equals("a/b")) {
                hub.write(name, Archive.book(6, 3).with("which", name));
            }
        }
        move();
        hub.write("a.zip", Archive.book(6, 3).with("which", "another")).write("a-", "none");

        move();

        assertThat(shown().files()).isEqualTo(6);
    }

    @Test
    void opensABookOfThousandsOfPartsOnManyPages() throws Exception {
        var book = new Archive(6);
        for (int i = 0; i < 3_000; i++) {
            book.with("words/" + i + ".txt", "word " + i);
        }
        hub.write("words.zip", book);
        move();
        hub.write("words.zip", book.with("words/77.txt", "another"));

        assertThat(move()).isLessThan(4_500);
    }

    @Test
    void findsABookOfWhichAPartIsDamaged() throws Exception {
        hub.write("en/book.epub", Archive.book(6, 10)).write("whole.txt", "whole");
        move();
        var lost = shown().findFile(BOOK.part("OEBPS/chapter-3.xhtml"))
                .orElseThrow()
                .digest();
        node.blobs().sweep(digest -> !digest.equals(lost));

        var result = new StoreCheck(node.parts().catalog(), node.blobs()).run((done, all) -> {});

        assertThat(result.damaged()).containsExactly("lessons/en/book.epub");
        assertThat(result.files()).isEqualTo(2);
    }

    @Test
    void importsAnUnchangedBookAsItIs() throws Exception {
        hub.write("en/book.epub", Archive.book(6, 10)).write("new.txt", "1");
        publish();
        var before = entries();
        hub.write("new.txt", "2");

        publish();

        assertThat(entries()).containsAll(before);
    }

    private List<String> entries() throws Exception {
        var found = new ArrayList<String>();
        hub.catalog().findShown(LESSONS).orElseThrow().visitFrom(BOOK, entry -> {
            boolean inside = entry.path().value().startsWith(BOOK.value());
            return inside && found.add(entry.toString());
        });
        return found;
    }
}
