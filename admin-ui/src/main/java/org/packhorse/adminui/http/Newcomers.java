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
    private final Map<Connection, Newcomer> open = new HashMap<>();

    /** Each address may have {@code share} connections; {@code scheduler} ends those on which nobody is signed in after {@code term}. */
    public Newcomers(Scheduler scheduler, int share, Duration term) {
        this.scheduler = scheduler;
        this.share = share;
        this.term = term;
    }

    /** The end is not waited for once the connection is gone: that would keep all that belongs to it, of hundreds of phones. */
    private record Newcomer(InetAddress address, Scheduler.Task end) {}

    /** Whoever sends {@code request} is signed in. */
    static void welcome(Request request) {
        request.getConnectionMetaData().setAttribute(SIGNED_IN, true);
    }

    @Override
    public void onOpened(Connection connection) {
        if (!admit(connection)) {
            // Not at once: Jetty is still opening it.
            scheduler.schedule(() -> end(connection), 0, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void onClosed(Connection connection) {
        synchronized (open) {
            var gone = open.remove(connection);
            if (gone != null) {
                gone.end().cancel();
            }
        }
    }

    private static void end(Connection connection) {
        boolean signedIn = connection instanceof ConnectionMetaData known && known.getAttribute(SIGNED_IN) != null;
        if (!signedIn) {
            connection.getEndPoint().close();
        }
    }

    /** Whether its address has had less than its share; not where it is gone already. */
    private boolean admit(Connection connection) {
        if (!(connection.getEndPoint().getRemoteSocketAddress() instanceof InetSocketAddress socket)) {
            return false;
        }
        var address = socket.getAddress();
        synchronized (open) {
            boolean within = open.values().stream()
                            .filter(newcomer -> newcomer.address().equals(address))
                            .count()
                    < share;
            if (within) {
                var end = scheduler.schedule(() -> end(connection), term.toMillis(), TimeUnit.MILLISECONDS);
                open.put(connection, new Newcomer(address, end));
            }
            return within;
        }
    }
}
