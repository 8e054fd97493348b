package org.packhorse.node.upstream.http;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.packhorse.node.upstream.UpstreamContract;
import org.packhorse.node.upstream.Upstreams;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.exchange.Fetch;
import org.packhorse.protocol.exchange.RepositoryPath;
import org.packhorse.protocol.exchange.Upstream;
import org.packhorse.protocol.exchange.UpstreamException;

/** An HTTP upstream and the raw servers that it is to be tried against. */
abstract class RawServerFixture {
    static final RepositoryPath PACK = new RepositoryPath("targets/a.pack");
    static final RepositoryPath METADATA = new RepositoryPath("metadata/timestamp.json");
    /** Patient enough for a machine with much else to do. */
    private static final HttpClientSettings USUAL =
            new HttpClientSettings(Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofSeconds(60));

    final MultiThreadIoEventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final List<AutoCloseable> opened = new ArrayList<>();
    final ByteArrayOutputStream received = new ByteArrayOutputStream();

    RawServer serve(RawServer.Script script) {
        var server = new RawServer(script);
        opened.add(server);
        return server;
    }

    /** A server that answers each question on each connection with {@code answer}. */
    RawServer answering(String answer) {
        return serve((talk, connection) -> {
            while (true) {
                talk.hear();
                talk.say(answer);
            }
        });
    }

    /** A server that answers the first question of each connection with {@code answer} and closes. */
    RawServer answeringOnce(String answer) {
        return serve((talk, connection) -> {
            talk.hear();
            talk.say(answer);
        });
    }

    Upstream to(RawServer server) throws RefusedInputException {
        return to(server, USUAL);
    }

    Upstream to(RawServer server, HttpClientSettings settings) throws RefusedInputException {
        var upstream = new Upstreams(loops, settings).open(server.address());
        opened.add(upstream);
        return upstream;
    }

    Fetch fetchFrom(RawServer server) throws Exception {
        return to(server).fetch(PACK, 0, 1000, UpstreamContract.into(received));
    }

    static void assertTold(ThrowingCallable call, String words) {
        assertThatThrownBy(call).isInstanceOf(UpstreamException.class).hasMessageContaining(words);
    }

    String text() {
        return received.toString(StandardCharsets.ISO_8859_1);
    }

    @AfterEach
    final void stop() throws Exception {
        for (var resource : opened.reversed()) {
            resource.close();
        }
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
