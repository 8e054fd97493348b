package org.packhorse.node.transport.server;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.packhorse.node.transport.Authority;
import org.packhorse.node.transport.HttpHandler;
import org.packhorse.node.transport.Request;
import org.packhorse.node.transport.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client's connection: reads a request, has it answered, reads the next. While one is answered nothing more is read, so
 * pipelined requests are answered in order and a client cannot heap up work.
 *
 * <p>Used by its event loop only.
 */
final class Connection extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    /** Nobody needs to send content to a library; what a mistaken client sends is read and dropped up to here. */
    private static final int CONTENT_LIMIT_BYTES = 16 * 1024;

    private final ConnectionPlace place;
    private final HttpHandler handler;
    private final Exchanges exchanges;
    private final Duration requestTimeout;
    private final Optional<FrontDesk> desk;

    private @Nullable HttpRequest head;
    private long contentBytes;
    private boolean answering;
    private boolean answeringAtDesk;
    private long waitingSinceNanos;
    /** Runs at the end of the request's time, or before: then it only looks and goes on. */
    private @Nullable Future<?> deadline;

    Connection(
            ConnectionPlace place,
            HttpHandler handler,
            Exchanges exchanges,
            Duration requestTimeout,
            Optional<FrontDesk> desk) {
        this.place = place;
        this.desk = desk;
        this.handler = handler;
        this.exchanges = exchanges;
        this.requestTimeout = requestTimeout;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        readNext(context);
    }

    /** Waits for a whole request; one deadline for all of it, so that sending a byte now and then does not help. */
    private void readNext(ChannelHandlerContext context) {
        head = null;
        contentBytes = 0;
        answering = false;
        beginToWait(context);
        context.read();
    }

    /** Requests come by the thousand; one that begins leaves the deadline of the one before as it is. */
    private void beginToWait(ChannelHandlerContext context) {
        waitingSinceNanos = now(context);
        if (deadline == null) {
            watch(context, requestTimeout.toNanos());
        }
    }

    private void watch(ChannelHandlerContext context, long nanos) {
        deadline = context.executor().schedule(() -> look(context), nanos, TimeUnit.NANOSECONDS);
    }

    private void look(ChannelHandlerContext context) {
        deadline = null;
        if (answering || answeringAtDesk) {
            return;
        }
        long left = requestTimeout.toNanos() - (now(context) - waitingSinceNanos);
        if (left <= 0) {
            end(context);
        } else {
            watch(context, left);
        }
    }

    private static long now(ChannelHandlerContext context) {
        return context.executor().ticker().nanoTime();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            if (!answering) {
                take(context, message);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    /** A read that brought no whole message counts as done for the flow control: it must be asked for again. */
    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (!answering) {
            context.read();
        }
    }

    private void take(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request) {
            head = request;
            if (request.decoderResult().isFailure()) {
                refuse(
                        context,
                        Question.Refused.unreadable(request.decoderResult().cause()));
                return;
            }
        }
        if (message instanceof HttpContent content) {
            contentBytes += content.content().readableBytes();
            if (contentBytes > CONTENT_LIMIT_BYTES) {
                refuse(context, new Question.Refused(Response.plain(413, "The request is too large.")));
                return;
            }
            if (content.decoderResult().isFailure()) {
                refuse(
                        context,
                        Question.Refused.unreadable(content.decoderResult().cause()));
                return;
            }
        }
        if (message instanceof LastHttpContent && head != null) {
            dispatch(context, head);
        } else {
            context.read();
        }
    }

    private void dispatch(ChannelHandlerContext context, HttpRequest request) {
        switch (Question.read(request, clientOf(context.channel()), serverOf(context.channel()))) {
            case Question.Asked asked -> answer(context, asked.request(), handler, asked.keepAlive());
            case Question.Refused refused -> refuse(context, refused);
        }
    }

    private static InetAddress clientOf(Channel channel) {
        return channel.remoteAddress() instanceof InetSocketAddress socket
                ? socket.getAddress()
                : InetAddress.getLoopbackAddress();
    }

    private static InetSocketAddress serverOf(Channel channel) {
        return channel.localAddress() instanceof InetSocketAddress socket
                ? socket
                : new InetSocketAddress(InetAddress.getLoopbackAddress(), Authority.HTTP_PORT);
    }

    private void refuse(ChannelHandlerContext context, Question.Refused refused) {
        answer(context, Request.UNREADABLE, request -> refused.response(), false);
    }

    private void answer(ChannelHandlerContext context, Request request, HttpHandler by, boolean keepAlive) {
        answering = true;
        if (!place.isAnswered()) {
            end(context);
            return;
        }
        exchanges.begin(new Exchange(context.channel(), request, by, keepAlive), (response, answer) -> {
            desk.ifPresent(it -> it.answered(context, request.target(), response, answer));
            if (keepAlive) {
                place.rests();
                readNext(context);
            } else {
                PoliteClose.begin(context);
            }
        });
    }

    /**
     * Nothing moved for a while. That ends an answer the client does not take, not one that is being worked out, nor one
     * that a slow line takes: the first event after a write comes whatever moved meanwhile, it only begins to watch.
     */
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == FrontDesk.Event.ANSWERING) {
            answeringAtDesk = true;
        }
        if (event == FrontDesk.Event.ANSWERED) {
            answeringAtDesk = false;
            place.rests();
            beginToWait(context);
        }
        if (event instanceof IdleStateEvent idle && !idle.isFirst()) {
            var waiting = context.channel().unsafe().outboundBuffer();
            if (waiting != null && !waiting.isEmpty()) {
                end(context);
            }
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (deadline != null) {
            deadline.cancel(false);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.atDebug().setCause(cause).log("connection broke");
        end(context);
    }

    private static void end(ChannelHandlerContext context) {
        var _ = context.close();
    }
}
