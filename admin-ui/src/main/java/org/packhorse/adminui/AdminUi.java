package org.packhorse.adminui;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import org.eclipse.jetty.io.ArrayByteBufferPool;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.packhorse.adminui.http.GuardHeaders;
import org.packhorse.adminui.http.ProtocolFaults;
import org.packhorse.adminui.http.Screens;
import org.packhorse.adminui.page.Languages;
import org.packhorse.adminui.port.NodeConsole;
import org.packhorse.adminui.session.Doorkeeper;

/**
 * The screens of one device, served by Jetty. Sized for a few members of staff on a device with 64 MB of heap: requests run
 * on virtual threads, at most {@value #PLATFORM_THREADS_LIMIT} platform threads exist, and nothing runs while nobody asks.
 *
 * <p>{@link #start()} and {@link #close()} are for one thread, once each; whoever made it closes it.
 */
public final class AdminUi implements AutoCloseable {
    /** One selects, the others hand requests to virtual threads. */
    private static final int PLATFORM_THREADS_LIMIT = 4;

    /** Six browsers with six connections each; further ones wait in the backlog. */
    private static final int CONNECTIONS_LIMIT = 36;

    private static final int BACKLOG = 16;

    /** Also how long a body may pause, and so how long a lazy client keeps a connection. */
    private static final Duration IDLE_LIMIT = Duration.ofSeconds(20);

    /** The same when all connections are taken. */
    private static final Duration IDLE_LIMIT_WHEN_FULL = Duration.ofSeconds(2);

    private static final int HEADER_BYTES_LIMIT = 8 * 1024;
    private static final int BUFFER_BYTES = 8 * 1024;
    private static final int LARGEST_POOLED_BUFFER_BYTES = 32 * 1024;
    private static final int POOLED_BUFFERS_EACH_SIZE = 8;

    /** For all pooled buffers, on the heap and off it each. */
    private static final int POOL_BYTES_LIMIT = 512 * 1024;

    private final AdminSettings settings;
    private final Server server;
    private final ServerConnector connector;

    /** The screens on {@code console}, not yet served; {@code clock} times sessions and the waits after wrong passwords. */
    public AdminUi(AdminSettings settings, NodeConsole console, InstantSource clock) {
        this.settings = settings;
        this.server = new Server(threads(), new ScheduledExecutorScheduler("admin-timer", true), buffers());
        this.connector = connector();
        server.addConnector(connector);
        server.setErrorHandler(new ProtocolFaults());
        var limit = new NetworkConnectionLimit(CONNECTIONS_LIMIT, server);
        limit.setEndPointIdleTimeout(IDLE_LIMIT_WHEN_FULL.toMillis());
        server.addBean(limit);
        server.setHandler(new Screens(
                console,
                Doorkeeper.of(settings.password(), clock, new SecureRandom()),
                new Languages(settings.zone()),
                settings.hostNames()));
    }

    /**
     * Begins to serve.
     *
     * @throws IOException where the address or port cannot be listened on; nothing is left open then
     */
    public void start() throws IOException {
        try {
            server.start();
        } catch (IOException e) {
            close();
            throw new IOException(
                    "the administration cannot listen on " + where() + ": " + e.getMessage()
                            + "; choose another port, or stop the program that has this one",
                    e);
        } catch (Exception e) {
            close();
            throw new IllegalStateException("the administration did not start", e);
        }
    }

    /** The port it listens on, also where 0 was asked for. Only between {@link #start()} and {@link #close()}. */
    public int port() {
        return connector.getLocalPort();
    }

    /** Stops serving; requests under way are cut off. No effect when repeated. */
    @Override
    public void close() {
        try {
            server.stop();
            server.destroy();
        } catch (Exception e) {
            throw new IllegalStateException("the administration did not stop", e);
        }
    }

    private InetSocketAddress where() {
        return new InetSocketAddress(settings.address(), settings.port());
    }

    private ServerConnector connector() {
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendDateHeader(false);
        http.setRequestHeaderSize(HEADER_BYTES_LIMIT);
        http.setInputBufferSize(BUFFER_BYTES);
        http.setOutputBufferSize(BUFFER_BYTES);
        http.setRelativeRedirectAllowed(true);
        http.addCustomizer(new GuardHeaders());
        var made = new ServerConnector(server, 0, 1, new HttpConnectionFactory(http));
        made.setHost(settings.address().getHostAddress());
        made.setPort(settings.port());
        made.setAcceptQueueSize(BACKLOG);
        made.setIdleTimeout(IDLE_LIMIT.toMillis());
        return made;
    }

    private static QueuedThreadPool threads() {
        var pool = new QueuedThreadPool(PLATFORM_THREADS_LIMIT, 1);
        pool.setName("admin");
        pool.setDaemon(true);
        pool.setReservedThreads(0);
        pool.setVirtualThreadsExecutor(VirtualThreads.getDefaultVirtualThreadsExecutor());
        return pool;
    }

    private static ArrayByteBufferPool buffers() {
        return new ArrayByteBufferPool(
                0,
                BUFFER_BYTES / 2,
                LARGEST_POOLED_BUFFER_BYTES,
                POOLED_BUFFERS_EACH_SIZE,
                POOL_BYTES_LIMIT,
                POOL_BYTES_LIMIT);
    }
}
