package org.packhorse.protocol.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.packhorse.protocol.exchange.Publications.NOW;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.packhorse.protocol.pack.FrameCompression;
import org.packhorse.protocol.trust.Edition;
import org.packhorse.protocol.trust.Holding;
import org.packhorse.protocol.trust.MetadataFiles;
import org.packhorse.protocol.trust.NewerMetadata;
import org.packhorse.protocol.trust.RefreshOutcome;
import org.packhorse.protocol.trust.metadata.RootMetadata;

/** What a client asks for and what it believes. Keys of the publisher come of seed 0. */
final class UpstreamRefreshTest {
    private final List<Edition> editions = Publications.of(0, 3);
    private final Edition old = editions.get(1);
    private final Edition now = editions.get(2);
    private final Holding held = Holding.of(old.files());
    private final MapUpstream upstream = new MapUpstream().publish(now);

    private RefreshOutcome refresh(MetadataFiles local) throws InterruptedException {
        return UpstreamRefresh.run(upstream, local, NOW);
    }

    private void assertIsUpToDate(RefreshOutcome outcome) {
        assertThat(outcome).isInstanceOf(RefreshOutcome.Refreshed.class);
        assertThat(outcome.files()).isEqualTo(now.files());
    }

    @Test
    void asksOnceWhereNothingIsNew() throws Exception {
        upstream.put(3, MetadataDelta.nothing());

        assertIsUpToDate(refresh(now.files()));

        assertThat(upstream.takeAsked()).containsExactly("since/3");
    }

    @Test
    void asksOnceWhereSomethingIs() throws Exception {
        upstream.tell(held, 1, now, MetadataFiles.EMPTY);

        assertIsUpToDate(refresh(old.files()));

        assertThat(upstream.takeAsked()).containsExactly("since/2");
    }

    @Test
    void asksOnceWhereItHasNothingYet() throws Exception {
        upstream.tell(Holding.NOTHING, 1, now, MetadataFiles.EMPTY);

        assertIsUpToDate(refresh(old.files().without("snapshot.json")));
        assertIsUpToDate(refresh(MetadataFiles.EMPTY.with(
                "root.json", old.files().find("root.json").orElseThrow())));

        assertThat(upstream.takeAsked()).containsExactly("since/0", "since/0");
    }

    @Test
    void readsTheFilesOfTufWhereNobodyTellsWhatIsNewer() throws Exception {
        assertIsUpToDate(refresh(old.files()));

        assertThat(upstream.takeAsked())
                .containsExactly("since/2", "timestamp.json", "2.root.json", "3.snapshot.json", "3.targets.json");
    }

    @Test
    void readsTheFilesOfTufWhereItIsToldNonsense() throws Exception {
        var right = MetadataDelta.between(held, NewerMetadata.of(now, MetadataFiles.EMPTY, 1));
        var ofAnother = MetadataDelta.between(
                Holding.of(editions.get(0).files()), NewerMetadata.of(now, MetadataFiles.EMPTY, 1));
        var bomb = FrameCompression.compress(new byte[16 << 20], new byte[0], 3);
        for (var nonsense : List.of(
                new byte[0],
                new byte[100],
                Arrays.copyOf(right, right.length - 1),
                ofAnother,
                bomb,
                new byte[MetadataDelta.LIMIT_BYTES + 1])) {
            upstream.put(2, nonsense);

            assertIsUpToDate(refresh(old.files()));

            assertThat(upstream.takeAsked())
                    .startsWith("since/2", "timestamp.json")
                    .hasSize(5);
        }
    }

    @Test
    void believesNothingThatAStrangerSigned() throws Exception {
        var stranger = Publications.of(10, 5).getLast();
        upstream.tell(held, 1, stranger, MetadataFiles.EMPTY);

        assertIsUpToDate(refresh(old.files()));

        assertThat(upstream.takeAsked()).hasSize(5);
    }

    @Test
    void refusesAStrangerAltogetherWhereTheFilesOfTufAreHisToo() throws Exception {
        var stranger = Publications.of(10, 5).getLast();
        upstream.publish(stranger).tell(held, 1, stranger, MetadataFiles.EMPTY);

        var outcome = refresh(old.files());

        assertThat(outcome).isInstanceOf(RefreshOutcome.Refused.class);
        assertThat(outcome.files()).isEqualTo(old.files());
    }

    @Test
    void goesBackToNothingOlder() throws Exception {
        upstream.publish(old).tell(Holding.of(now.files()), 1, old, MetadataFiles.EMPTY);

        var outcome = refresh(now.files());

        assertThat(outcome).isInstanceOf(RefreshOutcome.Refused.class);
        assertThat(outcome.files()).isEqualTo(now.files());
    }

    @Test
    void isNotKeptFromANewerTimestampByOneWhoSaysThereIsNothing() throws Exception {
        upstream.put(2, MetadataDelta.nothing());
        var late = NOW.plus(Duration.ofDays(200));
        var renewed = now.next(
                new Edition.Signing(
                        Publications.signing(0).keys(), Publications.signing(0).lifetimes(), late),
                now.targets().targets().values());
        upstream.publish(renewed);

        var outcome = UpstreamRefresh.run(upstream, old.files(), late);

        assertThat(outcome).isInstanceOf(RefreshOutcome.Refreshed.class);
        assertThat(outcome.files()).isEqualTo(renewed.files());
    }

    @Test
    void doesNotTakeAnExpiredTimestampForNews() throws Exception {
        upstream.put(3, MetadataDelta.nothing());

        var outcome = UpstreamRefresh.run(upstream, now.files(), NOW.plus(Duration.ofDays(200)));

        assertThat(outcome).isInstanceOf(RefreshOutcome.Refused.class);
    }

    @Test
    void keepsWhatItHasWhereTheLineIsCut() throws Exception {
        upstream.cut();

        var outcome = refresh(old.files());

        assertThat(outcome).isInstanceOf(RefreshOutcome.CutOff.class);
        assertThat(outcome.files()).isEqualTo(old.files());
        assertThat(upstream.takeAsked()).containsExactly("since/2");
    }

    @Test
    void followsNewRoots() throws Exception {
        var rotated = withSecondRoot(now);
        var roots = MetadataFiles.EMPTY.with(
                "2.root.json", rotated.files().find("root.json").orElseThrow());
        upstream.tell(held, 1, rotated, roots);

        var outcome = refresh(old.files());

        assertThat(outcome).isInstanceOf(RefreshOutcome.Refreshed.class);
        assertThat(outcome.files()).isEqualTo(rotated.files());
        assertThat(upstream.takeAsked()).containsExactly("since/2");
    }

    /** The same under a second root. */
    private static Edition withSecondRoot(Edition edition) {
        var keys = Publications.signing(0).keys();
        var root = RootMetadata.of(2, edition.root().expires(), keys.publicKeys());
        return new Edition(
                root,
                edition.targets(),
                edition.snapshot(),
                edition.timestamp(),
                edition.files().with("root.json", keys.write(root)));
    }
}
