package org.packhorse.node.transport;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Turns away the connections that are too many, with an answer that says so. Guarded by itself.
 *
 * <p>Until half of all places are taken everybody may have as many as they like: a whole school may come through one router. From then on an address has
 * a share, so that no single machine locks others out; this machine itself has none.
 */
@Sharable
final class ConnectionLimit extends ChannelInboundHandlerAdapter {
    /** Those being told to come back; beyond them there is only silence, so that no flood can take all descriptors. */
    private static final int TURNED_AWAY_LIMIT = 64;

    private static final String TEXT = "All places are taken. Please try again in a few seconds.\n";
    private static final byte[] ANSWER = ("HTTP/1.1 503 Service Unavailable\r\nretry-after: 5\r\nconnection: close\r\n"
                    + "content-type: text/plain; charset=utf-8\r\ncontent-length: " + TEXT.length() + "\r\n\r\n" + TEXT)
            .getBytes(StandardCharsets.US_ASCII);

    private final int limit;
    private final int share;
    private final Map<Origin, Integer> byOrigin = new HashMap<>();
    private int admitted;
    private int turnedAway;

    /** At most {@code limit} at a time, and of these {@code share} from one address once half are taken. */
    ConnectionLimit(int limit, int share) {
        this.limit = limit;
        this.share = share;
    }

    /** How many connections are open, those being turned away among them. */
    synchronized int open() {
        return admitted + turnedAway;
    }

    /** Counts {@code channel} until it closes; whether it may stay. */
    boolean admit(Channel channel) {
        var origin = origin(channel);
        boolean admits = tryAdmit(origin);
        if (admits) {
            var _ = channel.closeFuture().addListener(closed -> leave(origin));
        } else if (turnAway()) {
            var _ = channel.closeFuture().addListener(closed -> away());
        } else {
            var _ = channel.close();
        }
        return admits;
    }

    private synchronized boolean tryAdmit(Origin origin) {
        int theirs = byOrigin.getOrDefault(origin, 0);
        boolean ample = admitted < limit / 2 || origin.isThisMachine();
        if (admitted >= limit || !(ample || theirs < share)) {
            return false;
        }
        admitted++;
        byOrigin.put(origin, theirs + 1);
        return true;
    }

    private synchronized void leave(Origin origin) {
        admitted--;
        byOrigin.computeIfPresent(origin, (key, count) -> count > 1 ? count - 1 : null);
    }

    private synchronized boolean turnAway() {
        if (turnedAway >= TURNED_AWAY_LIMIT) {
            return false;
        }
        turnedAway++;
        return true;
    }

    private synchronized void away() {
        turnedAway--;
    }

    private static Origin origin(Channel channel) {
        return channel.remoteAddress() instanceof InetSocketAddress socket
                ? Origin.of(socket.getAddress())
                : Origin.THIS_MACHINE;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        if (context.channel().isActive()) {
            var _ = context.writeAndFlush(Unpooled.wrappedBuffer(ANSWER))
                    .addListener(sent -> PoliteClose.begin(context));
        }
    }

    /** Those who are turned away often reset their connections; a flood of them is nothing for the log. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        var _ = context.close();
    }
}
