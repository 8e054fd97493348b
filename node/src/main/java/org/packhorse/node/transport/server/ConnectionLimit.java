package org.packhorse.node.transport.server;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.packhorse.node.transport.ClientAddress;

/**
 * Makes room for newcomers, and turns away the connections that are too many, with an answer that says so. Guarded by itself.
 *
 * <p>Until half of all places are taken everybody may have as many as they like: a whole school may come through one router. From then on an address has
 * a share, so that no single machine locks others out; this machine itself has none.
 *
 * <p>Browsers keep several connections each long after they have had their page. So where there is no place, the connection that has been idle longest
 * between two requests is closed, as they expect; whoever has used up its share is given a place of its own idle ones only. If none is idle, the address
 * that holds most loses the connection that has been asking longest. Those that are being answered stay. Nothing is kept in order for that: looking at all
 * places takes some microseconds, and only where they are all taken.
 */
@Sharable
final class ConnectionLimit extends ChannelInboundHandlerAdapter {
    /** Those being told to come back; beyond them there is only silence, so that no flood can take all descriptors. */
    private static final int TURNED_AWAY_LIMIT = 64;

    /** Those that have lost their places and are not quite closed; for the same reason. */
    private static final int PARTING_LIMIT = 64;

    private static final String TEXT = "All places are taken. Please try again in a few seconds.\n";
    private static final byte[] ANSWER = ("HTTP/1.1 503 Service Unavailable\r\nretry-after: 5\r\nconnection: close\r\n"
                    + "content-type: text/plain; charset=utf-8\r\ncontent-length: " + TEXT.length() + "\r\n\r\n" + TEXT)
            .getBytes(StandardCharsets.US_ASCII);

    private final int limit;
    private final int share;
    private final Map<ClientAddress, Integer> byClient = new HashMap<>();
    private final Set<ConnectionPlace> places = new LinkedHashSet<>();
    private int parting;
    private int turnedAway;

    /** At most {@code limit} at a time, and of these {@code share} from one address once half are taken. */
    ConnectionLimit(int limit, int share) {
        this.limit = limit;
        this.share = share;
    }

    /** How many connections are open, those being turned away or closed among them. */
    synchronized int open() {
        return places.size() + parting + turnedAway;
    }

    /** Counts {@code channel} until it closes; its place, if it may stay. */
    Optional<ConnectionPlace> admit(Channel channel) {
        var place = new ConnectionPlace(channel, client(channel));
        if (tryAdmit(place)) {
            var _ = channel.closeFuture().addListener(closed -> leave(place));
            return Optional.of(place);
        }
        if (turnAway()) {
            var _ = channel.closeFuture().addListener(closed -> away());
        } else {
            var _ = channel.close();
        }
        return Optional.empty();
    }

    private synchronized boolean tryAdmit(ConnectionPlace newcomer) {
        var client = newcomer.client();
        boolean ample = places.size() < limit / 2 || client.isThisMachine();
        if (!ample && held(client) >= share) {
            // No place of anybody else's; and what they have is not looked through for those who only ask and ask.
            if (!makeRoom(ConnectionPlace.Use.IDLE, place -> place.client().equals(client) ? 1 : 0)) {
                return false;
            }
        } else if (places.size() >= limit
                && !makeRoom(ConnectionPlace.Use.IDLE, place -> 1)
                && !makeRoom(ConnectionPlace.Use.ASKING, place -> weight(place.client()) - weight(client))) {
            return false;
        }
        places.add(newcomer);
        byClient.merge(client, 1, Integer::sum);
        return true;
    }

    private int held(ClientAddress client) {
        return byClient.getOrDefault(client, 0);
    }

    /** This machine asks for many, each of whom counts for one. */
    private int weight(ClientAddress client) {
        return client.isThisMachine() ? Math.min(1, held(client)) : held(client);
    }

    /** Closes a connection used for {@code use}: of those with the greatest {@code claim} that is more than nothing the oldest; whether there was one. */
    private boolean makeRoom(ConnectionPlace.Use use, ToIntFunction<ConnectionPlace> claim) {
        if (parting >= PARTING_LIMIT) {
            return false;
        }
        var found = find(use, claim);
        while (found != null && !found.lose(use)) {
            // It has begun to do something else just now.
            found = find(use, claim);
        }
        if (found == null) {
            return false;
        }
        forget(found);
        parting++;
        found.close();
        return true;
    }

    private @Nullable ConnectionPlace find(ConnectionPlace.Use use, ToIntFunction<ConnectionPlace> claim) {
        ConnectionPlace found = null;
        int best = 1;
        for (var place : places) {
            int its = place.isFor(use) ? claim.applyAsInt(place) : 0;
            if (its > best || (its == best && (found == null || place.isOlderThan(found)))) {
                found = place;
                best = its;
            }
        }
        return found;
    }

    private synchronized void leave(ConnectionPlace place) {
        if (!forget(place)) {
            parting--;
        }
    }

    private boolean forget(ConnectionPlace place) {
        boolean known = places.remove(place);
        if (known) {
            byClient.computeIfPresent(place.client(), (key, count) -> count > 1 ? count - 1 : null);
        }
        return known;
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

    private static ClientAddress client(Channel channel) {
        return channel.remoteAddress() instanceof InetSocketAddress socket
                ? ClientAddress.of(socket.getAddress())
                : ClientAddress.THIS_MACHINE;
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
