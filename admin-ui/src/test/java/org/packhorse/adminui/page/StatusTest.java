package org.packhorse.adminui.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.packhorse.adminui.port.FakeConsole.NOW;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.packhorse.adminui.page.Status.Tone;
import org.packhorse.adminui.port.CollectionView;
import org.packhorse.adminui.port.CollectionView.Origin;
import org.packhorse.adminui.port.CollectionView.Shelf;
import org.packhorse.adminui.port.FakeConsole;
import org.packhorse.adminui.port.Overview.Role;
import org.packhorse.adminui.port.SyncView;
import org.packhorse.adminui.port.SyncView.LastCheck;
import org.packhorse.adminui.port.SyncView.NextCheck;
import org.packhorse.adminui.port.VerifyView;

class StatusTest {
    private final Words words = Languages.ofStaff(ZoneOffset.UTC).find("en").orElseThrow();
    private final FakeConsole console = new FakeConsole();

    private Status status() {
        return Dashboard.of(console, words).status();
    }

    @Test
    void saysUpToDateAndSinceWhen() {
        assertThat(status().title()).isEqualTo("Up to date");
        assertThat(status().tone()).isEqualTo(Tone.GOOD);
        assertThat(readable(status())).contains("Checked 5 min ago.");
    }

    @Test
    void doesNotClaimToBeUpToDateAfterDaysWithoutACheck() {
        console.sync(
                new SyncView.Idle(new LastCheck.NothingNew(NOW.minus(Duration.ofDays(12))), new NextCheck.OnRequest()));

        assertThat(status().tone()).isEqualTo(Tone.NOTICE);
        assertThat(status().title()).isEqualTo("Not checked for 12\u00a0d");
    }

    @Test
    void doesNotClaimToBeUpToDateBeforeTheFirstCheck() {
        console.sync(new SyncView.Idle(new LastCheck.Never(), new NextCheck.OnRequest()));

        assertThat(status().title()).isEqualTo("Not checked yet");
    }

    @Test
    void namesTheCollectionThatIsBehind() {
        console.collections(List.of(
                followed("Stories", new Shelf.Shown(2, 2, 1, 1, NOW)),
                followed("Sums", new Shelf.Shown(2, 5, 1, 1, NOW))));

        assertThat(status().title()).isEqualTo("Version 5 of \u2068Sums\u2069 has not arrived yet");
        assertThat(status().tone()).isEqualTo(Tone.NOTICE);
    }

    @Test
    void tellsHowFarAVersionIsAndHowLongItTakes() {
        console.sync(FakeConsole.arriving());

        assertThat(status().title()).isEqualTo("Version 3 of \u2068Introductory Statistics\u2069 is arriving");
        assertThat(readable(status())).contains("41% – 1.2 MB of 2.9 MB – 3 min left");
        assertThat(status().announcement()).endsWith(": 40%");
    }

    @Test
    void promisesNoTimeWhileNothingMoves() {
        console.sync(new SyncView.Pulling("Sums", 0, 1, 0, 2_900_000, 0, 300));

        assertThat(readable(status())).contains("0% – 0 B of 2.9 MB – waiting for the link");
    }

    @Test
    void tellsHowMuchOfAVersionsContainersIsRebuilt() {
        console.sync(new SyncView.Assembling("Sums", 0, 1, 1_200_000, 2_900_000));

        assertThat(status().title()).isEqualTo("Version 1 of \u2068Sums\u2069 is here and is being put together");
        assertThat(readable(status()))
                .contains("41% – 1.2 MB of 2.9 MB")
                .contains("Students will see it when it is whole.");
        assertThat(status().announcement()).endsWith(": 40%");
    }

    @Test
    void saysNoShareWhereNothingIsRebuilt() {
        console.sync(new SyncView.Assembling("Sums", 1, 2, 0, 0));

        assertThat(status().tone()).isEqualTo(Tone.BUSY);
        assertThat(readable(status())).containsExactly("Students go on seeing version 1 until the new one is whole.");
    }

    @Test
    void aFailureSaysSinceWhenWhyAndWhatToDo() {
        console.sync(FakeConsole.unreachable());

        assertThat(status().tone()).isEqualTo(Tone.ATTENTION);
        assertThat(status().title()).isEqualTo("The hub could not be reached");
        assertThat(readable(status()))
                .anyMatch(line -> line.startsWith("Since Mar 11, 2026") && line.contains("12 min"));
        assertThat(status().details()).hasSize(4);
    }

    @Test
    void damageIsNotHiddenBehindUpToDate() {
        console.verify(new VerifyView.Finished(NOW, 100, 1));

        assertThat(status().tone()).isEqualTo(Tone.ATTENTION);
        assertThat(status().title()).isEqualTo("Stored content is damaged");
    }

    @Test
    void aHubThatPublishesIsReadyAndAnEmptyOneIsNot() {
        console.sync(new SyncView.NothingFollowed()).role(Role.HUB);
        assertThat(status().tone()).isEqualTo(Tone.GOOD);

        console.collections(List.of());

        assertThat(status().tone()).isEqualTo(Tone.NOTICE);
    }

    private static CollectionView followed(String title, Shelf shelf) {
        return new CollectionView("some-id", title, new Origin.Followed(URI.create("https://hub.example.org/")), shelf);
    }

    /** With ordinary spaces. */
    private static List<String> readable(Status status) {
        return status.details().stream()
                .map(line -> line.replace('\u00a0', ' '))
                .toList();
    }
}
