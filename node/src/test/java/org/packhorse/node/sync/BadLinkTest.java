package org.packhorse.node.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.packhorse.node.publish.TestHub.LESSONS;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.packhorse.node.store.Content;
import org.packhorse.node.store.FaultyDatabase;
import org.packhorse.node.sync.plan.Problem.Kind;
import org.packhorse.protocol.content.Version;

/** Links that break, devices that fill up, power that fails: nothing is lost, nothing half is shown. */
final class BadLinkTest extends PullFixture {
    /** Several frames, because sorts of files travel apart and a large one is sliced. */
    private void publishSomeMegabytes() throws Exception {
        hub.write("film.mp4", Content.noise(1, (8 << 20) + 4321)).write("index.html", Content.text(2, 100_000));
        hub.write("river.jpg", Content.noise(3, 500_000)).write("empty", "");
        publish();
    }

    @Test
    void goesOnWhereTheLineWasCutWithoutFetchingAnythingTwice() throws Exception {
        publishSomeMegabytes();
        long everything = bytes(pack(0, 1)).length;
        var problems = 0;
        long metadata = 0;
        while (node.version(LESSONS).equals(Version.NOTHING)) {
            link.goDownAfter(700_000);
            long before = link.traffic().receivedBytes();
            problems += node.pull().problem().isPresent() ? 1 : 0;
            metadata = Math.max(metadata, link.traffic().receivedBytes() - before - 700_000);
            node.restart();
        }

        link.goDownAfter(Long.MAX_VALUE);
        assertShowsTheHubsFolder(1);
        assertThat(problems).isGreaterThan(10);
        // Besides the pack only headers, a timestamp for each round, and the rest of the metadata once.
        assertThat(link.traffic().receivedBytes()).isLessThan(everything + 30 * 1_500L);
    }

    @Test
    void fetchesNothingTwiceThatCameOutOfOrderBeforeTheLineWasCut() throws Exception {
        publishSomeMegabytes();
        link.setScattering(true);
        long everything = bytes(pack(0, 1)).length;
        int cuts = 0;
        for (; node.version(LESSONS).equals(Version.NOTHING); cuts++) {
            link.goDownAfter(700_000);
            node.pull();
            node.restart();
        }

        link.goDownAfter(Long.MAX_VALUE);
        assertShowsTheHubsFolder(1);
        assertThat(cuts).isGreaterThan(10);
        assertThat(link.traffic().receivedBytes()).isLessThan(everything + 30 * 1_500L);
    }

    @Test
    void asksForWhatAnotherUpstreamBroughtOutOfOrderNoMore() throws Exception {
        publishSomeMegabytes();
        var other = new org.packhorse.node.upstream.InMemoryUpstream();
        other.goBackTo(link.snapshot());
        link.setScattering(true);
        link.goDownAfter(3 << 20);
        try (var two = new TestNode(
                home.resolve("two"), clock, address -> address.getPath().equals("/other") ? other : link)) {
            two.follow(hub.repository(), LESSONS, MEMORY, java.net.URI.create("memory:///other"));

            two.pull();

            assertThat(two.files(LESSONS)).isEqualTo(hub.files());
        }
        assertThat(other.traffic().receivedBytes()).isLessThan(bytes(pack(0, 1)).length - (3 << 20) + 200_000);
    }

    @Test
    void survivesACutBehindEveryByteOfASmallPack() throws Exception {
        hub.write("index.html", "one");
        publish();
        pull();
        hub.write("index.html", "two").write("more.html", Content.text(1, 300));
        publish();
        int pack = bytes(pack(1, 2)).length;

        link.goDownAfter(bytes("metadata/since/2").length);
        pullFails();

        int cuts = 0;
        while (node.version(LESSONS).equals(new Version(1)) && cuts <= pack) {
            // What is trusted is known now: a round is the word that nothing is newer, and one byte of the pack.
            link.goDownAfter(bytes("metadata/since/3").length + 1L);
            cuts += node.pull().problem().isPresent() ? 1 : 0;
            if (cuts % 10 == 0) {
                node.restart();
            }
        }

        assertShowsTheHubsFolder(2);
        assertThat(cuts).isBetween(pack - 2, pack);
    }

    @Test
    void keepsTheOldVersionWhereTheHubCannotBeReached() throws Exception {
        hub.write("index.html", "one");
        publish();
        pull();
        link.setReachable(false);

        var problem = pullFails();

        assertThat(problem.kind()).isEqualTo(Kind.UNREACHABLE);
        assertShowsTheHubsFolder(1);
    }

