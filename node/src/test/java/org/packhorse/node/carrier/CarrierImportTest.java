package org.packhorse.node.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.packhorse.node.control.ProgressSink;
import org.packhorse.node.publish.TestHub;
import org.packhorse.node.runtime.MovableClock;
import org.packhorse.node.store.Content;
import org.packhorse.node.sync.SyncParts;
import org.packhorse.node.sync.SyncRequest;
import org.packhorse.node.upstream.Upstreams;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.exchange.Fetch;
import org.packhorse.protocol.exchange.Receiver;
import org.packhorse.protocol.exchange.RepositoryPath;
import org.packhorse.protocol.exchange.Traffic;
import org.packhorse.protocol.exchange.Upstream;

class CarrierImportTest {
    private static final CarrierExport.Audience EVERYBODY = new CarrierExport.Audience.Everybody();
    private static final URI HUB = URI.create("http://hub.example/");
    private static final SyncParts.Connector FOLDERS = CarrierImportTest::inFolder;

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
        hub.write("a.html", noise(1)).publish();
        stick.export(EVERYBODY);
    }

    /** Hubs do not answer here. */
    private static Upstream inFolder(URI address) {
        return Upstreams.inFolder(address.equals(HUB) ? Path.of("/missing") : Path.of(address));
    }

    private static byte[] noise(long seed) {
        return Content.noise(seed, 300_000);
    }

    private School school(SyncParts.Connector upstreams) throws Exception {
        return new School(Files.createTempDirectory(place, "node"), hub, clock, HUB, upstreams);
    }

    private static CarrierImport.Result take(School school, Stick stick) throws Exception {
        return school.carriers().run(stick.path(), ProgressSink.NONE);
    }

    private static Inventory report(Stick stick) throws Exception {
        return new ReportFolder(stick.carrier().orElseThrow().nodes())
                .read()
                .inventories()
                .getFirst();
    }

    @Test
    void takesTheNewsAndLeavesAReport() throws Exception {
        try (var school = school(FOLDERS)) {
            var result = take(school, stick);

            assertThat(school.shown()).isEqualTo(new Version(1));
            assertThat(result.problem()).isEmpty();
            assertThat(result.notWritten()).isEmpty();
            assertThat(report(stick).collections().getFirst().held()).containsExactly(1L);
            assertThat(school.carriers().state())
                    .isInstanceOfSatisfying(
                            CarrierState.Done.class,
                            done -> assertThat(done.arrived()).isOne());
        }
    }

    @Test
    void goesNotBackWithAnOldStick() throws Exception {
        hub.write("a.html", noise(2)).publish();
        var newer = Stick.in(place.resolve("newer"), hub, clock);
        newer.export(EVERYBODY);
        try (var school = school(FOLDERS)) {
            take(school, newer);

            var result = take(school, stick);

            assertThat(result.rounds()).hasSize(1);
            assertThat(result.problem()).isEmpty();
            assertThat(school.shown()).isEqualTo(new Version(2));
            assertThat(report(stick).collections().getFirst().shown()).isEqualTo(2);
        }
    }

    @Test
    void takesNothingFromAnotherPublisherAndLeavesAReport() throws Exception {
        try (var stranger = TestHub.ofAStranger(Files.createDirectory(place.resolve("stranger")), clock);
                var school = school(FOLDERS)) {
            stranger.write("a.html", noise(3)).publish();
            var theirs = Stick.in(place.resolve("theirs"), stranger, clock);
            theirs.export(EVERYBODY);

            var result = take(school, theirs);

            assertThat(result.rounds()).isEmpty();
            assertThat(school.shown()).isEqualTo(Version.NOTHING);
            assertThat(report(theirs).name()).isEqualTo("Green Valley");
        }
    }

    @Test
    void saysThatAStickLacksThePackAndTakesItFromTheNext() throws Exception {
        var empty = Stick.in(place.resolve("empty"), hub, clock);
        empty.export(new CarrierExport.Audience.Nodes(java.util.List.of()));
        try (var school = school(FOLDERS)) {
            var first = take(school, empty);
            assertThat(first.problem().orElseThrow().why()).contains("no upstream that answers has a pack");

            take(school, stick);

            assertThat(school.shown()).isEqualTo(new Version(1));
        }
    }

    @Test
    void showsNothingOfAForgedPack() throws Exception {
        try (var files = Files.walk(stick.path())) {
            for (var pack : files.filter(f -> f.toString().endsWith(".pack")).toList()) {
                var bytes = Files.readAllBytes(pack);
                bytes[bytes.length - 1]++;
                Files.write(pack, bytes);
            }
        }
        try (var school = school(FOLDERS)) {
            var result = take(school, stick);

            assertThat(result.problem()).isPresent();
            assertThat(school.shown()).isEqualTo(Version.NOTHING);
        }
    }

    @Test
    void survivesBeingPulledOutInTheMiddle() throws Exception {
        var pocket = place.resolve("pocket");
        SyncParts.Connector pulledOut = address -> address.equals(HUB)
                ? inFolder(address)
                : new Meddled(Path.of(address), () -> {
                    if (!Files.exists(pocket)) {
                        Files.move(stick.path(), pocket);
                    }
                });
        try (var school = school(pulledOut)) {
            var result = take(school, stick);
            assertThat(result.notWritten().orElseThrow()).contains("pulled out");
            assertThat(stick.path()).doesNotExist();

            Files.move(pocket, stick.path());
            Files.createDirectory(pocket); // so that it stays this time
            take(school, stick);

            assertThat(school.shown()).isEqualTo(new Version(1));
        }
    }

    @Test
    void aRoundWithAHubGivesWay() throws Exception {
        var pulling = new CountDownLatch(1);
        var pluggedIn = new CountDownLatch(1);
        SyncParts.Connector slowHub = address -> address.equals(HUB)
                ? new Meddled(hub.repository(), () -> {
                    pulling.countDown();
                    awaitSignal(pluggedIn);
                })
                : Upstreams.inFolder(Path.of(address));
        try (var school = school(slowHub)) {
            var asked = school.runner().syncNow(SyncRequest.USUAL);
            assertThat(pulling.await(60, TimeUnit.SECONDS)).isTrue();
            var visit = school.runner()
                    .syncFrom(java.util.Map.of(
                            stick.publisher(), stick.repository().toUri()));
            pluggedIn.countDown();

            assertThat(visit.get(60, TimeUnit.SECONDS).getFirst().arrived()).hasSize(1);
            assertThat(asked.get(60, TimeUnit.SECONDS).getFirst().problem()).isEmpty();
            assertThat(school.shown()).isEqualTo(new Version(1));
        }
    }

    private static void awaitSignal(CountDownLatch latch) throws IOException {
        try {
            latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Test
    void refusesAFolderThatIsNoStickOfOurs() throws Exception {
        try (var school = school(FOLDERS)) {
            assertThatThrownBy(() -> school.carriers().run(place.resolve("hub"), ProgressSink.NONE))
                    .isInstanceOf(RefusedInputException.class)
                    .hasMessageContaining("there is no folder 'packhorse' on it");
        }
    }

    private interface Meddling {
        void run() throws IOException;
    }

    /** A folder with which something happens whenever a piece of a pack was read from it. */
    private record Meddled(Path folder, Meddling meddling) implements Upstream {
        @Override
        public String address() {
            return folder.toString();
        }

        @Override
        public Fetch fetch(RepositoryPath path, long offset, long limitBytes, Receiver receiver)
                throws IOException, InterruptedException {
            try (var inner = Upstreams.inFolder(folder)) {
                return inner.fetch(path, offset, limitBytes, bytes -> {
                    if (path.value().endsWith(".pack")) {
                        meddling.run();
                    }
                    receiver.accept(bytes);
                });
            }
        }

        @Override
        public Traffic traffic() {
            return Traffic.NONE;
        }

        @Override
        public void close() {
            // nothing stays open
        }
    }
}
