package org.packhorse.node.transport;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A host and a port, as a {@code Host} header or an address names them (RFC 9110 section 4.2). Harmless wherever it is written.
 *
 * @param host in lower case, without a dot at its end; an IPv6 address in brackets
 * @param port 1 to 65535
 */
public record Authority(String host, int port) {
    /** What browsers leave out. */
    public static final int HTTP_PORT = 80;

    /** RFC 1035 allows 253 characters; underscores are no letters of names, but networks use them. */
    private static final Pattern FORM = Pattern.compile(
            "([A-Za-z0-9](?:[A-Za-z0-9_.-]{0,251}[A-Za-z0-9])?\\.?|\\[[0-9A-Fa-f:.]{2,45}])(?::([0-9]{1,5}))?");

    private static final Pattern NUMERIC = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|\\[.*]");

    public Authority {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("a port is 1 to 65535, not " + port);
        }
    }

    /** What {@code text} names; empty where it can be the name or address of no host. */
    public static Optional<Authority> parse(String text) {
        var match = FORM.matcher(text);
        if (!match.matches() || match.group(1).contains("..")) {
            return Optional.empty();
        }
        var host = match.group(1).toLowerCase(Locale.ROOT);
        int port = match.group(2) == null ? HTTP_PORT : Integer.parseInt(match.group(2));
        boolean possible = port >= 1 && port <= 65_535;
        return possible
                ? Optional.of(new Authority(host.endsWith(".") ? host.substring(0, host.length() - 1) : host, port))
                : Optional.empty();
    }

    /** The address of a socket. */
    public static Authority of(InetSocketAddress socket) {
        return new Authority(written(socket.getAddress()), socket.getPort());
    }

    private static String written(InetAddress address) {
        var text = address.getHostAddress();
        if (!(address instanceof Inet6Address)) {
            return text;
        }
        int zone = text.indexOf('%');
        return "[" + (zone < 0 ? text : text.substring(0, zone)) + "]";
    }

    /** Whether it is an address and no name. */
    public boolean isNumeric() {
        return NUMERIC.matcher(host).matches();
    }

    /** Whether only this network can know the name: one without a dot, or one of multicast DNS (RFC 6762). */
    public boolean isLocal() {
        return host.indexOf('.') < 0 || host.endsWith(".local") || host.equals("localhost");
    }

    /** The address of the first page there. */
    public String toUrl() {
        return "http://" + this + "/";
    }

    /** As a browser shows it: without the port that it need not name. */
    @Override
    public String toString() {
        return port == HTTP_PORT ? host : host + ":" + port;
    }
}
