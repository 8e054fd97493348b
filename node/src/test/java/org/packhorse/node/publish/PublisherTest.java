package org.packhorse.node.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.packhorse.node.publish.TestHub.LESSONS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.packhorse.node.publish.repository.RepositoryFolder;
import org.packhorse.node.publish.repository.SignedRepository;
import org.packhorse.node.runtime.MovableClock;
import org.packhorse.node.store.Content;
import org.packhorse.node.store.FaultyDatabase;
import org.packhorse.node.store.InMemoryDatabase;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.content.Version;

final class PublisherTest {
    private final MovableClock clock = new MovableClock();
    private final FaultyDatabase database = new FaultyDatabase(new InMemoryDatabase());

    @AutoClose
    private TestHub hub;

    @BeforeEach
    void begin(@TempDir Path home) throws Exception {
        hub = new TestHub(home, clock, database);
    }

    /** Targets in the repository: collection, version and what, without the digest. */
    private List<String> targets() throws IOException {
        var names = new ArrayList<String>();
        try (var files = Files.walk(hub.repository().resolve("targets"))) {
            files.filter(Files::isRegularFile)
                    .map(file -> hub.repository().relativize(file).toString())
                    .forEach(names::add);
        }
        return names.stream()
                .map(name -> name.replaceAll("[0-9a-f]{64}\\.", ""))
                .sorted()
                .toList();
    }

    @Test
    void leadsFromSeveralVersionsAndKeepsWhatWasOfferedBefore() throws Exception {
        for (int version = 1; version <= 6; version++) {
            hub.write("index.html", "version " + version);
            assertThat(hub.publish().version()).isEqualTo(new Version(version));
        }

        assertThat(targets().stream().filter(name -> !name.endsWith(".head")))
                .contains(
                        "targets/lessons/5/from-4.pack",
                        "targets/lessons/5/manifest",
                        "targets/lessons/6/from-0.pack",
                        "targets/lessons/6/from-2.pack",
                        "targets/lessons/6/from-4.pack",
                        "targets/lessons/6/from-5.pack",
                        "targets/lessons/6/manifest")
                .noneMatch(name -> name.startsWith("targets/lessons/3/"));
    }

    @Test
    void newcomersDoNotFetchWhatWasWithdrawn() throws Exception {
        hub.write("film.mp4", Content.noise(1, 50_000)).write("index.html", "one");
        hub.publish();
        Files.delete(hub.folder().resolve("film.mp4"));
        hub.publish();

        assertThat(targets()).contains("targets/lessons/2/from-0.pack");
    }

    @Test
    void saysWhatPublishingWouldCostAndChangesNothing() throws Exception {
        hub.write("index.html", Content.text(1, 20_000)).publish();
        hub.write("index.html", Content.text(2, 20_000)).importFolder();
        var before = targets();

        var estimated = hub.publisher().estimate(LESSONS, PackingWatcher.NONE);

        assertThat(targets()).isEqualTo(before);
        assertThat(hub.work()).isEmptyDirectory();
        assertThat(hub.catalog().findShown(LESSONS).orElseThrow().version()).isEqualTo(new Version(1));
        assertThat(hub.publisher().publish(LESSONS, hub.keys(), PackingWatcher.NONE))
                .isEqualTo(estimated);
    }

    @Test
    void refusesToPublishWhatWasNeverImported() {
        assertThatExceptionOfType(RefusedInputException.class)
                .isThrownBy(() -> hub.publisher().publish(LESSONS, hub.keys(), bytes -> {}))
                .withMessageContaining("there is nothing to publish");
    }

    @Test
    void refusesToPublishTheSameAgain() throws Exception {
        hub.write("index.html", "one").publish();

        assertThatExceptionOfType(RefusedInputException.class)
                .isThrownBy(() -> hub.publish())
                .withMessageContaining("nothing has changed since version 1");
    }

    @Test
    void givesADraftTheNextNumberThoughAnotherWasPublishedSinceItsImport() throws Exception {
        hub.write("index.html", "one").importFolder();
        var early = hub.database().find(DraftColumns.DRAFTS, LESSONS).orElseThrow();
        hub.write("index.html", "two").publish();
        hub.database().change().put(DraftColumns.DRAFTS, LESSONS, early).commit();

        var published = hub.publisher().publish(LESSONS, hub.keys(), bytes -> {});

        assertThat(published.version()).isEqualTo(new Version(2));
        assertThat(hub.catalog().findShown(LESSONS).orElseThrow().version()).isEqualTo(new Version(2));
    }

