package org.packhorse.node.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.packhorse.node.carrier.CarrierExport.Audience;
import org.packhorse.node.publish.TestHub;
import org.packhorse.node.runtime.MovableClock;
import org.packhorse.node.store.Content;
import org.packhorse.node.upstream.Upstreams;
import org.packhorse.protocol.content.RefusedInputException;

class CarrierExportTest {
    private static final long PART_BYTES = 70_000;
    private static final Audience EVERYBODY = new Audience.Everybody();
    private static final Audience VISITED = new Audience.Visited();

    @TempDir
    private Path place = Path.of("set by JUnit");

    private final MovableClock clock = new MovableClock();

    @AutoClose
    private TestHub hub;

    private Stick stick;

    @BeforeEach
    void publish() throws Exception {
        hub = new TestHub(Files.createDirectory(place.resolve("hub")), clock);
        stick = Stick.in(place.resolve("stick"), hub, clock);
        hub.write("a.html", Content.noise(1, 200_000)).publish();
        hub.write("b.html", Content.noise(2, 100_000)).publish();
    }

    private void leaveReport(Inventory inventory) throws IOException {
        try (var files = new MountedFiles()) {
            var folder = stick.path().toRealPath().resolve("packhorse");
            files.begin(folder);
            new ReportFolder(folder.resolve("nodes")).write(inventory, files);
        }
    }

    @Test
    void carriesForEverybodyWhatLeadsToTheNewestVersion() throws Exception {
        var result = stick.export(EVERYBODY);

        assertThat(stick.files())
                .containsExactly(
                        "metadata/1.root.json",
                        "metadata/3.snapshot.json",
                        "metadata/3.targets.json",
                        "metadata/timestamp.json",
                        "targets/lessons/1/from-0.pack",
                        "targets/lessons/2/from-1.pack");
        assertThat(result.dropped()).isEmpty();
    }

    @Test
    void carriesExactlyWhatTheNodesThatReportLack() throws Exception {
        leaveReport(stick.node(1, TestHub.LESSONS, 1L));
        leaveReport(stick.node(2, TestHub.LESSONS, 1L, 2L));

        stick.export(VISITED);

        assertThat(stick.packs()).containsExactly("targets/lessons/2/from-1.pack");
    }

    @Test
    void carriesForTwoNodesWithDifferentVersionsWhatBothLack() throws Exception {
        var nodes = new Audience.Nodes(List.of(stick.node(1, TestHub.LESSONS, 1L), stick.node(2, TestHub.LESSONS)));

        stick.export(nodes);

        assertThat(stick.packs()).containsExactly("targets/lessons/1/from-0.pack", "targets/lessons/2/from-1.pack");
    }

    @Test
    void carriesOnlyMetadataForWhoHasEverything() throws Exception {
        stick.export(new Audience.Nodes(List.of(stick.node(1, TestHub.LESSONS, 2L))));

        assertThat(stick.files()).contains("metadata/timestamp.json");
        assertThat(stick.packs()).isEmpty();
    }

    @Test
    void remembersTheNodesThatReported() throws Exception {
        leaveReport(stick.node(7, TestHub.LESSONS, 1L));

        stick.export(VISITED);

        assertThat(stick.seen().all())
                .extracting(seen -> seen.inventory().name())
                .containsExactly("School 7");
        assertThat(stick.seen().find("School 7")).isPresent();
    }

    @Test
    void refusesReportsThatAreNoneAndGoesOn() throws Exception {
        leaveReport(stick.node(7, TestHub.LESSONS, 1L));
        var nodes = stick.path().resolve("packhorse/nodes");
        Files.writeString(nodes.resolve("f".repeat(64) + ".json"), "[".repeat(10_000));
        Files.write(nodes.resolve("e".repeat(64) + ".json"), new byte[InventoryJson.LIMIT_BYTES + 1]);
        Files.copy(nodes.resolve("0".repeat(63) + "7.json"), nodes.resolve("d".repeat(64) + ".json"));
        Files.createSymbolicLink(nodes.resolve("c".repeat(64) + ".json"), Path.of("/dev/zero"));
        Files.writeString(nodes.resolve("holiday.jpg"), "not ours");

        var result = stick.export(VISITED);

        assertThat(result.nodes()).hasSize(1);
        assertThat(result.refused()).hasSize(4);
    }

    @Test
    void goesOnAfterBeingPulledOutAtAnyStep() throws Exception {
        var whole = Stick.in(place.resolve("whole"), hub, clock);
        whole.export(order(whole), FailingFiles.sound(), Stick.PLENTY, PART_BYTES);
        for (long steps = 0; ; steps++) {
            var pulled = Stick.in(place.resolve("pulled-" + steps), hub, clock);
            if (exportsWithin(steps, pulled)) {
                break;
            }
            assertHalfBelievesNothing(pulled);
            pulled.export(order(pulled), FailingFiles.sound(), Stick.PLENTY, PART_BYTES);
            assertThat(pulled.files()).as("after %d steps", steps).isEqualTo(whole.files());
            steps += steps / 4;
        }
    }

