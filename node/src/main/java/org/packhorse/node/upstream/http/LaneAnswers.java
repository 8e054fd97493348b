package org.packhorse.node.upstream.http;

import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.packhorse.node.link.LinkMeter;
import org.packhorse.protocol.exchange.Extent;

/** One of a transfer's connections: what it was asked for, and how far its answers have come. */
final class LaneAnswers {
    private final int number;
    private final HttpConnection connection;
    private final LinkMeter link;
    private final Deque<Extent> asked = new ArrayDeque<>();
    private boolean open;
    private boolean keeps;
    private long position;

    /** Connection {@code number}, of which nothing was asked yet; {@code link} is what it alone uses, and closed with it. */
    LaneAnswers(int number, HttpConnection connection, LinkMeter link) {
        this.number = number;
        this.connection = connection;
        this.link = link;
    }

    int number() {
        return number;
    }

    HttpConnection connection() {
        return connection;
    }

    /** Whether it has come about since this was asked last. */
    boolean hasJustOpened() {
        boolean just = !open && connection.isOpen();
        open |= just;
        return just;
    }

    /** It is asked for {@code range}, behind what it was asked for before. */
    void asked(Extent range) {
        asked.add(range);
    }

    /** What the answer that comes is for; empty where nothing was asked. */
    Optional<Extent> range() {
        return Optional.ofNullable(asked.peekFirst());
    }

    /** Whether an answer is still to come. */
    boolean owes() {
        return open && !asked.isEmpty();
    }

    /** The answer for the first range begins with {@code head}. */
    void begin(HttpResponse head) {
        keeps = HttpUtil.isKeepAlive(head);
        position = asked.getFirst().begin();
    }

    /** {@code count} bytes of the answer have come; where they begin. */
    long advance(int count) {
        long begin = position;
        position += count;
        return begin;
    }

    void end() {
        asked.removeFirst();
    }

    /** Whether it can be asked again when its answers have come. */
    boolean keeps() {
        return keeps;
    }

    void close() {
        connection.close();
        RangeRequests.settle(link);
    }
}