    @Test
    void losesNothingThatIsServedWhereItIsKilledAnywhere() throws Exception {
        hub.write("index.html", "one").publish();
        int version = 1;
        int kills = 0;
        for (boolean afterwards : new boolean[] {false, true}) {
            for (int commit = 0; commit < 5; commit++) {
                hub.write("index.html", afterwards + " " + commit).importFolder();
                database.killAfter(commit, afterwards);
                try {
                    hub.publisher().publish(LESSONS, hub.keys(), bytes -> {});
                } catch (FaultyDatabase.Killed e) {
                    kills++;
                }
                database.heal();
                assertServesWhatIsSigned();

                // What the next start of a hub does.
                var publisher = hub.publisher();
                if (publisher.needsSigning()) {
                    publisher.signWhatIsPublished(hub.keys());
                }
                assertThat(publisher.needsSigning()).isFalse();
                if (database.find(DraftColumns.DRAFTS, LESSONS).isPresent()) {
                    publisher.publish(LESSONS, hub.keys(), bytes -> {});
                }
                assertServesWhatIsSigned();
                version++;
                assertThat(publisher.needsSigning()).isFalse();
            }
        }
        assertThat(kills).isEqualTo(2);
        assertThat(version).isEqualTo(11);
    }

    /** A stranger who pulls from the repository as it is gets a whole version. */
    private void assertServesWhatIsSigned() throws Exception {
        var signed = new SignedRepository(new RepositoryFolder(hub.repository()));
        assertThat(signed.fingerprint()).isNotNull();
        for (var place : SignedTargets.of(hub.repository())) {
            assertThat(hub.repository().resolve(place.value())).isRegularFile();
        }
    }

    @Test
    void signsWhatAnInterruptedPublicationLeftUnsignedWhenAskedAgain() throws Exception {
        hub.write("index.html", "one").publish();
        hub.write("index.html", "two").importFolder();
        database.killAfter(0, true);
        assertThatExceptionOfType(FaultyDatabase.Killed.class)
                .isThrownBy(() -> hub.publisher().publish(LESSONS, hub.keys(), bytes -> {}));
        database.heal();
        assertThat(hub.publisher().needsSigning()).isTrue();

        var published = hub.publisher().publish(LESSONS, hub.keys(), bytes -> {});

        assertThat(published.version())
                .isEqualTo(hub.catalog().findState(LESSONS).orElseThrow().shown());
        assertThat(published.changedFiles()).isZero();
        assertThat(hub.publisher().needsSigning()).isFalse();
    }

    @Test
    void renewsSignaturesThatGrowOld() throws Exception {
        hub.write("index.html", "one").publish();
        clock.move(Duration.ofDays(59));
        assertThat(hub.publisher().needsSigning()).isFalse();
        clock.move(Duration.ofDays(2));
        assertThat(hub.publisher().needsSigning()).isTrue();

        hub.publisher().publish(LESSONS, hub.keys(), bytes -> {});

        assertThat(hub.publisher().needsSigning()).isFalse();
    }

    @Test
    void givesUpWhenToldToAndLeavesNothing() throws Exception {
        hub.write("index.html", Content.text(1, 10_000)).importFolder();

        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> hub.publisher().publish(LESSONS, hub.keys(), bytes -> {
                    throw new InterruptedException("told so by the test");
                }));

        assertThat(hub.work()).isEmptyDirectory();
        assertThat(hub.catalog().findShown(LESSONS)).isEmpty();
        assertThat(hub.publisher().publish(LESSONS, hub.keys(), bytes -> {}).version())
                .isEqualTo(new Version(1));
    }

    @Test
    void clearsAwayWhatAKilledPublicationLeft() throws Exception {
        Files.createDirectories(hub.work());
        Files.writeString(hub.work().resolve("frames123.tmp"), "half a pack");
        Files.writeString(hub.work().resolve("lessons.abc.head"), "of a pull");

        hub.publisher();

        assertThat(hub.work()).isDirectoryNotContaining("glob:**.tmp").isDirectoryContaining("glob:**.head");
    }

    @Test
    void doesNotPublishWhatItFollows() throws Exception {
        hub.write("index.html", "one").importFolder();
        var followed = new org.packhorse.node.catalog.CollectionState.Source.Followed(
                new org.packhorse.node.catalog.OriginId(org.packhorse.protocol.content.Digest.ofContent(new byte[0])));
        hub.catalog().keep(org.packhorse.node.catalog.CollectionState.created(LESSONS, followed));

        assertThatExceptionOfType(RefusedInputException.class)
                .isThrownBy(() -> hub.publisher().publish(LESSONS, hub.keys(), bytes -> {}))
                .withMessageContaining("it is followed, not published here");
    }
}
