package org.packhorse.node.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.packhorse.protocol.exchange.PackOffer;
import org.packhorse.protocol.exchange.RepositoryPath;
import org.packhorse.protocol.trust.MetadataFiles;
import org.packhorse.protocol.trust.MetadataSource;
import org.packhorse.protocol.trust.RefreshOutcome;
import org.packhorse.protocol.trust.RootCheck;
import org.packhorse.protocol.trust.TrustRefresh;
import org.packhorse.protocol.trust.TrustedRoot;

/** What a stranger who trusts a repository's root is offered there. */
final class SignedTargets {
    private SignedTargets() {}

    /** Where the signed targets of the repository in {@code folder}, and the packs they describe, have to stand. */
    static List<RepositoryPath> of(Path folder) throws Exception {
        var root = TrustedRoot.pin(Files.readAllBytes(folder.resolve("metadata/1.root.json")));
        MetadataSource source = (name, limit) -> read(folder.resolve("metadata").resolve(name));
        var outcome = TrustRefresh.run(source, MetadataFiles.pinned(root), Instant.EPOCH, RootCheck.FIRST);
        if (outcome instanceof RefreshOutcome.Refreshed refreshed) {
            var places = new ArrayList<RepositoryPath>();
            for (var target : refreshed.targets().all()) {
                places.add(RepositoryPath.ofTarget(target.path(), target.sha256()));
                PackOffer.parse(target).map(PackOffer::path).ifPresent(places::add);
            }
            return places;
        }
        throw new AssertionError("the metadata cannot be trusted: " + outcome);
    }

    private static Optional<byte[]> read(Path file) throws IOException {
        return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    }
}
