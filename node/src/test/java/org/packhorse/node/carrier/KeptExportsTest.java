package org.packhorse.node.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.packhorse.node.control.ProgressSink;
import org.packhorse.node.publish.TestHub;
import org.packhorse.node.runtime.MovableClock;
import org.packhorse.node.upstream.Upstreams;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.content.Version;

/** A school fills a stick for the next one. */
class KeptExportsTest {
    private static final CarrierExport.Audience EVERYBODY = new CarrierExport.Audience.Everybody();
    private static final long PLENTY = 1 << 30;

    @TempDir
    private Path place = Path.of("set by JUnit");

    private final MovableClock clock = new MovableClock();

    @AutoClose
    private TestHub hub;

    private Stick fromHub;
    private Stick passedOn;

    @BeforeEach
    void publish() throws Exception {
        hub = new TestHub(Files.createDirectory(place.resolve("hub")), clock);
        fromHub = Stick.in(place.resolve("from-hub"), hub, clock);
        passedOn = Stick.in(place.resolve("passed-on"), hub, clock);
        hub.write("a.html", "version 1").publish();
        fromHub.export(EVERYBODY);
    }

    private School school(long keepBytes) throws Exception {
        return new School(
                Files.createTempDirectory(place, "node"),
                hub,
                clock,
                URI.create("http://hub.example/"),
                address -> Upstreams.inFolder(Path.of(address)),
                keepBytes);
    }

    private static void take(School school, Stick stick) throws Exception {
        assertThat(school.carriers().run(stick.path(), ProgressSink.NONE).problem())
                .isEmpty();
    }

    private List<CarrierExport.Result> export(School school, Set<CollectionId> collections) throws Exception {
        var order = new CarrierExport.Order(passedOn.path(), collections, EVERYBODY, false, false);
        return school.exports(clock).run(order, ProgressSink.NONE);
    }

    @Test
    void theNextSchoolTakesWhatTheFirstHasKept() throws Exception {
        try (var first = school(PLENTY);
                var next = school(0)) {
            take(first, fromHub);

            var exported = export(first, Set.of());
            take(next, passedOn);

            assertThat(exported).hasSize(1);
            assertThat(exported.getFirst().packs()).hasSize(1);
            assertThat(next.shown()).isEqualTo(new Version(1));
        }
    }

    @Test
    void leavesPacksOnTheStickThatTheHubPutThere() throws Exception {
        try (var school = school(PLENTY)) {
            take(school, fromHub);
            hub.write("a.html", "version 2").publish();
            fromHub.export(EVERYBODY);
            passedOn.export(EVERYBODY);
            var before = passedOn.packs();
            take(school, fromHub);

            export(school, Set.of(TestHub.LESSONS));

            assertThat(passedOn.packs()).containsAll(before);
        }
    }

    @Test
    void saysHowToKeepPacksWhereThereAreNone() throws Exception {
        try (var school = school(0)) {
            take(school, fromHub);

            assertThatThrownBy(() -> export(school, Set.of()))
                    .isInstanceOf(RefusedInputException.class)
                    .hasMessageContaining("no packs are kept here")
                    .hasMessageContaining("[neighbours]");
        }
    }

    @Test
    void refusesACollectionOfWhichNothingIsKept() throws Exception {
        try (var school = school(PLENTY)) {
            take(school, fromHub);

            assertThatThrownBy(() -> export(school, Set.of(TestHub.LESSONS, new CollectionId("songs"))))
                    .isInstanceOf(RefusedInputException.class)
                    .hasMessageContaining("songs");
            assertThat(passedOn.path()).isEmptyDirectory();
        }
    }
}
