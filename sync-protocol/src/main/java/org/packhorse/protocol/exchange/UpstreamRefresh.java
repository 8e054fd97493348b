package org.packhorse.protocol.exchange;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.trust.Holding;
import org.packhorse.protocol.trust.MetadataFiles;
import org.packhorse.protocol.trust.MetadataSource;
import org.packhorse.protocol.trust.NewerMetadata;
import org.packhorse.protocol.trust.RefreshOutcome;
import org.packhorse.protocol.trust.RootCheck;
import org.packhorse.protocol.trust.TrustRefresh;

/**
 * A refresh of trust metadata that asks an upstream as little as can be: one question, {@code metadata/since/N}. Where the answer
 * is missing, damaged or not enough, the files of TUF follow one by one. Whatever way files come, {@link TrustRefresh} judges them.
 */
public final class UpstreamRefresh {
    private UpstreamRefresh() {}

    /**
     * Brings a client up to date that keeps {@code local}.
     *
     * @param local {@code root.json} at least; see {@link MetadataFiles#pinned}
     * @param now the time of the whole refresh
     */
    public static RefreshOutcome run(Upstream upstream, MetadataFiles local, Instant now) throws InterruptedException {
        Optional<MetadataSource> newer;
        try {
            newer = newer(upstream, local);
        } catch (IOException e) {
            return new RefreshOutcome.CutOff(e, local);
        }
        var kept = local;
        if (newer.isPresent()) {
            var outcome = TrustRefresh.run(newer.get(), local, now, RootCheck.WITH_NEW_TIMESTAMP);
            if (outcome instanceof RefreshOutcome.Refreshed) {
                return outcome;
            }
            kept = outcome.files();
        }
        var outcome = TrustRefresh.run(new UpstreamMetadata(upstream), kept, now, RootCheck.WITH_NEW_TIMESTAMP);
        return outcome instanceof RefreshOutcome.Refreshed refreshed
                ? new RefreshOutcome.Refreshed(
                        refreshed.targets(),
                        refreshed.files(),
                        !refreshed.files().equals(local))
                : outcome;
    }

    private static Optional<MetadataSource> newer(Upstream upstream, MetadataFiles local)
            throws IOException, InterruptedException {
        var held = Holding.of(local);
        try {
            var answer = UpstreamMetadata.read(
                    upstream, RepositoryPath.ofMetadataSince(held.version()), MetadataDelta.LIMIT_BYTES);
            if (answer.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(
                    MetadataDelta.isNothing(answer.get())
                            ? NewerMetadata.none(held.files())
                            : MetadataDelta.apply(held, answer.get()));
        } catch (RefusedInputException nothingToLeanOn) {
            return Optional.empty();
        }
    }
}
