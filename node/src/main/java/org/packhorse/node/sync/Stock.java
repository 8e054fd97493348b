package org.packhorse.node.sync;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.packhorse.node.sync.plan.Finding;
import org.packhorse.node.sync.plan.KnownUpstream;
import org.packhorse.node.sync.plan.Need;
import org.packhorse.node.sync.plan.Round;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.exchange.Fetch;
import org.packhorse.protocol.exchange.PackOffer;

/**
 * Finds out which packs are nearby, so that the plan can weigh bytes from a stick against bytes through the line. Asks for what
 * follows a pack's last byte: only who has all of it answers well, and nothing travels.
 */
record Stock(OpenUpstreams upstreams) {
    /** Packs of one collection that are asked for; the shortest, since others lie on no route worth taking. */
    private static final int PACK_LIMIT = 64;

    /** What upstreams nearby do not have of what {@code needs} could use. */
    List<Finding> take(List<Need> needs, Round round) throws InterruptedException {
        var findings = new ArrayList<Finding>();
        for (var upstream : round.upstreams()) {
            if (!upstream.kind().isLocal() || round.isSilent(upstream)) {
                continue;
            }
            for (var need : needs) {
                var packs = need.offer().packs().stream()
                        .sorted(Comparator.comparingLong(PackOffer::lengthBytes))
                        .toList();
                for (int i = 0; i < packs.size(); i++) {
                    if (i >= PACK_LIMIT || !has(upstream, packs.get(i))) {
                        findings.add(new Finding.Lacking(Finding.Copy.of(packs.get(i), upstream)));
                    }
                }
            }
        }
        return findings;
    }

    private boolean has(KnownUpstream upstream, PackOffer pack) throws InterruptedException {
        try {
            var nothing = upstreams.at(upstream).fetch(pack.path(), pack.lengthBytes(), 0, bytes -> {});
            return nothing instanceof Fetch.Complete;
        } catch (IOException | RefusedInputException e) {
            return false;
        }
    }
}
