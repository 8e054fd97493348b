package org.packhorse.adminui;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.packhorse.adminui.session.PasswordHash;

/**
 * Where the screens are served, and to whom.
 *
 * @param address the address to listen on; loopback unless somebody decided otherwise
 * @param port the port to listen on, or 0 for any free one
 * @param teachers a further address by which teachers' phones reach the teachers' pages, and nothing else
 * @param hostNames the names, without port, by which browsers may address the screens, beside {@code localhost} and the
 *     numeric address of the connection; any other name in a request is taken for DNS rebinding and refused
 * @param password the hash of the administrator's password
 * @param zone the time zone in which times are shown
 */
public record AdminSettings(
        InetAddress address,
        int port,
        Optional<InetSocketAddress> teachers,
        Set<String> hostNames,
        PasswordHash password,
        ZoneId zone) {
    private static final int PORT_LIMIT = 65_535;

    public AdminSettings {
        if (port < 0 || port > PORT_LIMIT) {
            throw new IllegalArgumentException("a port is 0 to 65535, not " + port);
        }
        hostNames =
                hostNames.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }
}
