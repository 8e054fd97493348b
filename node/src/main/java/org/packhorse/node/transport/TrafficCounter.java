package org.packhorse.node.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.FileRegion;
import java.util.concurrent.atomic.LongAdder;
import org.packhorse.protocol.exchange.Traffic;

/** Counts every byte that a server's sockets took in and gave out. Stands nearest to the socket. */
@Sharable
final class TrafficCounter extends ChannelDuplexHandler {
    private final LongAdder asked = new LongAdder();
    private final LongAdder answered = new LongAdder();

    /** What passed until now, seen by those who ask: sent is what they sent. */
    Traffic traffic() {
        return new Traffic(asked.sum(), answered.sum());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof ByteBuf bytes) {
            asked.add(bytes.readableBytes());
        }
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof ByteBuf bytes) {
            // What a connection that breaks has not taken of them counts as well: a few kilobytes, against a listener
            // for each answer.
            answered.add(bytes.readableBytes());
        } else if (message instanceof FileRegion region) {
            var _ = promise.unvoid().addListener(done -> answered.add(region.transferred()));
        }
        var _ = context.write(message, promise);
    }
}