    @Test
    void asksTheNextAddressWhereTheFirstDoesNotAnswer() throws Exception {
        hub.write("index.html", "one");
        publish();
        var dead = new org.packhorse.node.upstream.InMemoryUpstream();
        dead.setReachable(false);
        try (var other = new TestNode(
                home.resolve("other"), clock, address -> address.getPath().equals("/dead") ? dead : link)) {
            other.follow(hub.repository(), LESSONS, java.net.URI.create("memory:///dead"), MEMORY);

            assertThat(other.pull().problem()).isEmpty();

            assertThat(other.files(LESSONS)).isEqualTo(hub.files());
        }
    }

    @Test
    void canBeInterruptedWhileTheLineIsSilentAndGoesOnLater() throws Exception {
        publishSomeMegabytes();
        link.stallAfter(3 << 20);
        var ended = new CompletableFuture<String>();
        var thread = Thread.ofVirtual().start(() -> {
            try {
                node.pull();
                ended.complete("ran through");
            } catch (InterruptedException e) {
                ended.complete("interrupted");
            } catch (java.io.IOException | RuntimeException e) {
                ended.completeExceptionally(e);
            }
        });
        link.awaitStall();

        thread.interrupt();

        assertThat(ended.get(60, TimeUnit.SECONDS)).isEqualTo("interrupted");
        node.restart();
        long before = link.traffic().receivedBytes();
        pull();
        assertShowsTheHubsFolder(1);
        assertThat(link.traffic().receivedBytes() - before).isLessThan(bytes(pack(0, 1)).length - (3 << 20) + 20_000);
    }

    @Test
    void waitsForRoomBeforeItFetchesAnything() throws Exception {
        publishSomeMegabytes();
        node.blobs().setRoom(1 << 20, Long.MAX_VALUE);

        var problem = pullFails();

        assertThat(problem.kind()).isEqualTo(Kind.STORAGE_FULL);
        assertThat(packsAsked(0)).isEmpty();
        node.blobs().makeRoom();
        pull();
        assertShowsTheHubsFolder(1);
    }

    @Test
    void goesOnWhenThereIsRoomAgain() throws Exception {
        publishSomeMegabytes();
        node.blobs().setRoom(Long.MAX_VALUE, 5 << 20);
        assertThat(pullFails().kind()).isEqualTo(Kind.STORAGE_FULL);
        assertThat(node.version(LESSONS)).isEqualTo(Version.NOTHING);
        node.blobs().makeRoom();
        node.restart();
        long before = link.traffic().receivedBytes();

        pull();

        assertShowsTheHubsFolder(1);
        assertThat(link.traffic().receivedBytes() - before)
                .as("the frames staged before are not fetched again")
                .isLessThan(bytes(pack(0, 1)).length - (4 << 20));
    }

    @Test
    void needsRoomOnlyForWhatIsStillToCome() throws Exception {
        publishSomeMegabytes();
        link.goDownAfter(6 << 20);
        pullFails();
        link.setReachable(true);
        // Enough for the rest, not for all of it.
        node.blobs().setRoom(5 << 20, Long.MAX_VALUE);

        pull();

        assertShowsTheHubsFolder(1);
    }

    @Test
    void survivesAKillAtEveryCommit() throws Exception {
        hub.write("index.html", "one").write("river.jpg", Content.noise(1, 20_000));
        publish();
        pull();
        var before = node.files(LESSONS);
        hub.write("index.html", "two").delete("river.jpg").write("lake.jpg", Content.noise(2, 20_000));
        publish();

        int kills = 0;
        for (boolean afterwards : new boolean[] {false, true}) {
            // Each time one commit further, until a round gets through without being killed.
            for (int commit = 0; commit < 30; commit++) {
                try (var other = new TestNode(home.resolve("n" + afterwards + commit), clock, address -> link)) {
                    other.follow(hub.repository(), LESSONS, MEMORY);
                    other.database().killAfter(commit, afterwards);
                    try {
                        other.pull();
                        assertThat(other.files(LESSONS)).isEqualTo(hub.files());
                        break;
                    } catch (FaultyDatabase.Killed e) {
                        kills++;
                    }
                    other.restart();
                    assertThat(other.files(LESSONS)).isIn(java.util.Map.of(), hub.files());
                    assertThat(other.pull().problem()).isEmpty();
                    assertThat(other.files(LESSONS)).isEqualTo(hub.files());
                    assertThat(other.version(LESSONS)).isEqualTo(new Version(2));
                }
            }
        }
        assertThat(kills).isGreaterThan(8);

        for (int commit = 0; !node.version(LESSONS).equals(new Version(2)); commit++) {
            node.database().killAfter(commit, commit % 2 == 0);
            try {
                node.pull();
            } catch (FaultyDatabase.Killed e) {
                node.restart();
            }
            assertThat(node.files(LESSONS))
                    .isEqualTo(node.version(LESSONS).equals(new Version(1)) ? before : hub.files());
        }
    }
}
