package org.packhorse.node.transport.server;

import io.netty.channel.Channel;
import java.util.concurrent.atomic.AtomicReference;
import org.packhorse.node.transport.ClientAddress;

/**
 * One of the places for connections, and who sits there. The connection's event loop says what it is used for; whoever makes room for a newcomer may take
 * it away, but never while the connection is being answered. Any thread, without locks: every request passes here.
 */
final class ConnectionPlace {
    /** What the connection does. */
    enum Use {
        /** It has asked nothing yet, or has begun to ask and not ended. */
        ASKING,
        /** It is being answered. */
        ANSWERED,
        /** It has had an answer, and nothing of another request has come. */
        IDLE,
        /** It has lost the place, and is being closed. */
        LOST
    }

    private final Channel channel;
    private final ClientAddress client;
    private final AtomicReference<Use> use = new AtomicReference<>(Use.ASKING);
    /** Never wrong by more than one change of the use, which is good enough to choose by. */
    private volatile long sinceNanos;

    /** The place of {@code channel}, which has just been opened by {@code client}. */
    ConnectionPlace(Channel channel, ClientAddress client) {
        this.channel = channel;
        this.client = client;
        this.sinceNanos = now();
    }

    private long now() {
        return channel.eventLoop().ticker().nanoTime();
    }

    ClientAddress client() {
        return client;
    }

    boolean isFor(Use asked) {
        return use.get() == asked;
    }

    /** Whether it has been used as it is for longer than {@code other} has. */
    boolean isOlderThan(ConnectionPlace other) {
        return sinceNanos - other.sinceNanos < 0;
    }

    /** A request has begun to come. */
    void asks() {
        if (use.compareAndSet(Use.IDLE, Use.ASKING)) {
            sinceNanos = now();
        }
    }

    /** A whole request has come; whether it may be answered, which it may not once the place is lost. */
    boolean isAnswered() {
        return become(Use.ANSWERED);
    }

    /** The answer has been sent, and another request may come. */
    void rests() {
        sinceNanos = now();
        become(Use.IDLE);
    }

    private boolean become(Use next) {
        return use.updateAndGet(now -> now == Use.LOST ? now : next) == next;
    }

    /** Takes it away from a connection that is used for {@code expected}, and not meanwhile for something else; whether it was. */
    boolean lose(Use expected) {
        return use.compareAndSet(expected, Use.LOST);
    }

    /** Ends the connection, in its event loop. */
    void close() {
        var _ = channel.close();
    }
}
