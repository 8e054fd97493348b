package org.packhorse.node.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.packhorse.node.publish.TestHub.DETAILS;
import static org.packhorse.node.publish.TestHub.LESSONS;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.packhorse.node.assembly.Archive;
import org.packhorse.node.publish.MetadataFile;
import org.packhorse.node.publish.TestHub;
import org.packhorse.node.store.Content;
import org.packhorse.node.upstream.Folders;
import org.packhorse.node.upstream.InMemoryUpstream;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Version;

/** Packs that lean on other collections: who takes them, who does not, and what becomes of them when the others move on. */
final class LeaningPullTest extends PullFixture {
    private static final CollectionId BOOK = new CollectionId("book");

    private final Map<String, byte[]> book = new TreeMap<>(Map.of(
            "pictures/frog.jpg", Content.noise(1, 200_000),
            "pictures/pond.jpg", Content.noise(2, 200_000),
            "chapter-1.html", Content.text(3, 60_000),
            "chapter-2.html", Content.text(4, 60_000)));

    private byte[] inBook(String path) {
        return Objects.requireNonNull(book.get(path));
    }

    private void publishBook() throws Exception {
        hub.publish(BOOK, book, DETAILS);
        serve();
    }

    /** The same book in one file, with other words here and there, and something that only it has. */
    private void publishLessons() throws Exception {
        var epub = new Archive(6)
                .with("OEBPS/frog.jpg", inBook("pictures/frog.jpg"))
                .with("OEBPS/pond.jpg", inBook("pictures/pond.jpg"))
                .with("OEBPS/chapter-1.xhtml", edited(inBook("chapter-1.html")))
                .with("OEBPS/chapter-2.xhtml", edited(inBook("chapter-2.html")));
        hub.write("book.epub", epub).write("only-here.jpg", Content.noise(9, 30_000));
        republishLessons();
    }

    private void republishLessons() throws Exception {
        hub.importFolder(hub.leaningOn(BOOK), MetadataFile.NONE, false);
        hub.publisher().publish(LESSONS, hub.keys(), bytes -> {});
        serve();
    }

    private static byte[] edited(byte[] chapter) {
        var changed = chapter.clone();
        var words = "other words".getBytes(StandardCharsets.UTF_8);
        System.arraycopy(words, 0, changed, chapter.length / 2, words.length);
        return changed;
    }

    private void follow(CollectionId collection) throws Exception {
        node.follow(hub.repository(), collection, MEMORY);
    }

    @Test
    void whatAnotherCollectionHasDoesNotTravelAgain() throws Exception {
        publishBook();
        follow(BOOK);
        pull();
        publishLessons();
        int asked = link.asked().size();

        pull();

        assertShowsTheHubsFolder(1);
        assertThat(packsAsked(asked)).containsExactly(leaningPack(0, 1));
        assertThat(bytes(leaningPack(0, 1)).length).isLessThan(34_000).isLessThan(bytes(pack(0, 1)).length / 10);
    }

    @Test
    void aNodeWithoutTheOtherCollectionTakesThePlainPack() throws Exception {
        publishBook();
        publishLessons();

        pull();

        assertShowsTheHubsFolder(1);
        assertThat(packsAsked(0)).containsExactly(pack(0, 1));
    }

    /** The shortest pack usually comes first; here that would bring the pictures twice. */
    @Test
    void aNewSchoolFetchesTheOtherCollectionFirstAndThenLeansOnIt() throws Exception {
        book.put("film.mp4", Content.noise(5, 300_000));
        publishBook();
        publishLessons();
        follow(BOOK);

        pull();

        assertShowsTheHubsFolder(1);
        assertThat(packsAsked(0)).hasSize(2).last().isEqualTo(leaningPack(0, 1));
        assertThat(node.report().traffic().totalBytes()).isLessThan(bytes(pack(0, 1)).length * 2L);
    }

    @Test
    void anUpdateLeansOnWhatTheOtherCollectionHasAndTheOldVersionLacks() throws Exception {
        publishBook();
        publishLessons();
        follow(BOOK);
        pull();
        book.put("pictures/newt.jpg", Content.noise(6, 200_000));
        publishBook();
        hub.write("newt.jpg", Content.noise(6, 200_000));
        republishLessons();
        int asked = packsAsked(0).size();

        pull();

        assertShowsTheHubsFolder(2);
        assertThat(packsAsked(0).subList(asked, packsAsked(0).size())).last().isEqualTo(leaningPack(1, 2));
        assertThat(bytes(leaningPack(1, 2)).length).isLessThan(1_000);
    }

    /** Two versions of the book arrive while the line lets no pack of the lessons through. */
    private void beginAndLetTheBookMoveOn() throws Exception {
        publishBook();
        follow(BOOK);
        pull();
        publishLessons();
        var pack = leaningPack(0, 1);
        var whole = bytes(pack);
        link.cutAfter(10_000);
        node.pull();
        assertThat(node.staging(LESSONS).progress()).isPresent();
        for (int version = 2; version <= 3; version++) {
            book.put("chapter-1.html", Content.text(100 + version, 60_000));
            book.put("chapter-2.html", Content.text(200 + version, 60_000));
            book.remove(List.copyOf(book.keySet()).getLast());
            publishBook();
            link.remove(pack);
            link.remove(pack(0, 1));
            node.pull();
            node.tidy();
            assertThat(node.version(BOOK)).isEqualTo(new Version(version));
        }
        link.put(pack, whole);
    }

    @Test
    void whatAPackLeansOnStaysUntilThePackIsHere() throws Exception {
        beginAndLetTheBookMoveOn();
        assertThat(node.parts().catalog().versions(BOOK)).contains(new Version(1));

        pull();

        assertShowsTheHubsFolder(1);
        assertThat(packsAsked(0)).last().isEqualTo(leaningPack(0, 1));
        node.tidy();
        assertThat(node.parts().catalog().versions(BOOK)).containsExactlyInAnyOrder(new Version(2), new Version(3));
        assertThat(node.files(LESSONS)).isEqualTo(hub.files());
    }

    @Test
    void anotherWayIsTakenWhereItIsGoneAllTheSame() throws Exception {
        beginAndLetTheBookMoveOn();
        node.parts().catalog().forgetOldVersions((_, _) -> false);
        serve();

        pull();

        assertShowsTheHubsFolder(1);
        assertThat(packsAsked(0)).last().isEqualTo(pack(0, 1));
    }

    /** What the publisher calls version 1 of the book may be another's version 1 here. */
    @Test
    void aVersionOfTheSameNumberIsNotEnough() throws Exception {
        publishBook();
        publishLessons();
        try (var stranger = TestHub.ofAStranger(Files.createDirectories(home.resolve("stranger")), clock)) {
            var otherLink = new InMemoryUpstream();
            stranger.publish(BOOK, Map.of("chapter-1.html", Content.text(7, 10_000)), DETAILS);
            otherLink.goBackTo(Folders.read(stranger.repository()));
            node.close();
            node = new TestNode(home.resolve("reader"), clock, address -> address.equals(MEMORY) ? link : otherLink)
                    .follow(stranger.repository(), BOOK, URI.create("other:///"));
            pull();
            follow(LESSONS);

            pull();
        }

        assertShowsTheHubsFolder(1);
        assertThat(packsAsked(0)).containsExactly(pack(0, 1));
    }
}
