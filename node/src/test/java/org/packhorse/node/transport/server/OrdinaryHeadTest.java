package org.packhorse.node.transport.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.packhorse.node.transport.Body;
import org.packhorse.node.transport.Response;

/** Heads of all kinds, to a server that has answers at hand and to one that has none. */
class OrdinaryHeadTest {
    private static final long SEED = Long.getLong("seed", 1);

    private static Response text() {
        return Response.ok(Body.ofText("the first edition ".repeat(40)), "text/plain; charset=utf-8")
                .withEtag("e");
    }

    private static HttpServer serve(Response response) throws Exception {
        var settings = HttpServerSettings.on(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return new HttpServer(settings, request -> response).start();
    }

    @Test
    void understandsEveryHeadAsTheDecoderDoes() throws Exception {
        System.out.println("OrdinaryHeadTest -Dseed=" + SEED);
        var chance = new Random(SEED);
        try (var without = serve(text());
                var with = serve(text().sameForEverybody())) {
            for (int i = 0; i < 300; i++) {
                var head = mangled(chance);

                assertThat(ask(with, head)).as(head).isEqualTo(ask(without, head));
            }
        }
    }

    /** What comes back for {@code head}, and then for an ordinary question. */
    private static List<String> ask(HttpServer server, String head) throws IOException {
        try (var client = new RawClient(server.port())) {
            client.get("/");
            var reply = client.send(head).read();
            return List.of(
                    reply.status() + reply.text(),
                    client.send("GET /end HTTP/1.1\r\nHost: x\r\n\r\n").read().text());
        } catch (EOFException | SocketException e) {
            return List.of("ended");
        }
    }

    private static String mangled(Random chance) {
        var lines = List.of(
                "Host: x",
                "host:x",
                "Host : x",
                " folded",
                "Accept-Encoding: gzip;q=0",
                "Accept-Encoding: deflate",
                "Content-Length: 0",
                "Content-Length: 3",
                "Transfer-Encoding: chunked",
                "Transfer-Encoding : chunked",
                "Range: bytes=0-3",
                "range: bytes=2-",
                "If-None-Match: \"e\"",
                "If-Match: \"other\"",
                "Connection: close",
                "Connection: keep-alive, upgrade",
                "X: \u0001",
                "X\u0000: y",
                "Expect: 100-continue",
                ": none",
                "Cookie: a",
                "User-Agent: \u00e9",
                "Upgrade: h2c",
                "X:",
                "If-Range: \"other\"");
        var head = new StringBuilder(chance.nextInt(8) == 0 ? "GET  / HTTP/1.1\r\n" : "GET / HTTP/1.1\r\n");
        head.append(chance.nextInt(8) == 0 ? "" : "Host: x\r\n");
        for (int i = chance.nextInt(3); i > 0; i--) {
            head.append(lines.get(chance.nextInt(lines.size()))).append(chance.nextInt(10) == 0 ? "\n" : "\r\n");
        }
        return head.append("\r\n")
                .append(head.indexOf("hunked") > 0 ? "0\r\n\r\n" : head.indexOf(": 3") > 0 ? "abc" : "")
                .toString();
    }
}
