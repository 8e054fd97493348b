package org.packhorse.node.upstream.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import java.util.concurrent.atomic.AtomicLong;
import org.packhorse.node.link.LinkMeter;
import org.packhorse.protocol.exchange.Traffic;

/** Counts what goes over sockets, TLS included, and tells the link; stands first in a connection's pipeline. */
@ChannelHandler.Sharable
final class TrafficCounter extends ChannelDuplexHandler {
    private final AtomicLong sentBytes;
    private final AtomicLong receivedBytes;
    private final LinkMeter link;

    TrafficCounter(LinkMeter link) {
        this(link, new AtomicLong(), new AtomicLong());
    }

    private TrafficCounter(LinkMeter link, AtomicLong sentBytes, AtomicLong receivedBytes) {
        this.link = link;
        this.sentBytes = sentBytes;
        this.receivedBytes = receivedBytes;
    }

    /** For a further connection at the same time: counts into the same sums. */
    TrafficCounter beside() {
        return new TrafficCounter(link.beside(), sentBytes, receivedBytes);
    }

    LinkMeter link() {
        return link;
    }

    /** Of all connections, up to now; may be asked from any thread. */
    Traffic traffic() {
        return new Traffic(sentBytes.get(), receivedBytes.get());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof ByteBuf bytes) {
            receivedBytes.addAndGet(bytes.readableBytes());
            link.passed(bytes.readableBytes());
        }
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof ByteBuf bytes) {
            sentBytes.addAndGet(bytes.readableBytes());
            link.passed(bytes.readableBytes());
        }
        var _ = context.write(message, promise);
    }
}
