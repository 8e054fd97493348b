package org.packhorse.node.upstream.http;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.concurrent.BlockingQueue;

/**
 * Brings a connection's answers from the event loop to the thread that waits for them.
 *
 * <p>The queue needs no bound of its own: the socket is read only when the waiting thread has emptied it. Bytes are
 * copied to the heap here, so that no thread but the event loop's ever owns a counted buffer.
 */
final class AnswerInbox extends SimpleChannelInboundHandler<HttpObject> {
    private final BlockingQueue<AnswerPart> parts;
    private final Bell bell;

    AnswerInbox(BlockingQueue<AnswerPart> parts, Bell bell) {
        this.parts = parts;
        this.bell = bell;
    }

    private void add(AnswerPart part) {
        parts.add(part);
        bell.ring();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject message) {
        if (message.decoderResult().isFailure()) {
            fail(context, message.decoderResult().cause());
            return;
        }
        if (message instanceof HttpResponse response) {
            add(new AnswerPart.Head(response));
        }
        if (message instanceof HttpContent content) {
            if (content.content().isReadable()) {
                add(new AnswerPart.Piece(ByteBufUtil.getBytes(content.content())));
            }
            if (message instanceof LastHttpContent) {
                add(new AnswerPart.End());
            }
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        fail(context, cause);
    }

    private void fail(ChannelHandlerContext context, Throwable cause) {
        // In this order: whoever takes the part must find the connection closed.
        var _ = context.close();
        add(new AnswerPart.Broken(cause));
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        add(new AnswerPart.Closed());
        context.fireChannelInactive();
    }
}
