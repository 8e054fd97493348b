package org.packhorse.node.transport.server;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.packhorse.node.transport.HttpHandler;
import org.packhorse.node.transport.RequestTarget;
import org.packhorse.node.transport.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands before the decoder of one connection and answers what it has at hand, without any thread but the event loop: whole requests that are ordinary,
 * for what was answered lately and is the same for everybody. Everything else goes on to the decoder as it came.
 *
 * <p>Once anything else than one ordinary head at a time has come (half a head, two at once, content), the decoder may hold some of it back, and has
 * the connection for good.
 */
final class FrontDesk extends ChannelDuplexHandler {
    private static final Logger LOG = LoggerFactory.getLogger(FrontDesk.class);

    /** Told to the handlers behind. */
    enum Event {
        /** A request is being answered here, and the client takes its time: nothing is waited for but that. */
        ANSWERING,
        /** It has been answered; the next may come. */
        ANSWERED
    }

    private final HotAnswers hot;
    private final HttpHandler handler;
    private final AnswerObserver observer;
    private final ConnectionPlace place;
    private State state = State.WAITING;
    private @Nullable Asked asked;
    private boolean answeredNow;

    private enum State {
        /** The next bytes begin a request. */
        WAITING,
        /** An answer of ours is on its way. */
        SENDING,
        /** A request has been passed on and is being answered; nothing is read. */
        PASSED,
        /** Nothing is answered here any more. */
        AWAY
    }

    /** A request that was passed on, and what the answers' generation was before anybody worked on it. */
    private record Asked(OrdinaryHead head, long generation) {}

    /** {@code handler} is told whom it need not answer. */
    FrontDesk(HotAnswers hot, HttpHandler handler, AnswerObserver observer, ConnectionPlace place) {
        this.hot = hot;
        this.handler = handler;
        this.observer = observer;
        this.place = place;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        var head = state == State.WAITING && message instanceof ByteBuf bytes
                ? OrdinaryHead.read(bytes)
                : Optional.<OrdinaryHead>empty();
        if (head.isEmpty()) {
            place.asks();
            state = State.AWAY;
            asked = null;
            context.fireChannelRead(message);
            return;
        }
        if (!place.isAnswered()) {
            ReferenceCountUtil.release(message);
            var _ = context.close();
            return;
        }
        var ready = find(context, head.get());
        if (ready.isEmpty()) {
            state = State.PASSED;
            asked = new Asked(head.get(), hot.generation());
            context.fireChannelRead(message);
            return;
        }
        ((ByteBuf) message).release();
        send(context, ready.get());
    }

    private Optional<HotAnswer.Ready> find(ChannelHandlerContext context, OrdinaryHead head) {
        var found = hot.find(head, context.executor().ticker().nanoTime());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        int before = found.get().bytes();
        try {
            var ready = found.get().ready(head, context.alloc());
            ready.ifPresent(it -> observer.answered(found.get().target(), head.headers(), it.status()));
            return ready;
        } catch (IOException e) {
            LOG.atDebug().setCause(e).log("an answer could not be read again");
            return Optional.empty();
        } finally {
            hot.grown(found.get().bytes() - before);
        }
    }

    private void send(ChannelHandlerContext context, HotAnswer.Ready ready) {
        answeredNow = true;
        state = State.SENDING;
        if (context.channel().remoteAddress() instanceof InetSocketAddress client) {
            handler.answeredAgain(client.getAddress());
        }
        var messages = ready.messages();
        for (int i = 0; i < messages.size() - 1; i++) {
            var _ = context.write(messages.get(i));
        }
        var sent = context.writeAndFlush(messages.getLast());
        if (sent.isDone()) {
            sent(context, sent);
        } else {
            context.fireUserEventTriggered(Event.ANSWERING);
            var _ = sent.addListener(done -> {
                sent(context, done);
                if (done.isSuccess()) {
                    var _ = context.read();
                }
            });
        }
    }

    private void sent(ChannelHandlerContext context, Future<?> sent) {
        if (state == State.SENDING) {
            state = State.WAITING;
        }
        if (sent.isSuccess()) {
            context.fireUserEventTriggered(Event.ANSWERED);
        } else {
            var _ = context.close();
        }
    }

    /** Bytes that were answered here are done with; more are asked for when the client has taken the answer. */
    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (!answeredNow) {
            context.fireChannelReadComplete();
            return;
        }
        answeredNow = false;
        if (state != State.SENDING) {
            var _ = context.read();
        }
    }

    /** A whole head was passed on: what the decoder asks for before that is answered would be the next one. */
    @Override
    public void read(ChannelHandlerContext context) {
        if (state != State.PASSED) {
            var _ = context.read();
        }
    }

    /** What the request that was passed on was answered with; in the event loop, before the next is read. */
    void answered(ChannelHandlerContext context, RequestTarget target, Response response, Answer answer) {
        if (state == State.PASSED) {
            state = State.WAITING;
        }
        if (asked != null) {
            hot.keep(
                    asked.head(),
                    asked.generation(),
                    target,
                    response,
                    answer,
                    context.executor().ticker().nanoTime());
            asked = null;
        }
    }
}
