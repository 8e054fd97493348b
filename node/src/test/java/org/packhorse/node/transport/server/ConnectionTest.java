package org.packhorse.node.transport.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.timeout.IdleStateEvent;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.packhorse.node.transport.ClientAddress;
import org.packhorse.node.transport.Response;

class ConnectionTest {
    /** A client that takes nothing. */
    private static final class StuckChannel extends EmbeddedChannel {
        @Override
        protected void doWrite(ChannelOutboundBuffer waiting) {
            // Everything goes on waiting.
        }
    }

    @Test
    void isEndedByTheSecondSilenceBecauseTheFirstIsToldWhateverMoved() {
        var settings = HttpServerSettings.on(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        try (var exchanges = new Exchanges(settings, (target, headers, status) -> {})) {
            var channel = new StuckChannel();
            channel.pipeline()
                    .addLast(new Connection(
                            new ConnectionPlace(channel, ClientAddress.THIS_MACHINE),
                            request -> Response.plain(200, "ok"),
                            exchanges,
                            Duration.ofMinutes(1),
                            Optional.empty()));
            var _ = channel.writeAndFlush(Unpooled.wrappedBuffer(new byte[] {1}));

            channel.pipeline().fireUserEventTriggered(IdleStateEvent.FIRST_WRITER_IDLE_STATE_EVENT);
            boolean openAfterFirst = channel.isOpen();
            channel.pipeline().fireUserEventTriggered(IdleStateEvent.WRITER_IDLE_STATE_EVENT);

            assertThat(openAfterFirst).isTrue();
            assertThat(channel.isOpen()).isFalse();
        }
    }
}
