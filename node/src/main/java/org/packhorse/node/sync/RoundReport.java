package org.packhorse.node.sync;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.packhorse.node.catalog.OriginId;
import org.packhorse.node.sync.plan.Closure;
import org.packhorse.node.sync.plan.Outstanding;
import org.packhorse.node.sync.plan.Problem;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.exchange.PackOffer;
import org.packhorse.protocol.exchange.Traffic;

/**
 * What a round with one publisher did.
 *
 * @param address of the upstream that answered last
 * @param arrived versions that readers see since
 * @param traffic what crossed the link, both ways, headers included
 * @param travelled the same for each upstream that was asked, by address
 * @param incidents what went wrong on the way, whether it was overcome or not
 * @param problem why it ended early, if it did
 * @param closure the link that may not be used now, if that kept it from something
 * @param promised collections that wait for packs which a hub makes
 * @param outstanding what is offered and still has to come
 */
public record RoundReport(
        OriginId origin,
        String address,
        Instant endedAt,
        List<PackOffer> arrived,
        Traffic traffic,
        Map<String, Traffic> travelled,
        List<Problem> incidents,
        Optional<Problem> problem,
        Optional<Closure> closure,
        List<CollectionId> promised,
        List<Outstanding> outstanding) {
    public RoundReport {
        incidents = List.copyOf(incidents);
        arrived = List.copyOf(arrived);
        promised = List.copyOf(promised);
        travelled = Map.copyOf(travelled);
        outstanding = List.copyOf(outstanding);
    }
}
