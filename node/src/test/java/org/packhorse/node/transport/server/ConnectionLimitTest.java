package org.packhorse.node.transport.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.packhorse.node.transport.ClientAddress;
import org.packhorse.node.transport.Response;

/** One machine that wants everything, and others that want a page. */
class ConnectionLimitTest {
    private static final int FLOOD = 3_000;

    private final List<SocketChannel> flood = new ArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        // The usual limits, but nobody is ended for being late, however long it takes to get them all in.
        var settings = HttpServerSettings.on(address);
        var unhurried = new HttpServerSettings(
                address,
                settings.maxConnections(),
                settings.maxForOneAddress(),
                settings.maxWorking(),
                settings.maxWorkingForOneAddress(),
                Duration.ofHours(1),
                Duration.ofHours(1));
        server = new HttpServer(unhurried, request -> Response.plain(200, request.path())).start();
    }

    @AfterEach
    void stop() throws Exception {
        for (var connection : flood) {
            connection.close();
        }
        server.close();
    }

    private void flood(String origin, int count) throws Exception {
        for (int i = 0; i < count; i++) {
            var connection = SocketChannel.open();
            connection.bind(new InetSocketAddress(origin, 0));
            connection.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
            connection.write(ByteBuffer.wrap("GET / HT".getBytes(StandardCharsets.US_ASCII)));
            flood.add(connection);
        }
    }

    @Test
    void thousandsOfConnectionsFromOneAddressLockNobodyElseOut() throws Exception {
        flood("127.0.0.3", FLOOD);

        var others = new ArrayList<RawClient>();
        for (int i = 0; i < 60; i++) {
            others.add(new RawClient(server.port(), InetAddress.getByName("127.0.0.2")));
        }
        for (var other : others) {
            for (int i = 0; i < 10; i++) {
                assertThat(other.get("/" + i).text()).isEqualTo("/" + i + "\n");
            }
        }
        for (var other : others) {
            other.close();
        }
        assertThat(server.openConnections()).isLessThan(512);
    }

    @Test
    void severalSuchMachinesLeaveRoomForThoseWithOneConnection() throws Exception {
        flood("127.0.0.3", 600);
        flood("127.0.0.4", 600);
        flood("127.0.0.5", 600);

        for (int i = 0; i < 20; i++) {
            try (var other = new RawClient(server.port(), InetAddress.getByName("127.0.1." + i))) {
                assertThat(other.get("/").status()).isEqualTo(200);
            }
        }
    }

    @Test
    void aSchoolBehindOneRouterHasHalfOfAllPlaces() throws Exception {
        var school = InetAddress.getByName("127.0.0.2");
        var phones = new ArrayList<RawClient>();
        for (int i = 0; i < 256; i++) {
            phones.add(new RawClient(server.port(), school).send("GET / HTTP/1.1\r\n"));
        }
        await().untilAsserted(() -> assertThat(server.openConnections()).isEqualTo(256));

        try (var one = new RawClient(server.port(), school)) {
            assertThat(one.get("/").status()).isEqualTo(503);
        }
        for (var phone : phones) {
            assertThat(phone.send("Host: x\r\n\r\n").read().status()).isEqualTo(200);
        }
        // Now they are idle, and one of them makes room for the next of the same school.
        for (int i = 0; i < 100; i++) {
            phones.add(new RawClient(server.port(), school));
            assertThat(phones.getLast().get("/").status()).isEqualTo(200);
        }
        await().untilAsserted(() -> assertThat(server.openConnections()).isEqualTo(256));
        for (var phone : phones) {
            phone.close();
        }
        await().untilAsserted(() -> assertThat(server.openConnections()).isZero());
        try (var again = new RawClient(server.port(), school)) {
            assertThat(again.get("/").status()).isEqualTo(200);
        }
    }

    @Test
    void countsAddressesAndAProxyOnThisMachineAsNobody() throws Exception {
        var one = ClientAddress.of(InetAddress.getByName("2001:db8:1:2::1"));

        assertThat(ClientAddress.of(InetAddress.getByName("2001:db8:1:2::1"))).isEqualTo(one);
        assertThat(ClientAddress.of(InetAddress.getByName("2001:db8:1:2:ffff::2")))
                .isNotEqualTo(one);
        assertThat(ClientAddress.of(InetAddress.getByName("2001:db8:1:3::1"))).isNotEqualTo(one);
        assertThat(ClientAddress.of(InetAddress.getByName("10.0.0.1")))
                .isNotEqualTo(ClientAddress.of(InetAddress.getByName("10.0.0.2")));
        assertThat(ClientAddress.of(InetAddress.getLoopbackAddress()).isThisMachine())
                .isTrue();
        assertThat(ClientAddress.of(InetAddress.ofLiteral("::1")).isThisMachine())
                .isTrue();
    }
}
