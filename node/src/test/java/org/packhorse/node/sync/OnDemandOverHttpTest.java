package org.packhorse.node.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.packhorse.node.publish.TestHub.LESSONS;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.packhorse.node.hub.Demand;
import org.packhorse.node.hub.Demands;
import org.packhorse.node.hub.PackWorkshop;
import org.packhorse.node.hub.RepositoryHandler;
import org.packhorse.node.hub.WantedHandler;
import org.packhorse.node.identity.KeyFolder;
import org.packhorse.node.publish.ChosenKeys;
import org.packhorse.node.publish.TestHub;
import org.packhorse.node.runtime.MovableClock;
import org.packhorse.node.store.Content;
import org.packhorse.node.store.InMemoryDatabase;
import org.packhorse.node.transport.HttpHandler;
import org.packhorse.node.transport.Response;
import org.packhorse.node.transport.Routes;
import org.packhorse.node.transport.server.HttpServer;
import org.packhorse.node.upstream.Upstreams;
import org.packhorse.node.upstream.http.HttpClientSettings;
import org.packhorse.protocol.content.Version;

/** From the question of a school that was away to the pack, over real sockets, with a hub that is restarted in between. */
final class OnDemandOverHttpTest {
    /** From 2 and from 6 nothing leads on. */
    private static final int NEWEST = 12;

    @TempDir
    private Path home = Path.of("set by JUnit");

    private final MovableClock clock = new MovableClock();
    private final Upstreams upstreams = Upstreams.create(HttpClientSettings.PATIENT);
    private KeyFolder keys = new KeyFolder(Path.of("set below"));
    private TestHub hub;
    private Demands demands;
    private HttpServer server;
    private PackWorkshop workshop;
    private volatile HttpHandler running = request -> Response.plain(503, "not started");

    @BeforeEach
    void begin() throws Exception {
        keys = new KeyFolder(home.resolve("keys"));
        hub = new TestHub(
                Files.createDirectories(home.resolve("hub")),
                clock,
                new InMemoryDatabase(),
                keys.create(new ChosenKeys()));
        demands = new Demands(hub.database());
        server = new HttpServer(
                org.packhorse.node.transport.server.HttpServerSettings.on(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
                request -> running.handle(request));
        server.start();
        startHub();
    }

    /** At the same address: a port that was given back may be somebody else's by now, so the server itself goes on. */
    private void startHub() throws Exception {
        workshop = new PackWorkshop(hub.publisher().onDemand(), keys, demands, clock, 1);
        running = Routes.to(new RepositoryHandler(hub.repository()))
                .and(WantedHandler.PREFIX, new WantedHandler(workshop));
    }

    @AfterEach
    void end() throws Exception {
        server.close();
        workshop.close();
        upstreams.close();
        hub.close();
    }

    private TestNode school(String name) throws Exception {
        return new TestNode(home.resolve(name), clock, upstreams::open)
                .follow(hub.repository(), LESSONS, URI.create("http://127.0.0.1:" + server.port() + "/"));
    }

    /** A round that goes well; what travelled. */
    private static long pull(TestNode school) throws Exception {
        assertThat(school.pull().problem()).isEmpty();
        return school.report().traffic().totalBytes();
    }

    private boolean isMade() throws IOException {
        return demands.all().stream().anyMatch(demand -> demand.result() instanceof Demand.Result.Made);
    }

    @Test
    void aSchoolThatWasAwayFetchesASmallPackAndAnotherEverythingWhenTheDayIsUsedUp() throws Exception {
        hub.write("film.jpg", Content.noise(1, 300_000));
        try (var second = school("second");
                var third = school("third")) {
            for (int version = 1; version <= NEWEST; version++) {
                hub.write("page.html", Content.text(version, 2_000));
                if (version == 7) {
                    // So much that a new full pack is made, and nothing leads on from the old one.
                    hub.write("short film.jpg", Content.noise(2, 40_000));
                }
                hub.publish();
                if (version <= 2) {
                    pull(second);
                }
                if (version == 5 || version == 6) {
                    pull(third);
                    third.tidy();
                }
            }

            long asking = pull(second);
            assertThat(second.version(LESSONS)).isEqualTo(new Version(2));
            assertThat(asking).as("metadata, question and answer").isLessThan(3_000);
            long full = pull(third);
            assertThat(third.version(LESSONS)).as("while another's waits").isEqualTo(new Version(NEWEST));
            assertThat(full).isGreaterThan(300_000);

            workshop.close();
            startHub();
            workshop.start();
            assertThat(isMade()).as("what waited is forgotten").isFalse();
            pull(second);
            await().until(this::isMade);
            long small = pull(second);

            assertThat(second.version(LESSONS)).isEqualTo(new Version(NEWEST));
            assertThat(second.files(LESSONS)).isEqualTo(hub.files());
            assertThat(small).isLessThan(45_000);
            System.out.println("OnDemandOverHttpTest: asking " + asking + ", pack on demand " + small + ", full " + full
                    + " bytes");
        }
    }
}
