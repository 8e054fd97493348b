package org.packhorse.node.catalog;

import java.net.URI;
import java.util.List;

/**
 * A publisher this node trusts, and where it can be reached.
 *
 * @param addresses of upstreams that carry its repository, in the order in which they are tried; at least one
 */
public record Origin(OriginId id, List<URI> addresses) {
    /** More than a school has hubs, neighbours and sticks. */
    public static final int ADDRESS_LIMIT = 16;

    public Origin {
        addresses = List.copyOf(addresses);
        if (addresses.isEmpty() || addresses.size() > ADDRESS_LIMIT) {
            throw new IllegalArgumentException("an origin has 1 to " + ADDRESS_LIMIT + " addresses");
        }
    }
}
