package org.packhorse.node.transport.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.flow.FlowControlHandler;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.packhorse.node.transport.HttpHandler;
import org.packhorse.node.transport.RequestTarget;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An HTTP/1.1 server (RFC 9112) for GET and HEAD: one thread accepts, two move bytes, virtual threads work answers out.
 *
 * <p>Direct memory: a connection holds at most {@value #READ_LIMIT_BYTES} bytes read and {@link AnswerWriter#CHUNK_BYTES}
 * bytes to be written, 24 KiB; at 512 connections 12 MiB, and the pool's slack. {@code -XX:MaxDirectMemorySize=32m} is
 * enough for it and a client. Answers that are at hand take {@value HotAnswers#LIMIT_BYTES} more for each of the two threads, however many
 * connections they are sent to.
 */
public final class HttpServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

    /** Phones ask in less than one; a longer head comes in several reads. */
    private static final int READ_LIMIT_BYTES = 8 * 1024;

    /** All headers together. Browsers send under 2 KB where there are no cookies. */
    private static final int HEADERS_LIMIT_BYTES = 8 * 1024;

    /** Method, target and protocol. */
    private static final int LINE_LIMIT_BYTES = RequestTarget.LIMIT_CHARS + 32;

    private final HttpServerSettings settings;
    private final HttpHandler handler;
    private final AnswerObserver observer;
    private final AtomicLong generation = new AtomicLong();
    private final Map<EventExecutor, HotAnswers> hot = new ConcurrentHashMap<>();
    private final ConnectionLimit limit;
    private final Exchanges exchanges;
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
    private final EventLoopGroup acceptor = loops("accept", 1);
    private final EventLoopGroup movers;

    /** A server that is not started; {@code handler} will be called by many threads at once. */
    public HttpServer(HttpServerSettings settings, HttpHandler handler) {
        this(settings, handler, (target, headers, status) -> {});
    }

    /** The same, with somebody who is told what was answered. */
    public HttpServer(HttpServerSettings settings, HttpHandler handler, AnswerObserver observer) {
        this(settings, handler, observer, loops("http", 2));
    }

    /** The same, whose bytes {@code movers} move; it shuts them down. */
    HttpServer(HttpServerSettings settings, HttpHandler handler, AnswerObserver observer, EventLoopGroup movers) {
        this.movers = movers;
        this.settings = settings;
        this.handler = handler;
        this.observer = observer;
        limit = new ConnectionLimit(settings.maxConnections(), settings.maxForOneAddress());
        exchanges = new Exchanges(settings, observer);
    }

    private static EventLoopGroup loops(String name, int threads) {
        return new MultiThreadIoEventLoopGroup(
                threads, new DefaultThreadFactory(name, true), NioIoHandler.newFactory());
    }

    /**
     * Begins to listen.
     *
     * @return this
     * @throws IOException where the address cannot be had, for example because another program listens there
     */
    public HttpServer start() throws IOException, InterruptedException {
        var bound = new ServerBootstrap()
                .group(acceptor, movers)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, settings.maxConnections())
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.ALLOCATOR, smallPool())
                // One read at a time: what it brings is answered before there is another, however many requests there
                // are in it.
                .childOption(
                        ChannelOption.RECVBUF_ALLOCATOR,
                        new AdaptiveRecvByteBufAllocator(512, 1024, READ_LIMIT_BYTES).maxMessagesPerRead(1))
                .childHandler(new Pipeline())
                .bind(settings.address())
                .await();
        if (!bound.isSuccess()) {
            close();
            throw new IOException(
                    settings.address() + ": cannot listen here; is another program using the port?", bound.cause());
        }
        connections.add(bound.channel());
        return this;
    }

    /** Two arenas for the two threads, in chunks of 512 KiB: the usual 4 MiB would be mostly empty. */
    private static PooledByteBufAllocator smallPool() {
        return new PooledByteBufAllocator(true, 0, 2, 8192, 6, 64, 16, false);
    }

    /**
     * The port it listens on.
     *
     * @throws IllegalStateException before it was started
     */
    public int port() {
        return connections.stream()
                .filter(NioServerSocketChannel.class::isInstance)
                .map(listening -> ((InetSocketAddress) listening.localAddress()).getPort())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("not started"));
    }

    /**
     * Lets what was answered until now never be sent again: call it whenever the same request may have another answer, after that has become so. Any
     * thread.
     */
    public void forget() {
        generation.incrementAndGet();
        hot.forEach((loop, answers) -> begin(loop, answers::forgetOld));
    }

    /** What a loop that has ended had at hand is gone with it. */
    private static void begin(EventExecutor loop, Runnable work) {
        try {
            loop.execute(work);
        } catch (RejectedExecutionException e) {
            LOG.atDebug().log("the server is closed");
        }
    }

    /** How many connections are open now. */
    public int openConnections() {
        return limit.open();
    }

    /** Ends every connection and answer at once; may be called more than once. */
    @Override
    public void close() {
        connections.close().awaitUninterruptibly();
        exchanges.close();
        hot.forEach((loop, answers) -> begin(loop, answers::clear));
        var stopping = acceptor.shutdownGracefully(0, 2, TimeUnit.SECONDS);
        movers.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
        stopping.awaitUninterruptibly();
    }

    /** What each connection passes through, from the socket up. */
    private final class Pipeline extends ChannelInitializer<SocketChannel> {
        @Override
        protected void initChannel(SocketChannel channel) {
            var pipeline = channel.pipeline();
            var place = limit.admit(channel);
            if (place.isEmpty()) {
                pipeline.addLast(limit);
                return;
            }
            connections.add(channel);
            var answers = hot.computeIfAbsent(channel.eventLoop(), loop -> new HotAnswers(generation));
            var desk = new FrontDesk(answers, handler, observer, place.get());
            pipeline.addLast(
                    new IdleStateHandler(true, 0, settings.stallTimeout().toMillis(), 0, TimeUnit.MILLISECONDS),
                    desk,
                    new HttpRequestDecoder(decoding()),
                    new FlowControlHandler(),
                    new Connection(place.get(), handler, exchanges, settings.idleTimeout(), Optional.of(desk)));
        }

        private static HttpDecoderConfig decoding() {
            return new HttpDecoderConfig()
                    .setInitialBufferSize(256)
                    .setMaxInitialLineLength(LINE_LIMIT_BYTES)
                    .setMaxHeaderSize(HEADERS_LIMIT_BYTES)
                    .setMaxChunkSize(READ_LIMIT_BYTES);
        }
    }
}
