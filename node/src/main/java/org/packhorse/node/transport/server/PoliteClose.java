package org.packhorse.node.transport.server;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.TimeUnit;

/**
 * Ends a connection whose client may still be sending: says that nothing more comes, then reads on into the void for a
 * moment. Closing at once would make the kernel reset the connection, and the client would never see the answer.
 */
final class PoliteClose extends ChannelInboundHandlerAdapter {
    private static final long PATIENCE_SECONDS = 2;

    private PoliteClose() {}

    /** Begins to close the channel of {@code context}, in its event loop. */
    static void begin(ChannelHandlerContext context) {
        var channel = context.channel();
        if (!channel.isActive()) {
            return;
        }
        channel.pipeline().addFirst(new PoliteClose());
        var _ = ((SocketChannel) channel).shutdownOutput();
        channel.config().setAutoRead(true);
        var last = channel.eventLoop().schedule(() -> end(channel), PATIENCE_SECONDS, TimeUnit.SECONDS);
        var _ = channel.closeFuture().addListener(closed -> last.cancel(false));
    }

    private static void end(Channel channel) {
        var _ = channel.close();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ReferenceCountUtil.release(message);
    }
}
