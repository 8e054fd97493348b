package org.packhorse.node.console;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.packhorse.adminui.port.WayIn;
import org.packhorse.node.config.ListenAddress;
import org.packhorse.node.config.PortalSettings;
import org.packhorse.node.transport.Authority;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out under which addresses others reach the library. */
final class WaysIn {
    private static final Logger LOG = LoggerFactory.getLogger(WaysIn.class);

    private WaysIn() {}

    /** Those of this machine as it is connected now. */
    static WayIn find(PortalSettings portal, ListenAddress library) {
        return of(portal, library, machine());
    }

    /** Those of a machine that has {@code addresses}: its name, then what the library listens on of them, IPv4 first. */
    static WayIn of(PortalSettings portal, ListenAddress library, List<InetAddress> addresses) {
        var name = portal.name().isEmpty() || portal.name().contains(":")
                ? portal.name()
                : portal.name() + ":" + library.port();
        boolean everywhere = library.host().equals("0.0.0.0") || library.host().equals("::");
        var numeric = everywhere
                ? addresses.stream()
                        .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                        .sorted(Comparator.comparing(address -> !(address instanceof Inet4Address)))
                        .map(address -> Authority.of(new InetSocketAddress(address, library.port())))
                        .map(Authority::toUrl)
                : Stream.of(library.toUrl());
        var all = Stream.concat(Authority.parse(name).map(Authority::toUrl).stream(), numeric)
                .distinct()
                .limit(WayIn.ADDRESSES_LIMIT)
                .map(URI::create)
                .toList();
        return new WayIn(all.isEmpty() ? List.of(URI.create(library.toUrl())) : all, portal.wifi());
    }

    private static List<InetAddress> machine() {
        var addresses = new ArrayList<InetAddress>();
        try {
            NetworkInterface.networkInterfaces()
                    .forEach(network -> network.inetAddresses().forEach(addresses::add));
        } catch (SocketException e) {
            LOG.atWarn().setCause(e).log("the machine's own addresses cannot be read");
        }
        return addresses;
    }
}
