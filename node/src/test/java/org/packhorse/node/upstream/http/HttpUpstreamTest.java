package org.packhorse.node.upstream.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.packhorse.node.upstream.UpstreamContract;
import org.packhorse.node.upstream.Upstreams;
import org.packhorse.protocol.exchange.RepositoryPath;
import org.packhorse.protocol.exchange.Traffic;
import org.packhorse.protocol.exchange.Upstream;

/** Against a server that knows ranges. */
final class HttpUpstreamTest extends UpstreamContract {
    private static final RepositoryPath FILE = new RepositoryPath("targets/a");

    private final MultiThreadIoEventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Map<String, byte[]> served = new TreeMap<>();
    private Optional<RangeServer> server = Optional.empty();

    @Override
    protected Upstream open(Map<String, byte[]> files) throws Exception {
        served.putAll(files);
        var started = new RangeServer(served);
        server = Optional.of(started);
        return new Upstreams(loops, HttpClientSettings.PATIENT).open(started.address());
    }

    @AfterEach
    void stop() {
        server.ifPresent(RangeServer::close);
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    @Test
    void paysForOnlyWhatItNeeds() throws Exception {
        served.put("targets/a", new byte[1_000_000]);
        try (var upstream = new Upstreams(loops, HttpClientSettings.PATIENT)
                .open(server.orElseThrow().address())) {
            upstream.fetch(FILE, 999_000, Long.MAX_VALUE, bytes -> {});

            int port = server.orElseThrow().address().getPort();
            var request =
                    "GET /packhorse/targets/a HTTP/1.1\r\nhost: 127.0.0.1:" + port + "\r\nrange: bytes=999000-\r\n\r\n";
            assertThat(upstream.traffic().sentBytes()).isEqualTo(request.length());
            assertThat(upstream.traffic().receivedBytes()).isBetween(1_000L, 1_300L);
        }
    }

    @Test
    void countsEveryByteBothWays() throws Exception {
        var answer = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nfour";
        try (var raw = new RawServer((talk, connection) -> {
                    talk.hear();
                    talk.say(answer);
                });
                var upstream = new Upstreams(loops, HttpClientSettings.PATIENT).open(raw.address())) {
            upstream.fetch(FILE, 0, Long.MAX_VALUE, bytes -> {});

            assertThat(upstream.traffic())
                    .isEqualTo(new Traffic(raw.requests().getFirst().length(), answer.length()));
        }
    }
}
