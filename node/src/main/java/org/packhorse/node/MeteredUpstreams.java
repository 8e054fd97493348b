package org.packhorse.node;

import java.net.URI;
import org.packhorse.node.link.Exemption;
import org.packhorse.node.link.Links;
import org.packhorse.node.sync.SyncParts;
import org.packhorse.node.upstream.Upstreams;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.exchange.Upstream;

/** Upstreams that keep to what the school allows on the links to them. */
record MeteredUpstreams(Upstreams upstreams, Links links, Exemption exemption) implements SyncParts.Connector {
    @Override
    public Upstream open(URI address) throws RefusedInputException {
        return upstreams.open(address, links.meter(address, exemption));
    }

    @Override
    public SyncParts.Connector exempt(Exemption other) {
        return new MeteredUpstreams(upstreams, links, other);
    }
}
