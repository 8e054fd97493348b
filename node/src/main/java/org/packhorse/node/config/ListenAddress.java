package org.packhorse.node.config;

import java.util.regex.Pattern;

/**
 * Where a server listens.
 *
 * @param host a numeric address or a name of this machine
 * @param port 0 (any that is free) to 65535
 */
public record ListenAddress(String host, int port) {
    private static final Pattern FORM = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[A-Za-z0-9.-]{1,253}):(\\d{1,5})");

    public ListenAddress {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("a port is 0 to 65535, not " + port);
        }
    }

    /** The address written as {@code host:port}; IPv6 in brackets. */
    public static ListenAddress parse(String text) {
        var matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is not host:port, for example 0.0.0.0:80");
        }
        return new ListenAddress(matcher.group(1).replaceAll("[\\[\\]]", ""), Integer.parseInt(matcher.group(2)));
    }

    /** The same on another port. */
    public ListenAddress onPort(int otherPort) {
        return new ListenAddress(host, otherPort);
    }

    /** How a browser on this machine writes it. */
    public String toUrl() {
        var shown = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
        return "http://" + (shown.contains(":") ? "[" + shown + "]" : shown) + ":" + port + "/";
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
