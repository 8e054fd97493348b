package org.packhorse.adminui.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.server.Request;

/**
 * Whether a request means this device.
 *
 * <p>A hostile site can point its own name at our address (DNS rebinding), and a browser then lets its scripts read our
 * answers. It cannot make the browser send another name than its own, so only known names are answered: {@code localhost},
 * the configured ones, and the numeric address the connection arrived at.
 */
final class HostCheck {
    private static final String LOCALHOST = "localhost";

    private final Set<String> hostNames;

    /** Knows {@code hostNames}, in lower case. */
    HostCheck(Set<String> hostNames) {
        this.hostNames = hostNames;
    }

    boolean meansUs(Request request) {
        var host = request.getHttpURI().getHost();
        if (host == null) {
            return false;
        }
        var name = host.toLowerCase(Locale.ROOT);
        return name.equals(LOCALHOST) || hostNames.contains(name) || isArrivalAddress(name, request);
    }

    private static boolean isArrivalAddress(String name, Request request) {
        return request.getConnectionMetaData().getLocalSocketAddress() instanceof InetSocketAddress local
                && literal(name).filter(local.getAddress()::equals).isPresent();
    }

    private static Optional<InetAddress> literal(String name) {
        try {
            return Optional.of(InetAddress.ofLiteral(
                    name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
