package org.packhorse.node.upstream.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.packhorse.protocol.exchange.UpstreamException;

/**
 * One connection to a web server, used by one thread: ask, take the head, take pieces until there are none, then either
 * rest until the next question or close.
 */
final class HttpConnection {
    /** Nobody sends more than one or two "103 Early Hints". */
    private static final int INTERIM_LIMIT = 8;

    private final HttpAddress server;
    private final Channel channel;
    private final ChannelFuture connecting;
    private final BlockingQueue<AnswerPart> parts;
    private final HttpConnector connector;
    private Optional<Future<?>> expiry = Optional.empty();
    private boolean heard;
    /** How many questions have not been answered to their ends. */
    private int unanswered;

    /** Whether what comes belongs to an interim answer. */
    private boolean interim;

    /** Whether the socket may be read once of which nothing has come yet. */
    private boolean granted;

    /** What {@code connecting} brings about; its answers arrive in {@code parts}. */
    HttpConnection(
            HttpAddress server, ChannelFuture connecting, BlockingQueue<AnswerPart> parts, HttpConnector connector) {
        this.server = server;
        this.connecting = connecting;
        this.channel = connecting.channel();
        this.parts = parts;
        this.connector = connector;
    }

    /** Whether {@code address} can be asked for here. */
    boolean leadsTo(HttpAddress address) {
        return server.sameServer(address);
    }

    /** Whether it has come about and can be asked; {@link #poll} tells where it never will. */
    boolean isOpen() {
        return connecting.isSuccess();
    }

    /** Where it leads, once it has come about. */
    SocketAddress remoteAddress() {
        return channel.remoteAddress();
    }

    /** The next part of an answer that has come, without waiting for one. */
    Optional<AnswerPart> poll() {
        for (var part = parts.poll(); part != null; part = parts.poll()) {
            granted = false;
            if (part instanceof AnswerPart.Head(HttpResponse response)) {
                interim = response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
                heard |= !interim;
            }
            if (!interim || part instanceof AnswerPart.Closed || part instanceof AnswerPart.Broken) {
                unanswered -= part instanceof AnswerPart.End ? 1 : 0;
                return Optional.of(part);
            }
            interim = !(part instanceof AnswerPart.End);
        }
        return Optional.empty();
    }

    /** Lets the socket be read once, as soon as the link allows; the connection's bell rings when that has brought something. */
    void grant() throws IOException, InterruptedException {
        if (!granted) {
            connector.counter().link().await();
            granted = true;
            channel.read();
        }
    }

    /** Sends {@code request} behind those that are not answered yet; {@link #poll} brings what comes of it. */
    void askNext(HttpRequest request) {
        unanswered++;
        var _ = channel.writeAndFlush(request);
    }

    /** What {@code part} says where it says that nothing more will come. */
    UpstreamException failure(AnswerPart part) {
        return part instanceof AnswerPart.Broken(Throwable cause)
                ? new UpstreamException(connector.upstream(), FailureWords.ofAnswering(cause), cause)
                : failed("the connection was closed before the answer's end");
    }

    /** Sends {@code request} on its way; where that fails, {@link #head} will tell. */
    void ask(HttpRequest request) {
        heard = false;
        unanswered = 1;
        // Where sending fails the socket closes, and that is told like any hanging up.
        var _ = channel.writeAndFlush(request);
    }

    /**
     * The head of the final answer.
     *
     * @throws UpstreamException where none comes
     * @throws IOException where the link may not be used any more
     */
    HttpResponse head() throws IOException, InterruptedException {
        for (int i = 0; i < INTERIM_LIMIT; i++) {
            if (!(next() instanceof AnswerPart.Head(HttpResponse response))) {
                break;
            }
            heard = true;
            if (response.status().codeClass() != HttpStatusClass.INFORMATIONAL) {
                return response;
            }
            if (!(next() instanceof AnswerPart.End)) {
                break;
            }
        }
        throw failed("answered nonsense; check the address and port");
    }

    /**
     * The next bytes of the body, one at least; empty at its end, however often that is asked.
     *
     * @throws UpstreamException where the body is cut off
     * @throws IOException where the link may not be used any more
     */
    Optional<byte[]> piece() throws IOException, InterruptedException {
        if (unanswered == 0) {
            return Optional.empty();
        }
        return switch (next()) {
            case AnswerPart.Piece(byte[] bytes) -> Optional.of(bytes);
            case AnswerPart.End end -> {
                unanswered = 0;
                yield Optional.empty();
            }
            case AnswerPart.Head head -> throw failed("answered twice to one question");
            case AnswerPart.Closed closed -> throw new IllegalStateException("told by next()");
            case AnswerPart.Broken broken -> throw new IllegalStateException("told by next()");
        };
    }

    /** Whether the last answer was taken to its end. */
    boolean isDone() {
        return unanswered == 0;
    }

    /**
     * The next part that is an answer's. Every received byte counts as life; a stall is a wait without any. The socket is read
     * only when the link allows, so that a sender faster than its rate is slowed down by TCP.
     */
    private AnswerPart next() throws IOException, InterruptedException {
        var part = parts.poll();
        while (part == null) {
            connector.counter().link().await();
            long before = receivedBytes();
            channel.read();
            part = parts.poll(connector.settings().stallTimeout().toMillis(), TimeUnit.MILLISECONDS);
            if (part == null && receivedBytes() == before) {
                throw failed("nothing was received for "
                        + FailureWords.inWords(connector.settings().stallTimeout()) + "; check the link");
            }
        }
        if (part instanceof AnswerPart.Broken || part instanceof AnswerPart.Closed) {
            throw failure(part);
        }
        return part;
    }

    /**
     * Whether the connection ended without an answer to the last question, which may then be asked again elsewhere: the
     * other side hung up meanwhile, or there was rubbish behind its answer before.
     */
    boolean endedUnheard() {
        return !channel.isActive() && !heard;
    }

    /** Waits for the next question, unless that takes too long; also notices when the other side hangs up meanwhile. */
    void rest() {
        channel.read();
        expiry = Optional.of(channel.eventLoop()
                .schedule(this::hangUp, connector.settings().keepTimeout().toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Ends the rest; whether the next question can be asked: it is still open, and nothing came that nobody asked for. */
    boolean wake() {
        boolean stayed = expiry.map(timer -> timer.cancel(false)).orElse(false);
        expiry = Optional.empty();
        return stayed && channel.isActive() && parts.isEmpty();
    }

    /** Hangs up, whatever is on its way. */
    void close() {
        expiry.ifPresent(timer -> timer.cancel(false));
        hangUp();
    }

    private void hangUp() {
        var _ = channel.close();
    }

    private long receivedBytes() {
        return connector.counter().traffic().receivedBytes();
    }

    private UpstreamException failed(String problem) {
        return new UpstreamException(connector.upstream(), problem);
    }
}
