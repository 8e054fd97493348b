package org.packhorse.node.publish.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.packhorse.node.publish.TestHub;
import org.packhorse.node.runtime.MovableClock;
import org.packhorse.node.upstream.Folders;
import org.packhorse.node.upstream.InMemoryUpstream;
import org.packhorse.protocol.exchange.RepositoryPath;
import org.packhorse.protocol.exchange.UpstreamRefresh;
import org.packhorse.protocol.trust.Edition;
import org.packhorse.protocol.trust.Lifetimes;
import org.packhorse.protocol.trust.MetadataFiles;
import org.packhorse.protocol.trust.RefreshOutcome;
import org.packhorse.protocol.trust.TrustedRoot;

/** What a hub tells nodes that have this or that timestamp, through publications, renewals and interruptions. */
final class SinceFilesTest {
    @TempDir
    private Path home = Path.of("set by JUnit");

    private final MovableClock clock = new MovableClock();
    private final InMemoryUpstream link = new InMemoryUpstream();

    @AutoClose
    private TestHub hub;

    /** What nodes have that came by at one time and never since; the first has only the root. */
    private final List<MetadataFiles> nodes = new ArrayList<>();

    @BeforeEach
    void begin() throws Exception {
        hub = new TestHub(home, clock);
        nodes.add(MetadataFiles.pinned(TrustedRoot.pin(Files.readAllBytes(file("1.root.json")))));
    }

    private Path file(String name) {
        return hub.repository().resolve("metadata").resolve(name);
    }

    private void publish(int version) throws Exception {
        hub.write("index.html", "version " + version).publish();
    }

    private void renew() throws Exception {
        clock.move(Duration.ofDays(70));
        hub.publisher().signWhatIsPublished(hub.keys());
    }

    /** The files that a node has which kept {@code local} and comes by now; the questions that it asks. */
    private List<String> refresh(MetadataFiles local) throws Exception {
        link.goBackTo(Folders.read(hub.repository()));
        int before = link.asked().size();
        var outcome = UpstreamRefresh.run(link, local, clock.instant());
        assertThat(outcome).isInstanceOf(RefreshOutcome.Refreshed.class);
        assertThat(outcome.files().find("timestamp.json")).contains(Files.readAllBytes(file("timestamp.json")));
        nodes.add(outcome.files());
        return link.asked().stream()
                .skip(before)
                .map(question -> question.path().value().substring("metadata/".length()))
                .toList();
    }

    @Test
    void bringsEverybodyUpToDateWithOneQuestion() throws Exception {
        long seed = Long.getLong("seed", 1);
        System.out.println("SinceFilesTest: -Dseed=" + seed);
        var random = new Random(seed);
        for (int round = 1; round <= 12; round++) {
            if (random.nextBoolean()) {
                renew();
            } else {
                publish(round);
            }
            var known = List.copyOf(nodes);
            for (int node = 0; node < known.size(); node++) {
                assertThat(refresh(known.get(node)))
                        .as("seed %d, round %d", seed, round)
                        .hasSize(1);
            }
            nodes.clear();
            nodes.addAll(known);
            refresh(known.getFirst());
        }
    }

    @Test
    void forgetsWhoMissedMoreThanItKeeps() throws Exception {
        var folder = new RepositoryFolder(home.resolve("small"));
        var since = new SinceFiles(folder, 3);
        var signing = new Edition.Signing(hub.keys(), Lifetimes.FOR_SCHOOLS, clock.instant());
        for (var edition = Edition.first(signing, List.of());
                edition.timestamp().version() <= 6;
                edition = edition.next(signing, List.of())) {
            for (var file : edition.toPublish().toMap().entrySet()) {
                folder.replace(RepositoryPath.ofMetadata(file.getKey()), file.getValue());
            }
            since.write(edition);
        }

        assertThat(Folders.read(folder.root()).keySet())
                .extracting(path -> path.value().substring("metadata/".length()))
                .containsExactlyInAnyOrder(
                        "1.root.json",
                        "5.snapshot.json",
                        "5.targets.json",
                        "6.snapshot.json",
                        "6.targets.json",
                        "timestamp.json",
                        "at/3",
                        "at/4",
                        "at/5",
                        "at/6",
                        "since/0",
                        "since/3",
                        "since/4",
                        "since/5",
                        "since/6");
    }

    @Test
    void leavesToTheFilesOfTufWhomItTellsNothing() throws Exception {
        publish(1);
        refresh(nodes.getFirst());
        publish(2);
        Files.delete(file("since/2"));

        assertThat(refresh(nodes.getLast()))
                .startsWith("since/2", "timestamp.json")
                .hasSize(5);
    }

    @Test
    void makesUpForAnInterruptionBeforeNodesWereTold() throws Exception {
        publish(1);
        refresh(nodes.getFirst());
        var toldBefore = Folders.read(hub.repository());
        publish(2);
        // The signatures are out; of what tells about them, nothing.
        Files.delete(file("since/3"));
        Files.delete(file("at/3"));
        for (var name : List.of("metadata/since/0", "metadata/since/1", "metadata/since/2")) {
            var path = new RepositoryPath(name);
            Files.write(hub.repository().resolve(name), Objects.requireNonNull(toldBefore.get(path)));
        }

        hub.publisher();

        assertThat(refresh(nodes.getLast())).containsExactly("since/2");
        assertThat(refresh(nodes.getLast())).containsExactly("since/3");
    }

    @Test
    void tellsNothingFalseWhereItsNotesAreDamaged() throws Exception {
        publish(1);
        refresh(nodes.getFirst());
        Files.write(file("at/2"), new byte[] {1, 2, 3});

        publish(2);

        assertThat(file("since/2")).doesNotExist();
        assertThat(refresh(nodes.getLast())).hasSize(5);
        assertThat(refresh(nodes.getFirst())).containsExactly("since/0");
    }
}
