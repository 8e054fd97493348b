package org.packhorse.node.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.packhorse.node.publish.TestHub.DETAILS;
import static org.packhorse.node.publish.TestHub.LESSONS;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.packhorse.node.catalog.StoreCheck;
import org.packhorse.node.publish.MetadataFile;
import org.packhorse.node.store.Content;
import org.packhorse.node.sync.pack.SyncColumns;
import org.packhorse.node.sync.plan.Problem;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Version;

/** Cards forget: what is damaged on the device is brought again, and nothing stays stuck because of it. */
final class RepairTest extends PullFixture {
    private void publishAndPull() throws Exception {
        hub.write("film.mp4", Content.noise(1, 300_000)).write("index.html", Content.text(2, 50_000));
        publish();
        pull();
    }

    /** Flips a byte in the middle of {@code content} wherever it lies plain in the node's store. */
    private void damage(byte[] content) throws IOException {
        try (var segments = Files.list(home.resolve("node/segments"))) {
            for (var segment : segments.filter(Files::isRegularFile).toList()) {
                int at = indexOf(Files.readAllBytes(segment), content);
                if (at >= 0) {
                    try (var file = FileChannel.open(segment, StandardOpenOption.WRITE)) {
                        int middle = content.length / 2;
                        file.write(ByteBuffer.wrap(new byte[] {(byte) (content[middle] ^ 1)}), at + middle);
                    }
                    return;
                }
            }
        }
        throw new AssertionError("no segment holds it");
    }

    private static int indexOf(byte[] all, byte[] part) {
        for (int at = 0; at <= all.length - part.length; at++) {
            if (all[at] == part[0] && ByteBuffer.wrap(all, at, part.length).equals(ByteBuffer.wrap(part))) {
                return at;
            }
        }
        return -1;
    }

    private StoreCheck.Result verify() throws Exception {
        var check = new StoreCheck(node.parts().catalog(), node.parts().blobs()).run((_, _) -> {});
        node.parts().repairs().request(check, node.parts().catalog().collections());
        return check;
    }

    @Test
    void bringsAgainWhatVerifyingFoundDamaged() throws Exception {
        publishAndPull();
        damage(Content.noise(1, 300_000));
        assertThat(verify().damaged()).containsExactly("lessons/film.mp4");

        pull();

        assertShowsTheHubsFolder(1);
        assertThat(verify().damaged()).isEmpty();
        int asked = link.asked().size();
        pull();
        assertThat(packsAsked(asked)).isEmpty();
    }

    @Test
    void bringsItAgainAlsoWhereTheRepairIsCutAndTheNodeRestarted() throws Exception {
        publishAndPull();
        damage(Content.noise(1, 300_000));
        verify();
        while (node.parts().repairs().find(LESSONS).isPresent()) {
            link.goDownAfter(100_000);
            node.pull();
            node.restart();
        }

        assertThat(verify().damaged()).isEmpty();
        assertThat(node.files(LESSONS)).isEqualTo(hub.files());
    }

