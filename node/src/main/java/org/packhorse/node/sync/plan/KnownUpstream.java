package org.packhorse.node.sync.plan;

import java.net.URI;
import java.util.Locale;

/** An upstream from which a publisher's repository may be had. None is trusted, whatever its kind. */
public record KnownUpstream(URI address, Kind kind) {
    /** What a byte from there costs, cheapest kind first. */
    public enum Kind {
        /** A folder of this machine, typically on a stick that somebody brought. */
        CARRIER(1),
        /** Another node on the same network. */
        NEIGHBOUR(1),
        /** A hub, or whatever else stands behind the school's line. */
        HUB(64);

        private final int price;

        Kind(int price) {
            this.price = price;
        }

        /**
         * What a byte from there costs. A stick or a local network brings 8 MB a second, the links this is for 0.1: so 64 bytes
         * from nearby are as soon here as one through the line, and they cost nobody money.
         */
        int price() {
            return price;
        }

        /** Whether asking there costs nothing. */
        public boolean isLocal() {
            return this != HUB;
        }
    }

    /** One that somebody told this node to follow. */
    public static KnownUpstream configured(URI address) {
        var scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        return new KnownUpstream(address, scheme.equals("file") ? Kind.CARRIER : Kind.HUB);
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
