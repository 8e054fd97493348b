package org.packhorse.node.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.packhorse.node.store.InMemoryDatabase;
import org.packhorse.node.sync.plan.Finding;
import org.packhorse.node.sync.plan.KnownUpstream;
import org.packhorse.protocol.content.Digest;

/** What an upstream that misbehaved has to live with, and for how long. */
final class MarkTest {
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final Digest PACK = Digest.ofContent(new byte[] {1});
    private static final KnownUpstream STICK = KnownUpstream.configured(URI.create("file:///media/stick"));
    private static final KnownUpstream HUB = KnownUpstream.configured(URI.create("https://hub.example/"));

    @Test
    void lastsADayAndTwiceAsLongEachTime() {
        var mark = Mark.first("damaged", NOW);
        assertThat(mark.isOn(NOW.plus(Duration.ofHours(23)))).isTrue();
        assertThat(mark.isOn(NOW.plus(Duration.ofDays(1)))).isFalse();

        var second = mark.again("again", NOW);
        var third = second.again("again", NOW);

        assertThat(second.until()).isEqualTo(NOW.plus(Duration.ofDays(2)));
        assertThat(third.until()).isEqualTo(NOW.plus(Duration.ofDays(4)));
        assertThat(third.count()).isEqualTo(3);
    }

    @Test
    void neverLastsLongerThanSixteenDays() {
        var mark = Mark.first("damaged", NOW);
        for (int i = 0; i < 100; i++) {
            mark = mark.again("again", NOW);
        }

        assertThat(mark.until()).isEqualTo(NOW.plus(Duration.ofDays(16)));
    }

    @Test
    void isForgottenAfterAsLongAgain() {
        var mark = Mark.first("damaged", NOW).again("again", NOW);

        assertThat(mark.again("much later", NOW.plus(Duration.ofDays(5))).count())
                .isEqualTo(1);
        assertThat(mark.again("soon", NOW.plus(Duration.ofDays(3))).count()).isEqualTo(3);
    }

    @Test
    void doesNotLastForYearsWhereTheClockWasSetBack() {
        var mark = Mark.first("damaged", NOW);

        assertThat(mark.isOn(NOW.minus(Duration.ofDays(3_000)))).isFalse();
    }

    @Test
    void putsTheUpstreamBehindAllOthersAndItsDamagedPacksOutOfReach() throws Exception {
        try (var database = new InMemoryDatabase()) {
            var marks = new Marks(database);
            assertThat(marks.inOrder(List.of(HUB, STICK), NOW)).containsExactly(STICK, HUB);

            marks.add(STICK.address(), "frame 3 is damaged", Optional.of(PACK), NOW);

            assertThat(marks.inOrder(List.of(HUB, STICK), NOW)).containsExactly(HUB, STICK);
            assertThat(marks.findings(NOW))
                    .containsExactly(new Finding.Lacking(new Finding.Copy(PACK, STICK.address())));
            assertThat(new Marks(database).on(NOW)).containsOnlyKeys("file:///media/stick");
            var later = NOW.plus(Duration.ofDays(2));
            assertThat(marks.inOrder(List.of(HUB, STICK), later)).containsExactly(STICK, HUB);
            assertThat(marks.findings(later)).isEmpty();
        }
    }
}
