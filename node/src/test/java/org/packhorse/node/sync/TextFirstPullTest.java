package org.packhorse.node.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.packhorse.node.publish.TestHub.LESSONS;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.packhorse.node.link.Budget;
import org.packhorse.node.link.Link;
import org.packhorse.node.link.LinkKind;
import org.packhorse.node.link.Windows;
import org.packhorse.node.publish.MetadataFile;
import org.packhorse.node.store.Content;
import org.packhorse.node.store.FaultyDatabase;
import org.packhorse.node.store.InMemoryDatabase;
import org.packhorse.protocol.content.Version;

/** A school reads the lessons while their films are still to come. */
final class TextFirstPullTest extends PullFixture {
    private static final long DAILY = 150_000;

    private void writeLessonAndFilm(int seed) throws Exception {
        hub.write("index.html", Content.text(seed, 30_000)).write("film.mp4", Content.noise(seed, 400_000));
        hub.importFolder(hub.later("video/*"), MetadataFile.NONE, false);
        publish();
    }

    @Test
    void takesTheWayThroughTheText() throws Exception {
        writeLessonAndFilm(1);
        pull();
        assertShowsTheHubsFolder(2);
        assertThat(packsAsked(0)).containsExactly(pack(0, 1), pack(1, 2));

        int before = link.asked().size();
        writeLessonAndFilm(2);
        assertThat(pack(2, 4)).as("the direct way").isNotEmpty();
        pull();

        assertShowsTheHubsFolder(4);
        assertThat(packsAsked(before)).containsExactly(pack(2, 3), pack(3, 4));
    }

    @Test
    void showsTheTextWhileTheFilmWaitsForTheBudgetOfTheNextDays() throws Exception {
        var sim = new Link(
                "sim",
                LinkKind.SIM,
                Windows.always(ZoneOffset.UTC),
                OptionalLong.of(10_000),
                new Budget(OptionalLong.of(DAILY), OptionalLong.empty(), 1),
                Optional.empty());
        var line = new PaidLink(sim, link, clock, new FaultyDatabase(new InMemoryDatabase()));
        writeLessonAndFilm(1);
        try (var school =
                new TestNode(home.resolve("school"), clock, line).follow(hub.repository(), LESSONS, PaidLink.HUB)) {
            var shown = new ArrayList<Version>();
            for (int day = 0; day < 4; day++) {
                var rest = school.pull();
                assertThat(rest.problem()).isEmpty();
                shown.add(school.version(LESSONS));
                if (day == 0) {
                    assertThat(school.files(LESSONS)).containsOnlyKeys("index.html");
                }
                clock.move(Duration.between(clock.instant(), rest.until()));
            }

            assertThat(shown.getFirst()).isEqualTo(new Version(1));
            assertThat(shown.getLast()).isEqualTo(new Version(2));
            assertThat(school.files(LESSONS)).isEqualTo(hub.files());
        }
    }
}
