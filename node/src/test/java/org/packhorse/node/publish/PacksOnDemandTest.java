package org.packhorse.node.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.packhorse.node.publish.TestHub.LESSONS;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.packhorse.node.publish.PacksOnDemand.Outcome;
import org.packhorse.node.publish.PacksOnDemand.Prospect;
import org.packhorse.node.runtime.MovableClock;
import org.packhorse.node.store.Content;
import org.packhorse.node.store.FaultyDatabase;
import org.packhorse.node.store.InMemoryDatabase;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.exchange.PackOffer;

/** A pack that is made because somebody asked is like any other. */
final class PacksOnDemandTest {
    /** Nothing leads on from there: it is six versions back, and not the one of the full pack, which is 1. */
    private static final Version STRANDED = new Version(2);

    private static final Version NEWEST = new Version(8);

    private final FaultyDatabase database = new FaultyDatabase(new InMemoryDatabase());

    @AutoClose
    private TestHub hub;

    @BeforeEach
    void publishEight(@TempDir Path home) throws Exception {
        hub = new TestHub(home, new MovableClock(), database);
        hub.write("film.jpg", Content.noise(1, 20_000));
        for (int version = 1; version <= NEWEST.number(); version++) {
            publishNext(version);
        }
    }

    private void publishNext(int version) throws Exception {
        hub.write("page" + version + ".html", Content.text(version, 1_000)).publish();
    }

    private Outcome make(Version from) throws Exception {
        return hub.publisher().onDemand().make(LESSONS, from, hub.keys(), PackingWatcher.NONE);
    }

    private PackOffer made() throws Exception {
        return ((Outcome.Made) make(STRANDED)).pack();
    }

    private byte[] madeByPublication(Version from) throws Exception {
        var bytes = new ByteArrayOutputStream();
        new PackMaking(hub.catalog(), hub.blobs(), hub.work())
                .runFrom(
                        hub.catalog().findVersion(LESSONS, from).orElseThrow(),
                        hub.catalog().findShown(LESSONS).orElseThrow(),
                        (offer, head, frames) -> {
                            bytes.write(head);
                            Files.copy(frames, bytes);
                        },
                        PackingWatcher.NONE);
        return bytes.toByteArray();
    }

    @Test
    void isAStaticFileSignedLikeOthersByteForByteWhatAPublicationWouldMake() throws Exception {
        assertThat(hub.publisher().onDemand().prospect(LESSONS, STRANDED)).isEqualTo(new Prospect.Possible(NEWEST));

        var pack = made();

        assertThat(pack.from()).isEqualTo(STRANDED);
        assertThat(pack.to()).isEqualTo(NEWEST);
        assertThat(SignedTargets.of(hub.repository())).contains(pack.path(), pack.headPath());
        assertThat(hub.repository().resolve(pack.path().value())).hasBinaryContent(madeByPublication(STRANDED));
        assertThat(hub.publisher().needsSigning()).isFalse();
        assertThat(hub.publisher().onDemand().prospect(LESSONS, STRANDED)).isEqualTo(new Prospect.Offered());
    }

    @Test
    void goesLikeAnyOtherPack() throws Exception {
        var pack = made();
        var file = hub.repository().resolve(pack.path().value());

        publishNext(9);
        assertThat(file).exists();
        assertThat(SignedTargets.of(hub.repository())).contains(pack.path());
        publishNext(10);
        assertThat(SignedTargets.of(hub.repository())).doesNotContain(pack.path());
        assertThat(file).as("for nodes in the middle of it").exists();
        publishNext(11);

        assertThat(file).doesNotExist();
    }

    @Test
    void isNotMadeTwiceNorWhereAWayIsOfferedNorOfWhatDoesNotExist() throws Exception {
        made();

        assertThat(make(STRANDED)).isInstanceOf(Outcome.Refused.class);
        assertThat(make(new Version(7))).isEqualTo(new Outcome.Refused("a way from version 7 is offered by now"));
        assertThat(make(NEWEST)).isInstanceOf(Outcome.Refused.class);
        var demand = hub.publisher().onDemand();
        assertThat(demand.prospect(LESSONS, NEWEST)).isEqualTo(new Prospect.Unknown());
        assertThat(demand.prospect(LESSONS, new Version(1_000_000))).isEqualTo(new Prospect.Unknown());
        assertThat(demand.prospect(new CollectionId("zoology"), STRANDED)).isEqualTo(new Prospect.Unknown());
    }

    @Test
    void isNotMadeFromWhatIsNotKeptNorOfTooMuchNorWhereItIsOfNoUse() throws Exception {
        var small = hub.publisher().onDemand(1_000);
        assertThat(((Outcome.Refused) small.make(LESSONS, STRANDED, hub.keys(), PackingWatcher.NONE)).why())
                .startsWith("too much has changed since version 2: ");
        hub.catalog().forgetOldVersions((_, version) -> !version.equals(STRANDED));
        assertThat(make(STRANDED)).isEqualTo(new Outcome.Refused("version 2 is not kept any more"));

        for (int file = 1; file <= 9; file++) {
            hub.write("page" + file + ".html", Content.text(100 + file, 1_000));
        }
        hub.write("film.jpg", Content.noise(2, 20_000)).publish();

        assertThat(make(new Version(3)))
                .isEqualTo(new Outcome.Refused("a pack from version 3 would hardly be shorter than a full one"));
        assertThat(Set.copyOf(SignedTargets.of(hub.repository())))
                .allMatch(path -> Files.exists(hub.repository().resolve(path.value())));
    }

    @Test
    void leavesAWholeRepositoryWhereItIsKilledAndTheNextStartSignsIt() throws Exception {
        for (boolean afterwards : new boolean[] {false, true}) {
            database.killAfter(0, afterwards);
            assertThatExceptionOfType(FaultyDatabase.Killed.class).isThrownBy(this::made);
            database.heal();
            assertThat(SignedTargets.of(hub.repository()))
                    .allMatch(path -> Files.exists(hub.repository().resolve(path.value())));
        }
        var restarted = hub.publisher();
        assertThat(restarted.needsSigning()).isTrue();

        restarted.signWhatIsPublished(hub.keys());

        assertThat(SignedTargets.of(hub.repository()))
                .anyMatch(path -> path.value().matches("targets/lessons/8/.*from-2.pack"));
    }

    @Test
    void isGivenUpWhenToldToAndLeavesNothing() throws Exception {
        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> hub.publisher().onDemand().make(LESSONS, STRANDED, hub.keys(), _ -> {
                    throw new InterruptedException("told so by the test");
                }));

        assertThat(hub.work()).isEmptyDirectory();
        assertThat(hub.publisher().onDemand().prospect(LESSONS, STRANDED)).isEqualTo(new Prospect.Possible(NEWEST));
    }
}
