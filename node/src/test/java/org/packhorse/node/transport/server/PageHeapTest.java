package org.packhorse.node.transport.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.packhorse.node.transport.Body;
import org.packhorse.node.transport.HttpHandler;
import org.packhorse.node.transport.Response;

/** Pages in memory that clients do not take. */
class PageHeapTest {
    private final PageHeap pages = new PageHeap(Duration.ZERO);

    private static Body page(int bytes) {
        return new Body.Bytes(ByteBuffer.allocate(bytes));
    }

    @Test
    void countsAPageUntilItIsSent() throws Exception {
        var share = pages.share();
        assertThat(share.take(page(3_000_000))).isTrue();
        assertThat(pages.share().take(page(3_000_000))).isFalse();
        assertThat(pages.share().take(page(8_000))).isTrue();

        share.keepOnly(new Answer(200, Map.of(), List.of(new Part.Memory(ByteBuffer.allocate(200_000)))));
        try (var other = pages.share()) {
            assertThat(other.take(page(3_000_000))).isTrue();
        }
        share.close();

        assertThat(pages.share().take(page(PageHeap.LIMIT_KB * 512))).isTrue();
    }

    @Test
    void letsAPageThatIsLargerThanAllHaveAll() throws Exception {
        assertThat(pages.share().take(page(20_000_000))).isTrue();
        assertThat(pages.share().take(page(20_000))).isFalse();
    }

    @Test
    void thoseWhoTakeNothingOfTheirPagesDoNotTakeAllMemory() throws Exception {
        // More than the kernel has room for.
        HttpHandler handler = request -> request.path().equals("/small")
                ? Response.plain(200, "small")
                : Response.ok(page(20_000_000), "image/png");
        var settings = HttpServerSettings.on(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        try (var server = new HttpServer(settings, handler).start()) {
            var stuck = new RawClient(server.port()).send("GET /large HTTP/1.1\r\nHost: x\r\n\r\n");
            // Now it has all the room there is.
            stuck.awaitAnswer();

            try (var one = new RawClient(server.port())) {
                await().untilAsserted(() -> {
                    var reply = one.get("/large");
                    assertThat(reply.status()).isEqualTo(503);
                    assertThat(reply.header("retry-after")).isEqualTo("5");
                });
                assertThat(one.get("/small").status()).isEqualTo(200);
                stuck.close();
                await().untilAsserted(
                                () -> assertThat(one.get("/large").status()).isEqualTo(200));
            }
        }
    }

    @Test
    void countsAllOfAPageOfWhichAPartIsSent() throws Exception {
        var share = pages.share();
        assertThat(share.take(page(3_000_000))).isTrue();

        var part = new Part.Memory(ByteBuffer.allocate(3_000_000)).cut(0, 20_000);
        share.keepOnly(new Answer(206, Map.of(), List.of(part)));

        assertThat(pages.share().take(page(3_000_000))).isFalse();
    }
}
