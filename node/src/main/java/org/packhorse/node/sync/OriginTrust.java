package org.packhorse.node.sync;

import java.io.IOException;
import java.time.InstantSource;
import org.packhorse.node.catalog.OriginId;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.exchange.Upstream;
import org.packhorse.protocol.exchange.UpstreamRefresh;
import org.packhorse.protocol.trust.MetadataFiles;
import org.packhorse.protocol.trust.NewerMetadata;
import org.packhorse.protocol.trust.RefreshOutcome;
import org.packhorse.protocol.trust.RootCheck;
import org.packhorse.protocol.trust.TrustRefresh;
import org.packhorse.protocol.trust.TrustedTargets;

/** What this node trusts of one publisher, brought up to date from whatever upstream. */
record OriginTrust(TrustStore store, OriginId origin, InstantSource clock) {
    /**
     * What the publisher vouches for now, as far as {@code upstream} tells. What was accepted is kept, also where this fails.
     *
     * @throws RefusedInputException where the upstream offers what cannot be trusted
     * @throws IOException where the upstream cannot be reached or is cut off
     */
    RefreshOutcome.Refreshed refresh(Upstream upstream)
            throws IOException, InterruptedException, RefusedInputException {
        var known = store.load(origin);
        return kept(known, UpstreamRefresh.run(upstream, known, clock.instant()));
    }

    /**
     * What the publisher vouched for when this node heard of it last: the metadata at hand is its own source, so that all of it is
     * checked again, its expiry too.
     *
     * @throws RefusedInputException where it has expired, or was never complete
     */
    TrustedTargets recall() throws IOException, InterruptedException, RefusedInputException {
        var known = store.load(origin);
        var nothingNew = NewerMetadata.none(known);
        return kept(known, TrustRefresh.run(nothingNew, known, clock.instant(), RootCheck.WITH_NEW_TIMESTAMP))
                .targets();
    }

    private RefreshOutcome.Refreshed kept(MetadataFiles known, RefreshOutcome outcome)
            throws IOException, RefusedInputException {
        if (!known.equals(outcome.files())) {
            store.keep(origin, outcome.files());
        }
        return switch (outcome) {
            case RefreshOutcome.Refreshed refreshed -> refreshed;
            case RefreshOutcome.Refused refused -> throw refused.reason();
            case RefreshOutcome.CutOff cutOff -> throw cutOff.reason();
        };
    }
}
