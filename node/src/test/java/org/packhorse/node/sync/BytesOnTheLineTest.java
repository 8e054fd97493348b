package org.packhorse.node.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.packhorse.node.publish.TestHub.LESSONS;

import com.sun.net.httpserver.SimpleFileServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.packhorse.node.hub.RepositoryHandler;
import org.packhorse.node.publish.TestHub;
import org.packhorse.node.runtime.MovableClock;
import org.packhorse.node.transport.server.HttpServer;
import org.packhorse.node.upstream.Upstreams;
import org.packhorse.node.upstream.http.HttpClientSettings;
import org.packhorse.protocol.content.Version;

/**
 * What a school pays for: every byte on a real socket between a node and a hub, headers included, both ways. The figures are
 * exact but for what compression makes of signatures, which differ in each run.
 */
final class BytesOnTheLineTest {
    @TempDir
    private Path home = Path.of("set by JUnit");

    private final MovableClock clock = new MovableClock();
    private final Upstreams upstreams = Upstreams.create(HttpClientSettings.PATIENT);
    private TestHub hub;
    private HttpServer server;
    private TestNode node;

    @BeforeEach
    void begin() throws Exception {
        hub = new TestHub(Files.createDirectories(home.resolve("hub")), clock);
        var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        server = new HttpServer(
                org.packhorse.node.transport.server.HttpServerSettings.on(anyPort),
                new RepositoryHandler(hub.repository()));
        server.start();
        node = node("node", URI.create("http://127.0.0.1:" + server.port() + "/"));
    }

    private TestNode node(String name, URI address) throws Exception {
        return new TestNode(home.resolve(name), clock, upstreams::open).follow(hub.repository(), LESSONS, address);
    }

    @AfterEach
    void end() throws Exception {
        node.close();
        server.close();
        upstreams.close();
        hub.close();
    }

    /** A round that goes well; what it cost. */
    private static long pull(TestNode node) throws Exception {
        assertThat(node.pull().problem()).isEmpty();
        return node.report().traffic().totalBytes();
    }

    @Test
    void nothingNewCostsOneShortQuestionAndAnswer() throws Exception {
        hub.write("index.html", "one").publish();
        pull(node);

        assertThat(pull(node)).isLessThanOrEqualTo(100);
    }

    @Test
    void oneSmallChangeAmongFiftyThousandFilesCostsHardlyMoreThanItsSignatures() throws Exception {
        for (int file = 0; file < 50_000; file++) {
            hub.write("part-" + file / 500 + "/page-" + file + ".html", "<h1>A page</h1>\n<p>" + file % 20 + "</p>\n");
        }
        hub.publish();
        pull(node);
        hub.write("part-7/page-3777.html", "<h1>A page</h1>\n<p>mended, and somewhat longer than before</p>\n");
        hub.publish();

        long bytes = pull(node);

        assertThat(node.version(LESSONS)).isEqualTo(new Version(2));
        assertThat(bytes).isLessThanOrEqualTo(900);
    }

    @Test
    void renewedSignaturesCostLittle() throws Exception {
        hub.write("index.html", "one").publish();
        pull(node);
        clock.move(Duration.ofDays(70));
        hub.publisher().signWhatIsPublished(hub.keys());

        assertThat(pull(node)).isLessThanOrEqualTo(420);
        assertThat(pull(node)).isLessThanOrEqualTo(100);
    }

    /** A server of plain files, which sends what headers it likes. */
    @Test
    void anyWebServerNeedsOneQuestionToo() throws Exception {
        var plain = SimpleFileServer.createFileServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                hub.repository().toAbsolutePath(),
                SimpleFileServer.OutputLevel.NONE);
        plain.start();
        var address = URI.create("http://127.0.0.1:" + plain.getAddress().getPort() + "/");
        try (var other = node("other", address)) {
            hub.write("index.html", "one").publish();
            pull(other);

            assertThat(pull(other)).isLessThanOrEqualTo(500);

            hub.write("index.html", "two").publish();
            assertThat(pull(other)).isLessThanOrEqualTo(1_500);
            assertThat(other.version(LESSONS)).isEqualTo(new Version(2));
        } finally {
            plain.stop(0);
        }
    }
}
