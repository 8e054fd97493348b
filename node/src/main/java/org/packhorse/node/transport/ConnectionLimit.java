package org.packhorse.node.transport;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Turns away the connections that are too many, with an answer that says so. */
@Sharable
final class ConnectionLimit extends ChannelInboundHandlerAdapter {
    /** Those being told to come back; beyond them there is only silence, so that no flood can take all descriptors. */
    private static final int TURNED_AWAY_LIMIT = 64;

    private static final String TEXT = "All places are taken. Please try again in a few seconds.\n";
    private static final byte[] ANSWER = ("HTTP/1.1 503 Service Unavailable\r\nretry-after: 5\r\nconnection: close\r\n"
                    + "content-type: text/plain; charset=utf-8\r\ncontent-length: " + TEXT.length() + "\r\n\r\n" + TEXT)
            .getBytes(StandardCharsets.US_ASCII);

    private final int limit;
    private final AtomicInteger open = new AtomicInteger();

    ConnectionLimit(int limit) {
        this.limit = limit;
    }

    /** How many connections are open. */
    int open() {
        return open.get();
    }

    /** Counts {@code channel} until it closes; whether it may stay. */
    boolean admit(Channel channel) {
        int count = open.incrementAndGet();
        var _ = channel.closeFuture().addListener(closed -> open.decrementAndGet());
        if (count > limit + TURNED_AWAY_LIMIT) {
            var _ = channel.close();
        }
        return count <= limit;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        if (context.channel().isActive()) {
            var _ = context.writeAndFlush(Unpooled.wrappedBuffer(ANSWER))
                    .addListener(sent -> PoliteClose.begin(context));
        }
    }
}