    @Test
    void noticesThatAnUpdateLeansOnDamageAndBringsAllOfItAgain() throws Exception {
        publishAndPull();
        var film = Content.noise(1, 300_000);
        damage(film);
        film[10] ^= 1;
        hub.write("film.mp4", film);
        publish();
        int asked = link.asked().size();

        pull();

        assertShowsTheHubsFolder(2);
        assertThat(packsAsked(asked)).containsExactly(pack(1, 2), pack(0, 1), pack(1, 2));
        assertThat(node.report().incidents())
                .singleElement()
                .satisfies(problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.DAMAGED));
        assertThat(verify().damaged()).isEmpty();
        assertThat(node.parts().marks().on(clock.instant())).isEmpty();
    }

    /** The damage is not in the collection that is pulled. It is brought again, and then leaned on after all. */
    @Test
    void noticesThatAPackLeansOnDamageInAnotherCollection() throws Exception {
        var book = new CollectionId("book");
        var film = Content.noise(1, 300_000);
        hub.publish(book, Map.of("film.mp4", film), DETAILS);
        serve();
        node.follow(hub.repository(), book, MEMORY);
        pull();
        damage(film);
        film[10] ^= 1;
        hub.write("film.mp4", film).importFolder(hub.leaningOn(book), MetadataFile.NONE, false);
        hub.publisher().publish(LESSONS, hub.keys(), bytes -> {});
        serve();
        int asked = link.asked().size();

        pull();

        assertShowsTheHubsFolder(1);
        assertThat(packsAsked(asked)).hasSize(3).startsWith(leaningPack(0, 1)).endsWith(leaningPack(0, 1));
        assertThat(node.report().incidents())
                .singleElement()
                .satisfies(problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.DAMAGED));
        assertThat(verify().damaged()).isEmpty();
    }

    @Test
    void bringsAgainAPieceOfALargeFileThoughTheLineIsCutWithinIt() throws Exception {
        var film = Content.noise(1, 11 << 20);
        hub.write("film.mp4", film);
        publish();
        pull();
        damage(Arrays.copyOf(film, 5 << 20));
        assertThat(verify().damaged()).containsExactly("lessons/film.mp4");
        link.goDownAfter(7 << 20);
        node.pull();
        node.restart();
        link.setReachable(true);

        pull();

        assertShowsTheHubsFolder(1);
        assertThat(verify().damaged()).isEmpty();
        assertThat(node.parts().repairs().find(LESSONS)).isEmpty();
    }

    @Test
    void goesOnWithARepairThoughTheSameIsFoundAgain() throws Exception {
        publishAndPull();
        damage(Content.noise(1, 300_000));
        verify();
        link.goDownAfter(100_000);
        node.pull();
        verify();
        link.setReachable(true);
        int asked = link.asked().size();

        pull();

        assertThat(link.asked().subList(asked, link.asked().size()))
                .filteredOn(asking -> asking.path().value().equals(pack(0, 1)))
                .allSatisfy(asking -> assertThat(asking.offset()).isPositive());
        assertThat(verify().damaged()).isEmpty();
    }

    @Test
    void bringsItAgainByAnOlderFullPackWhichReadersDoNotSee() throws Exception {
        publishAndPull();
        var late = Content.noise(3, 10_000);
        hub.write("late.jpg", late);
        publish();
        pull();
        damage(Content.noise(1, 300_000));
        damage(late);
        assertThat(verify().damaged()).containsExactly("lessons/film.mp4", "lessons/late.jpg");
        int asked = link.asked().size();
        int rounds = 0;
        while (node.parts().repairs().find(LESSONS).isPresent()) {
            link.goDownAfter(100_000);
            node.pull();
            node.tidy();
            node.restart();
            assertThat(node.version(LESSONS)).isEqualTo(new Version(2));
            assertThat(++rounds).isLessThan(20);
        }

        assertThat(packsAsked(asked)).contains(pack(0, 1), pack(1, 2));
        assertThat(verify().damaged()).isEmpty();
        assertThat(node.files(LESSONS)).isEqualTo(hub.files());
        assertThat(node.database().find(SyncColumns.STONES, LESSONS)).isEmpty();
    }

    @Test
    void bringsAgainASteppingStoneThatIsDamagedItself() throws Exception {
        publishAndPull();
        var film = Content.noise(1, 300_000);
        var cut = film.clone();
        cut[10] ^= 1;
        hub.write("film.mp4", cut);
        publish();
        pull();
        damage(film);
        damage(cut);
        verify();
        var all = link.snapshot();
        link.remove(pack(1, 2));
        node.pull();
        assertThat(node.database().find(SyncColumns.STONES, LESSONS)).contains(new Version(1));
        damage(film);
        link.goBackTo(all);
        int asked = link.asked().size();

        pull();

        assertThat(packsAsked(asked)).containsExactly(pack(1, 2), pack(0, 1), pack(1, 2));
        assertThat(verify().damaged()).isEmpty();
        assertThat(node.files(LESSONS)).isEqualTo(hub.files());
    }

    @Test
    void leavesSoundCollectionsAlone() throws Exception {
        publishAndPull();

        verify();

        assertThat(node.parts().repairs().find(LESSONS)).isEmpty();
    }
}
