package org.packhorse.node.upstream.http;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.packhorse.protocol.exchange.UpstreamException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens connections to a web server, trying each address of its name in turn.
 *
 * @param loops of Netty's NIO kind
 * @param tls absent where only plain HTTP is spoken
 * @param bell rings when something comes on any of its connections
 * @param upstream how messages call the other side
 * @param shares how many connections share the link's rate
 */
record HttpConnector(
        EventLoopGroup loops,
        Optional<SslContext> tls,
        HttpClientSettings settings,
        TrafficCounter counter,
        Bell bell,
        String upstream,
        int shares) {
    private static final Logger LOG = LoggerFactory.getLogger(HttpConnector.class);

    /** No server needs more; each costs a share of the patience. */
    private static final int ADDRESS_LIMIT = 4;

    /** What is taken from the socket before somebody asks for more; TLS may need two of these to make sense of one. */
    private static final int READ_BYTES = 16 << 10;

    /** A sender that is slowed down has sent at most about a second's worth ahead. */
    private static final int LEAST_BUFFER_BYTES = 32 << 10;

    private static final int MOST_BUFFER_BYTES = 4 << 20;

    /** Ours are under 200 bytes; CDNs send up to 2 KB. */
    private static final int HEAD_LIMIT_BYTES = 8 << 10;

    private static final int STATUS_LINE_LIMIT_BYTES = 1 << 10;

    /**
     * A fresh connection, on which nothing was asked yet.
     *
     * @throws UpstreamException where there is none to be had
     */
    HttpConnection connect(HttpAddress server) throws UpstreamException, InterruptedException {
        try {
            var addresses = find(server.host());
            var patience = settings.connectTimeout().dividedBy(addresses.size());
            for (var address : addresses.subList(0, addresses.size() - 1)) {
                try {
                    return connect(server, address, patience);
                } catch (UpstreamException e) {
                    // A school's IPv6 is often only half there: the next address may do.
                    LOG.atDebug().addKeyValue("address", address).log("cannot be reached, trying the next");
                }
            }
            return connect(server, addresses.getLast(), patience);
        } catch (IOException e) {
            throw e instanceof UpstreamException told ? told : failed(e, settings.connectTimeout());
        }
    }

    private UpstreamException failed(Throwable cause, Duration patience) {
        return new UpstreamException(upstream, FailureWords.ofConnecting(cause, patience), cause);
    }

    /** Looks the name up on a thread of its own, because the system's lookup can neither be interrupted nor timed. */
    private List<InetAddress> find(String host) throws IOException, InterruptedException {
        var lookup = new FutureTask<>(() -> List.of(InetAddress.getAllByName(host)));
        Thread.startVirtualThread(lookup);
        try {
            var all = lookup.get(settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS);
            return all.subList(0, Math.min(ADDRESS_LIMIT, all.size()));
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException told ? told : new IOException(e.getCause());
        } catch (TimeoutException e) {
            throw new SocketTimeoutException("nobody says where " + host + " is");
        }
    }

    private HttpConnection connect(HttpAddress server, InetAddress address, Duration patience)
            throws UpstreamException, InterruptedException {
        var parts = new LinkedBlockingQueue<AnswerPart>();
        var connecting = bootstrap(server, patience, parts).connect(new InetSocketAddress(address, server.port()));
        var channel = connecting.channel();
        try {
            await(connecting, patience);
            var tlsHandler = channel.pipeline().get(SslHandler.class);
            if (tlsHandler != null) {
                await(tlsHandler.handshakeFuture(), patience);
            }
            return new HttpConnection(server, connecting, parts, this);
        } catch (UpstreamException | InterruptedException e) {
            var _ = channel.close();
            throw e;
        }
    }

    /** For a further connection at the same time; its counter's link is closed by whoever asked for it. */
    HttpConnector beside() {
        return new HttpConnector(
                loops, tls, settings, counter.beside(), bell, upstream, RangeTransfer.MOST_CONNECTIONS);
    }

    /** A connection to {@code address} that may come about; {@link HttpConnection#poll} tells where it does not. */
    HttpConnection begin(HttpAddress server, SocketAddress address) {
        var parts = new LinkedBlockingQueue<AnswerPart>();
        var connecting = bootstrap(server, settings.connectTimeout(), parts).connect(address);
        // A channel that does not come about has no pipeline by which it could tell.
        connecting.addListener(connected -> {
            if (!connected.isSuccess()) {
                parts.add(new AnswerPart.Broken(connected.cause()));
            }
            bell.ring();
        });
        return new HttpConnection(server, connecting, parts, this);
    }

    private void await(Future<?> future, Duration patience) throws UpstreamException, InterruptedException {
        // Netty ends the attempt itself after the patience, so this wait is bounded.
        future.await();
        if (!future.isSuccess()) {
            var cause = future.cause();
            throw failed(cause == null ? new IOException("given up") : cause, patience);
        }
    }

    private Bootstrap bootstrap(HttpAddress server, Duration patience, BlockingQueue<AnswerPart> parts) {
        var bootstrap = new Bootstrap()
                .group(loops)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.AUTO_READ, false)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(Math.max(1, patience.toMillis())))
                .option(
                        ChannelOption.RECVBUF_ALLOCATOR,
                        new FixedRecvByteBufAllocator(READ_BYTES).maxMessagesPerRead(1))
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        fill(channel, server, patience, parts);
                    }
                });
        counter.link()
                .bytesPerSecond()
                .ifPresent(rate -> bootstrap.option(ChannelOption.SO_RCVBUF, (int)
                        Math.clamp(rate / shares, (long) LEAST_BUFFER_BYTES, (long) MOST_BUFFER_BYTES)));
        return bootstrap;
    }

    private void fill(Channel channel, HttpAddress server, Duration patience, BlockingQueue<AnswerPart> parts) {
        channel.pipeline().addLast(counter);
        if (server.usesTls()) {
            var handler = tls.orElseThrow().newHandler(channel.alloc(), server.host(), server.port());
            handler.setHandshakeTimeoutMillis(Math.max(1, patience.toMillis()));
            channel.pipeline().addLast(handler);
        }
        var limits = new HttpDecoderConfig()
                .setMaxInitialLineLength(STATUS_LINE_LIMIT_BYTES)
                .setMaxHeaderSize(HEAD_LIMIT_BYTES)
                .setMaxChunkSize(READ_BYTES);
        channel.pipeline().addLast(new HttpClientCodec(limits, false, false), new AnswerInbox(parts, bell));
    }
}
