package org.packhorse.adminui;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.LinkedBlockingQueue;
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
import org.packhorse.adminui.http.Newcomers;
import org.packhorse.adminui.http.ProtocolFaults;
import org.packhorse.adminui.http.Screens;
import org.packhorse.adminui.port.NodeConsole;
import org.packhorse.adminui.port.Teachers;
import org.packhorse.adminui.session.Doorkeeper;
import org.packhorse.adminui.session.TeacherDoor;

/**
 * The screens of one device, served by Jetty. Sized for a few members of staff on a device with 64 MB of heap: requests run
 * on virtual threads, at most {@value #PLATFORM_THREADS_LIMIT_WITH_TEACHERS} platform threads exist, and nothing runs while nobody asks.
 *
 * <p>{@link #start()} and {@link #close()} are for one thread, once each; whoever made it closes it.
 */
public final class AdminUi implements AutoCloseable {
    /** One selects, the others hand requests to virtual threads. */
    private static final int PLATFORM_THREADS_LIMIT = 4;

    /** One more selects for teachers' phones, where they have an address of their own. */
    private static final int PLATFORM_THREADS_LIMIT_WITH_TEACHERS = 6;

    /** Six browsers with six connections each, at each of the two addresses; further ones wait in the backlog. */
    private static final int CONNECTIONS_LIMIT = 36;

    /** What a browser opens at once, so that one phone does not keep the others from the teachers' address. */
    private static final int PHONE_CONNECTIONS_LIMIT = 6;

    /** How long a connection lasts on which nobody is signed in: time to fetch a page or send a PIN on bad Wi-Fi, not to type. */
    private static final Duration NEWCOMER_LIMIT = Duration.ofSeconds(30);

    private static final int THREADS_STAY_MILLIS = 60_000;

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
    private final Optional<ServerConnector> teachersConnector;

    /**
     * The screens on {@code console}, not yet served.
     *
     * @param teachers what there is for teachers; empty where the device has nothing for them
     * @param clock times sessions and the waits after wrong passwords
     */
    public AdminUi(AdminSettings settings, NodeConsole console, Optional<Teachers> teachers, InstantSource clock) {
        this.settings = settings;
        int threads = settings.teachers().isEmpty() ? PLATFORM_THREADS_LIMIT : PLATFORM_THREADS_LIMIT_WITH_TEACHERS;
        this.server = new Server(threads(threads), new ScheduledExecutorScheduler("admin-timer", true), buffers());
        // Staff may come in by a tunnel, all from one address.
        this.connector = connector(new InetSocketAddress(settings.address(), settings.port()), CONNECTIONS_LIMIT);
        this.teachersConnector = settings.teachers().map(at -> connector(at, PHONE_CONNECTIONS_LIMIT));
        teachersConnector.ifPresent(c -> c.setName(Screens.TEACHERS_CONNECTOR));
        server.setErrorHandler(new ProtocolFaults());
        server.setHandler(new Screens(
                console,
                teachers,
                Doorkeeper.of(settings.password(), clock, new SecureRandom()),
                teachers.map(t -> new TeacherDoor(t.pin(), clock, new SecureRandom())),
                settings.zone(),
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

    /** The same of the address that is for teachers only, where there is one. */
    public OptionalInt teachersPort() {
        return teachersConnector.stream()
                .mapToInt(ServerConnector::getLocalPort)
                .findFirst();
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

    private String where() {
        var admin = new InetSocketAddress(settings.address(), settings.port());
        return admin + settings.teachers().map(teachers -> " and " + teachers).orElse("");
    }

    /** One that cannot be filled by way of another, and of which each address has its {@code share}. */
    private ServerConnector connector(InetSocketAddress address, int share) {
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendDateHeader(false);
        http.setRequestHeaderSize(HEADER_BYTES_LIMIT);
        // It would be 100 KB for each connection.
        http.setHeaderCacheSize(0);
        http.setInputBufferSize(BUFFER_BYTES);
        http.setOutputBufferSize(BUFFER_BYTES);
        http.setRelativeRedirectAllowed(true);
        http.addCustomizer(new GuardHeaders());
        var made = new ServerConnector(server, 0, 1, new HttpConnectionFactory(http));
        made.setHost(address.getAddress().getHostAddress());
        made.setPort(address.getPort());
        made.setAcceptQueueSize(BACKLOG);
        made.setIdleTimeout(IDLE_LIMIT.toMillis());
        made.addBean(new Newcomers(server.getScheduler(), share, NEWCOMER_LIMIT));
        var limit = new NetworkConnectionLimit(CONNECTIONS_LIMIT, made);
        limit.setEndPointIdleTimeout(IDLE_LIMIT_WHEN_FULL.toMillis());
        server.addBean(limit);
        server.addConnector(made);
        return made;
    }

    private static QueuedThreadPool threads(int limit) {
        // With a queue of Java's: Jetty's own wakes up all of JMX to learn the size of a cache line, half of what
        // starting costs.
        var pool = new QueuedThreadPool(limit, 1, THREADS_STAY_MILLIS, new LinkedBlockingQueue<>());
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
