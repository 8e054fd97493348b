package org.packhorse.adminui.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Bounds what people who are not signed in take of a connector: each address so many connections, and each connection so much time, however
 * slowly it sends. Who is signed in keeps a connection as long as anything moves on it. Any thread; the map is guarded by itself.
 */
public final class Newcomers implements Connection.Listener {
    private static final String SIGNED_IN = Newcomers.class.getName();

    private final Scheduler scheduler;
    private final int share;
    private final Duration term;
    private final Map<Connection, InetAddress> open = new HashMap<>();

    /** Each address may have {@code share} connections; {@code scheduler} ends those on which nobody is signed in after {@code term}. */
    public Newcomers(Scheduler scheduler, int share, Duration term) {
        this.scheduler = scheduler;
        this.share = share;
        this.term = term;
    }

    /** Whoever sends {@code request} is signed in. */
    static void welcome(Request request) {
        request.getConnectionMetaData().setAttribute(SIGNED_IN, true);
    }

    @Override
    public void onOpened(Connection connection) {
        // Not at once where there are too many: Jetty is still opening it.
        long delay = isWithinShare(connection) ? term.toMillis() : 0;
        scheduler.schedule(() -> end(connection), delay, TimeUnit.MILLISECONDS);
    }

    @Override
    public void onClosed(Connection connection) {
        synchronized (open) {
            open.remove(connection);
        }
    }

    private static void end(Connection connection) {
        boolean signedIn = connection instanceof ConnectionMetaData known && known.getAttribute(SIGNED_IN) != null;
        if (!signedIn) {
            connection.getEndPoint().close();
        }
    }

    private boolean isWithinShare(Connection connection) {
        var address = connection.getEndPoint().getRemoteSocketAddress() instanceof InetSocketAddress socket
                ? socket.getAddress()
                : null;
        if (address == null) {
            // It is gone already.
            return false;
        }
        synchronized (open) {
            boolean within = open.values().stream().filter(address::equals).count() < share;
            if (within) {
                open.put(connection, address);
            }
            return within;
        }
    }
}
