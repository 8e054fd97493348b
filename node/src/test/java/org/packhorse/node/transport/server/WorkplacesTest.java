package org.packhorse.node.transport.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.packhorse.node.transport.ClientAddress;
import org.packhorse.node.transport.HttpHandler;
import org.packhorse.node.transport.Response;

/** One machine that has much worked out, and others that want a page. */
class WorkplacesTest {
    private final Workplaces places = new Workplaces(3, 2, Duration.ofMillis(20));

    private static ClientAddress client(String address) {
        return ClientAddress.of(InetAddress.ofLiteral(address));
    }

    @Test
    void givesAnOriginItsShareAndThisMachineAll() throws Exception {
        var one = client("10.0.0.1");
        assertThat(places.enter(one)).isTrue();
        assertThat(places.enter(one)).isTrue();
        assertThat(places.enter(one)).isFalse();
        assertThat(places.enter(client("10.0.0.2"))).isTrue();
        assertThat(places.enter(client("10.0.0.3"))).isFalse();

        places.leave(one);
        places.leave(one);
        places.leave(client("10.0.0.2"));

        assertThat(places.clients()).isZero();
        for (int i = 0; i < 3; i++) {
            assertThat(places.enter(client("127.0.0.1"))).isTrue();
        }
        assertThat(places.enter(client("127.0.0.1"))).isFalse();
    }

    @Test
    void aMachineWithManySlowQuestionsLeavesRoomForOthers() throws Exception {
        var begun = new AtomicInteger();
        var goOn = new CountDownLatch(1);
        HttpHandler handler = request -> {
            if (request.path().equals("/slow")) {
                begun.incrementAndGet();
                Waiting.until(goOn);
            }
            return Response.plain(200, "done");
        };
        var settings = HttpServerSettings.on(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        try (var server = new HttpServer(settings, handler).start()) {
            var slow = new ArrayList<RawClient>();
            for (int i = 0; i < 40; i++) {
                slow.add(new RawClient(server.port(), InetAddress.ofLiteral("127.0.0.3"))
                        .send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n"));
            }
            await().until(() -> begun.get() >= 5);

            try (var other = new RawClient(server.port(), InetAddress.ofLiteral("127.0.0.4"))) {
                assertThat(other.get("/").status()).isEqualTo(200);
            }
            assertThat(begun).hasValue(5);
            goOn.countDown();
            for (var client : slow) {
                assertThat(client.read().status()).isEqualTo(200);
                client.close();
            }
        }
    }
}
