package org.packhorse.node.neighbour;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import javax.jmdns.JmDNS;
import javax.jmdns.ServiceEvent;
import javax.jmdns.ServiceInfo;
import javax.jmdns.ServiceListener;
import org.packhorse.node.catalog.OriginId;
import org.packhorse.node.sync.Neighbourhood;
import org.packhorse.node.sync.plan.KnownUpstream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Neighbours that announce themselves by DNS-SD (RFC 6763) over multicast DNS (RFC 6762), and the announcement of this node.
 *
 * <p>The service is {@code _packhorse._tcp}. Its TXT record has a pair for each publisher: {@code p} and the first 8 digits of the
 * root's fingerprint, and the version of the timestamp that is trusted there; so nobody is asked in vain. Whatever it says is a hint
 * of a stranger: what comes is checked as if it came from anywhere. Addresses that are not of a local network are passed over, so
 * that nobody can make this node pay for asking far away. While nothing changes, no work is done here. Any thread.
 */
public final class DnsSd implements Neighbourhood, AutoCloseable {
    static final String TYPE = "_packhorse._tcp.local.";

    private static final Logger LOG = LoggerFactory.getLogger(DnsSd.class);

    /** More services than a school has; what a hostile device announces beyond is not remembered. */
    private static final int SERVICE_LIMIT = 64;

    private static final int KEY_DIGITS = 8;

    private final JmDNS jmdns;
    private final Predicate<InetAddress> isNearby;
    private final Map<String, Heard> heard = new ConcurrentHashMap<>();
    private Optional<ServiceInfo> announced = Optional.empty();

    /** A neighbour as it announced itself. */
    private record Heard(URI base, Map<String, Long> versions) {}

    /**
     * Listens on the network of {@code own}.
     *
     * @param isNearby which addresses may be asked
     */
    public DnsSd(InetAddress own, Predicate<InetAddress> isNearby) throws IOException {
        this.isNearby = isNearby;
        this.jmdns = JmDNS.create(own);
        jmdns.addServiceListener(TYPE, new Listener());
    }

    /**
     * Tells the network that this node passes on what these publishers publish; again whenever that changed.
     *
     * @param name how people call this node
     * @param port where its library listens
     * @param versions the version of the timestamp that is trusted, by publisher
     */
    public synchronized void announce(String name, int port, Map<OriginId, Long> versions) throws IOException {
        var text = new HashMap<String, String>();
        versions.forEach((origin, version) -> text.put(key(origin), Long.toString(version)));
        if (announced.isPresent()) {
            announced.get().setText(text);
        } else {
            var service = ServiceInfo.create(TYPE, name, port, 0, 0, text);
            jmdns.registerService(service);
            announced = Optional.of(service);
        }
    }

    private static String key(OriginId origin) {
        return "p" + origin.toString().substring(0, KEY_DIGITS);
    }

    @Override
    public List<KnownUpstream> having(OriginId origin) {
        var found = new ArrayList<Map.Entry<Long, URI>>();
        heard.forEach((name, neighbour) -> {
            var version = neighbour.versions().get(key(origin));
            if (version != null && !isOwn(name)) {
                found.add(Map.entry(version, PassedOnHandler.address(neighbour.base(), origin)));
            }
        });
        found.sort(Map.Entry.<Long, URI>comparingByKey().reversed().thenComparing(Map.Entry.comparingByValue()));
        return found.stream()
                .limit(LIMIT)
                .map(entry -> new KnownUpstream(entry.getValue(), KnownUpstream.Kind.NEIGHBOUR))
                .toList();
    }

    private synchronized boolean isOwn(String name) {
        return announced.filter(own -> own.getName().equals(name)).isPresent();
    }

    private final class Listener implements ServiceListener {
        @Override
        public void serviceAdded(ServiceEvent event) {
            jmdns.requestServiceInfo(event.getType(), event.getName());
        }

        @Override
        public void serviceRemoved(ServiceEvent event) {
            heard.remove(event.getName());
        }

        @Override
        public void serviceResolved(ServiceEvent event) {
            var service = event.getInfo();
            var base = base(service);
            var versions = versions(service);
            if (base.isPresent()
                    && !versions.isEmpty()
                    && (heard.size() < SERVICE_LIMIT || heard.containsKey(event.getName()))) {
                heard.put(event.getName(), new Heard(base.get(), versions));
                LOG.atDebug().addKeyValue("neighbour", base.get()).log("neighbour announced itself");
            }
        }
    }

    private Optional<URI> base(ServiceInfo service) {
        for (var address : service.getInet4Addresses()) {
            if (isNearby.test(address)) {
                return Optional.of(URI.create("http://" + address.getHostAddress() + ":" + service.getPort() + "/"));
            }
        }
        return Optional.empty();
    }

    private static Map<String, Long> versions(ServiceInfo service) {
        var versions = new HashMap<String, Long>();
        for (var key : Collections.list(service.getPropertyNames())) {
            var value = service.getPropertyString(key);
            if (value != null && value.matches("\\d{1,16}")) {
                versions.put(key, Long.parseLong(value));
            }
        }
        return Map.copyOf(versions);
    }

    /** Says goodbye to the network. */
    @Override
    public void close() throws IOException {
        jmdns.close();
    }
}
