package org.packhorse.node.neighbour;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.packhorse.node.catalog.Catalog;
import org.packhorse.node.catalog.OriginId;
import org.packhorse.node.link.LocalAddress;
import org.packhorse.node.sync.Neighbourhood;
import org.packhorse.node.sync.TrustStore;
import org.packhorse.node.sync.plan.KnownUpstream;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.trust.Edition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Neighbours that the configuration names, then those that announce themselves on this machine's networks. Any thread. */
public final class Neighbours implements Neighbourhood, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Neighbours.class);

    /** Wired, wireless, and one to spare; each costs three threads. */
    private static final int NETWORK_LIMIT = 3;

    private final List<URI> configured;
    private final Catalog catalog;
    private final TrustStore trust;
    private volatile List<DnsSd> networks = List.of();

    /** @param configured where neighbours' libraries are, for example {@code http://192.168.1.7:8290/} */
    public Neighbours(List<URI> configured, Catalog catalog, TrustStore trust) {
        this.configured = List.copyOf(configured);
        this.catalog = catalog;
        this.trust = trust;
    }

    /** Begins to listen for neighbours on the networks that are up now. */
    public void discover() throws IOException {
        var found = new ArrayList<DnsSd>();
        for (var address : ownAddresses()) {
            found.add(new DnsSd(address, other -> LocalAddress.is(other) && !other.isLoopbackAddress()));
        }
        networks = List.copyOf(found);
    }

    private static List<InetAddress> ownAddresses() throws SocketException {
        return NetworkInterface.networkInterfaces()
                .filter(Neighbours::isUsable)
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && LocalAddress.is(address))
                .limit(NETWORK_LIMIT)
                .toList();
    }

    private static boolean isUsable(NetworkInterface network) {
        try {
            return network.isUp() && !network.isLoopback() && network.supportsMulticast();
        } catch (SocketException e) {
            return false;
        }
    }

    /**
     * Tells the networks what this node passes on; again whenever that changed. Does nothing before {@link #discover}.
     *
     * @param name how people call this node
     * @param port where its library can be reached
     */
    public void announce(String name, int port) {
        try {
            var versions = versions();
            for (var network : networks) {
                network.announce(name, port, versions);
            }
        } catch (IOException e) {
            LOG.atWarn().setCause(e).log("neighbours cannot be told what is here");
        }
    }

    private Map<OriginId, Long> versions() throws IOException {
        var versions = new HashMap<OriginId, Long>();
        for (var origin : catalog.origins()) {
            try {
                versions.put(
                        origin.id(),
                        Edition.read(trust.load(origin.id())).timestamp().version());
            } catch (RefusedInputException e) {
                LOG.atDebug().addKeyValue("publisher", origin.id()).log("nothing complete is trusted of it yet");
            }
        }
        return versions;
    }

    @Override
    public List<KnownUpstream> having(OriginId origin) {
        var named = configured.stream()
                .map(base -> new KnownUpstream(PassedOnHandler.address(base, origin), KnownUpstream.Kind.NEIGHBOUR));
        var found = networks.stream().flatMap(network -> network.having(origin).stream());
        return Stream.concat(named, found).distinct().limit(LIMIT).toList();
    }

    @Override
    public void close() throws IOException {
        for (var network : networks) {
            network.close();
        }
        networks = List.of();
    }
}
