package org.packhorse.node.sync.plan;

import java.net.URI;
import org.packhorse.protocol.content.CollectionId;

/**
 * A newer version that is offered and not here.
 *
 * @param route how it comes here
 * @param upstream where its next pack is to come from
 * @param missingBytes of its packs, without what is here of them already
 */
public record Outstanding(Route route, URI upstream, long missingBytes) {
    /** Whose version. */
    public CollectionId collection() {
        return route.first().collection();
    }

    /** What its packs hold, before compression. */
    public long contentBytes() {
        return route.packs().stream().mapToLong(pack -> pack.contentBytes()).sum();
    }
}