    private static CarrierExport.Order order(Stick stick) {
        return Stick.order(stick.path(), EVERYBODY);
    }

    private static boolean exportsWithin(long steps, Stick stick) throws Exception {
        try {
            stick.export(order(stick), FailingFiles.pulledOutAfter(steps), Stick.PLENTY, PART_BYTES);
            return true;
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("pulled out");
            return false;
        }
    }

    /** Without its timestamp a stick offers nothing; with it, all of it is there. */
    private void assertHalfBelievesNothing(Stick stick) throws Exception {
        if (stick.carrier().isPresent() && stick.carrier().get().has(stick.publisher())) {
            try (var there = Upstreams.inFolder(stick.repository())) {
                assertThat(TrustedOffers.read(there, stick.publisher(), clock.instant())
                                .packs())
                        .isNotEmpty();
            }
        }
    }

    @Test
    void saysThatTheStickIsFull() {
        assertThatThrownBy(() -> stick.export(order(stick), FailingFiles.fullAfter(250_000), Stick.PLENTY, 1 << 30))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the stick is full");
    }

    @Test
    void saysBeforeWritingThatTheStickIsTooSmall() throws Exception {
        assertThatThrownBy(() -> stick.export(order(stick), FailingFiles.sound(), 5_000_000 - 400_000, 1 << 30))
                .isInstanceOf(RefusedInputException.class)
                .hasMessageContaining("there is room for");

        assertThat(stick.path().resolve("packhorse")).doesNotExist();
    }

    @Test
    void writesWhatFitsWhereThatIsWanted() throws Exception {
        var whatFits = new CarrierExport.Order(stick.path(), Set.of(), EVERYBODY, true, false);

        var result = stick.export(whatFits, FailingFiles.sound(), 5_000_000 - 400_000, 1 << 30);

        assertThat(stick.packs()).containsExactly("targets/lessons/2/from-1.pack");
        assertThat(result.dropped()).singleElement().satisfies(dropped -> {
            assertThat(dropped.wish().who()).isEqualTo("newcomers");
            assertThat(dropped.neededBytes().orElseThrow()).isGreaterThan(300_000);
        });
    }

    @Test
    void writesNothingInADryRun() throws Exception {
        var dry = new CarrierExport.Order(stick.path(), Set.of(), EVERYBODY, false, true);

        var result = stick.export(dry, FailingFiles.pulledOutAfter(0), Stick.PLENTY, 1 << 30);

        assertThat(result.packs()).hasSize(2);
        assertThat(stick.path()).isEmptyDirectory();
    }

    @Test
    void removesWhatNobodySignsAnyMoreAndNothingElse() throws Exception {
        stick.export(EVERYBODY);
        var foreign = Files.writeString(stick.repository().resolve("targets/lessons/2/notes.txt"), "mine");
        Files.createDirectory(stick.repository().resolve("metadata/since"));
        var shortcut = Files.writeString(stick.repository().resolve("metadata/since/3"), "=");
        var unsigned = Files.writeString(
                stick.repository().resolve("targets/lessons/2/" + "f".repeat(64) + ".from-0.pack"), "of long ago");
        hub.write("c.html", Content.noise(3, 1_000)).publish();

        stick.export(EVERYBODY);

        assertThat(stick.packs()).contains("targets/lessons/3/from-2.pack", "targets/lessons/2/notes.txt");
        assertThat(unsigned).doesNotExist();
        assertThat(foreign).hasContent("mine");
        assertThat(shortcut).doesNotExist();
    }

    @Test
    void takesNoStickBack() throws Exception {
        stick.export(EVERYBODY);
        var old = place.resolve("old");
        copy(hub.repository(), old);
        hub.write("c.html", Content.noise(3, 1_000)).publish();
        stick.export(EVERYBODY);

        assertThatThrownBy(() -> {
                    try (var repository = Upstreams.inFolder(old)) {
                        new CarrierExport(stick.publisher(), stick.seen(), clock)
                                .run(order(stick), repository, org.packhorse.node.control.ProgressSink.NONE);
                    }
                })
                .isInstanceOf(RefusedInputException.class)
                .hasMessageContaining("newer");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var all = Files.walk(from)) {
            for (var file : all.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    @Test
    void followsNoLinkOffTheStick() throws Exception {
        var elsewhere = Files.createDirectory(place.resolve("elsewhere"));
        Files.createDirectory(stick.path().resolve("packhorse"));
        Files.createSymbolicLink(stick.path().resolve("packhorse/publishers"), elsewhere);

        assertThatThrownBy(() -> stick.export(EVERYBODY)).isInstanceOf(IOException.class);

        assertThat(elsewhere).isEmptyDirectory();
    }
}
