package org.packhorse.node.sync;

import java.util.List;
import org.packhorse.node.catalog.OriginId;
import org.packhorse.node.sync.plan.KnownUpstream;

/** Other nodes on the same network, as far as they are known. Any thread. */
@FunctionalInterface
public interface Neighbourhood {
    /** Nobody. */
    Neighbourhood NONE = origin -> List.of();

    /** At the most so many are asked in one round: further ones would hardly have what these lack. */
    int LIMIT = 8;

    /** Those that say they pass on what {@code origin} publishes, at most {@link #LIMIT}, most promising first. Asks nobody. */
    List<KnownUpstream> having(OriginId origin);
}
