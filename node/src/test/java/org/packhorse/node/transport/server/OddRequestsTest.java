package org.packhorse.node.transport.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.packhorse.node.transport.Response;

/** Requests that are refused, and what comes with others. */
class OddRequestsTest {
    @AutoClose
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        var settings = HttpServerSettings.on(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        server = new HttpServer(settings, request -> Response.plain(200, request.path())).start();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "OPTIONS", "PUT", "DELETE", "TRACE", "BREW"})
    void saysWhatIsAllowedToOtherMethods(String method) throws Exception {
        try (var client = new RawClient(server.port())) {
            var reply = client.ask(method, "/", "Content-Length: 0");

            assertThat(reply.status()).isEqualTo(405);
            assertThat(reply.header("allow")).isEqualTo("GET, HEAD");
            assertThat(client.isEnded()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/a/../b",
                "/%2e%2e/b",
                "/.%2E/b",
                "/./a",
                "/a%00",
                "/%c0%ae",
                "/%ff",
                "/%zz",
                "/%4",
                "/a%2fb",
                "/a%5cb",
                "https://other/a",
                "http:///a",
                "http://",
                "http://user@other/a",
                "http://a b/",
                "http://other/../a",
                "http://other#a",
                "*",
                "a",
                "/a#b",
                "/%ed%a0%80",
                "/?q=%ff"
            })
    void refusesHostileAddresses(String target) throws Exception {
        try (var client = new RawClient(server.port())) {
            var reply = client.get(target);

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.header("content-type")).isEqualTo("text/plain; charset=utf-8");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "NONSENSE, 400",
        "GET / HTTP/1.1, 400",
        "GET / HTTP/1.1 junk, 400",
    })
    void refusesWhatIsNoRequest(String line, int status) throws Exception {
        try (var client = new RawClient(server.port()).send(line + "\r\n\r\n")) {
            assertThat(client.read().status()).isEqualTo(status);
            assertThat(client.isEnded()).isTrue();
        }
    }

    @Test
    void refusesTwoHosts() throws Exception {
        try (var client = new RawClient(server.port())) {
            assertThat(client.get("/", "Host: y").status()).isEqualTo(400);
        }
    }

    @Test
    void refusesAnEndlessAddressAndEndlessHeaders() throws Exception {
        try (var client = new RawClient(server.port())) {
            assertThat(client.get("/" + "a".repeat(5000)).status()).isEqualTo(414);
        }
        try (var client = new RawClient(server.port())) {
            assertThat(client.get("/", "X: " + "a".repeat(9000)).status()).isEqualTo(431);
        }
    }

    @Test
    void dropsASmallContentAndRefusesALargeOne() throws Exception {
        try (var client = new RawClient(server.port())) {
            client.send(
                    "GET /a HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhelloGET /b HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(client.read().text()).isEqualTo("/a\n");
            assertThat(client.read().text()).isEqualTo("/b\n");

            client.send("GET /c HTTP/1.1\r\nHost: x\r\nContent-Length: 99999\r\n\r\n" + "x".repeat(20_000));
            assertThat(client.read().status()).isEqualTo(413);
        }
    }
}
