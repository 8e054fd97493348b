package org.packhorse.node.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.packhorse.node.publish.TestHub.LESSONS;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.packhorse.node.neighbour.KeptPacks;
import org.packhorse.node.neighbour.Neighbours;
import org.packhorse.node.neighbour.PassedOnHandler;
import org.packhorse.node.store.Content;
import org.packhorse.node.transport.server.HttpServer;
import org.packhorse.node.transport.server.HttpServerSettings;
import org.packhorse.node.upstream.Upstreams;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.exchange.RepositoryPath;

/** Two nodes on one network: what came through the line once comes to the other from next door, over real sockets. */
final class NeighbourTest extends PullFixture {
    private static final long KEEP = 16 << 20;

    private final Upstreams http = Upstreams.create(new org.packhorse.node.upstream.http.HttpClientSettings(
            Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofSeconds(20)));
    private KeptPacks kept = new KeptPacks(Path.of("set by JUnit"), 0);
    private List<HttpServer> servers = List.of();
    private List<TestNode> others = List.of();

    @BeforeEach
    void keepPacks() throws Exception {
        kept = new KeptPacks(home.resolve("kept"), KEEP);
        node.among(Neighbourhood.NONE, kept);
    }

    @AfterEach
    void stop() throws IOException {
        for (var server : servers) {
            server.close();
        }
        for (var other : others) {
            other.close();
        }
        http.close();
    }

    /** A second node that knows the first one's address, and the hub's. */
    private TestNode neighbour() throws Exception {
        var server = new HttpServer(
                HttpServerSettings.on(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
                new PassedOnHandler(node.parts().trust(), kept));
        server.start();
        servers = List.of(server);
        var other = new TestNode(
                home.resolve("other"), clock, address -> address.equals(MEMORY) ? link : http.open(address));
        others = List.of(other);
        other.follow(hub.repository(), LESSONS, MEMORY);
        var base = URI.create("http://127.0.0.1:" + server.port() + "/");
        return other.among(
                new Neighbours(
                        List.of(base), other.parts().catalog(), other.parts().trust()),
                PackKeeper.NONE);
    }

    @Test
    void fetchesFromNextDoorWithoutAByteFromTheHub() throws Exception {
        hub.write("film.mp4", Content.noise(1, 300_000)).write("index.html", "one");
        publish();
        pull();
        var other = neighbour();
        int asked = link.asked().size();

        assertThat(other.pull().problem()).isEmpty();

        assertThat(other.files(LESSONS)).isEqualTo(hub.files());
        assertThat(link.asked()).hasSize(asked);
    }

    @Test
    void fetchesFromTheHubWhatTheNeighbourDoesNotHaveYet() throws Exception {
        hub.write("film.mp4", Content.noise(1, 300_000)).write("index.html", "one");
        publish();
        pull();
        var other = neighbour();
        other.pull();
        hub.write("index.html", "two");
        publish();
        int asked = link.asked().size();

        assertThat(other.pull().problem()).isEmpty();

        assertThat(other.version(LESSONS)).isEqualTo(new Version(2));
        assertThat(packsAsked(asked)).containsExactly(pack(1, 2));
    }

    @Test
    void distrustsANeighbourLikeEverybodyElse() throws Exception {
        hub.write("film.mp4", Content.noise(1, 300_000)).write("index.html", "one");
        publish();
        pull();
        var other = neighbour();
        var file = kept.find(node.origin().id(), new RepositoryPath(pack(0, 1))).orElseThrow();
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length - 10] ^= 1;
        Files.write(file, bytes);

        assertThat(other.pull().problem()).isEmpty();

        assertThat(other.files(LESSONS)).isEqualTo(hub.files());
        assertThat(other.parts().marks().on(clock.instant()).keySet())
                .singleElement()
                .asString()
                .contains("/passed-on/");
        assertThat(other.report().incidents()).isNotEmpty();
    }

    @Test
    void keepsAPackWholeThroughCutsAndRestarts() throws Exception {
        hub.write("film.mp4", Content.noise(1, (9 << 20) + 5)).write("index.html", Content.text(2, 100_000));
        publish();
        for (int cut = 0; cut < 4; cut++) {
            link.goDownAfter(2 << 20);
            pullFails();
            node.restart();
        }
        link.setReachable(true);

        pull();

        assertShowsTheHubsFolder(1);
        assertThat(kept.find(node.origin().id(), new RepositoryPath(pack(0, 1))))
                .hasValueSatisfying(file -> assertThat(file).hasBinaryContent(bytes(pack(0, 1))));
    }

    @Test
    void keepsNothingWhereContentNeedsTheRoom() throws Exception {
        hub.write("film.mp4", Content.noise(1, 300_000)).write("index.html", "one");
        publish();
        // Enough for the content, not for the pack as well.
        node.blobs().setRoom(400_000, Long.MAX_VALUE);

        pull();

        assertShowsTheHubsFolder(1);
        assertThat(kept.makeRoom()).isZero();
    }
}
