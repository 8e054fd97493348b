package org.packhorse.node.sync;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.packhorse.node.sync.plan.KnownUpstream;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.exchange.Traffic;
import org.packhorse.protocol.exchange.Upstream;

/** The upstreams that a round uses, each opened when it is first needed. One thread. */
final class OpenUpstreams implements AutoCloseable {
    private final SyncParts.Connector connector;
    private final Map<URI, Upstream> open = new LinkedHashMap<>();
    private Optional<Upstream> last = Optional.empty();

    OpenUpstreams(SyncParts.Connector connector) {
        this.connector = connector;
    }

    /**
     * The upstream {@code known}.
     *
     * @throws RefusedInputException where nothing can be pulled from such an address
     */
    Upstream at(KnownUpstream known) throws RefusedInputException {
        var upstream = open.get(known.address());
        if (upstream == null) {
            upstream = connector.open(known.address());
            open.put(known.address(), upstream);
        }
        last = Optional.of(upstream);
        return upstream;
    }

    /** The address that was used last; empty before the first. */
    String lastAddress() {
        return last.map(Upstream::address).orElse("");
    }

    /** What crossed the link of each, by address. */
    Map<String, Traffic> travelled() {
        var travelled = new LinkedHashMap<String, Traffic>();
        open.forEach((address, upstream) -> travelled.put(address.toString(), upstream.traffic()));
        return travelled;
    }

    /** What crossed all of their links. */
    Traffic traffic() {
        long sent = 0;
        long received = 0;
        for (var upstream : open.values()) {
            sent += upstream.traffic().sentBytes();
            received += upstream.traffic().receivedBytes();
        }
        return new Traffic(sent, received);
    }

    @Override
    public void close() {
        open.values().forEach(Upstream::close);
    }
}
