package org.packhorse.node.link;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Tells the school's own network from the world by addresses alone; asks nobody. */
public final class LocalAddress {
    private static final Pattern NUMERIC = Pattern.compile("[0-9.]+|\\[[0-9a-fA-F:.]+]");

    private LocalAddress() {}

    /**
     * Whether {@code address} is a folder, this machine, a name ending in {@code .local} (RFC 6762), or a numeric address that is
     * private (RFC 1918, RFC 4193) or link-local.
     */
    public static boolean is(URI address) {
        var host = address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
        if (host.isEmpty() || host.equals("localhost") || host.endsWith(".local")) {
            return true;
        }
        return NUMERIC.matcher(host).matches() && isLocal(host);
    }

    private static boolean isLocal(String numeric) {
        try {
            // Numeric, so nothing is looked up.
            return is(InetAddress.getByName(numeric));
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Whether {@code address} is this machine's own, private or link-local. */
    public static boolean is(InetAddress address) {
        boolean isUniqueLocal = address.getAddress().length == 16 && (address.getAddress()[0] & 0xfe) == 0xfc;
        return address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || isUniqueLocal;
    }
}
