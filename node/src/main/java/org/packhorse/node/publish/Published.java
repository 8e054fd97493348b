package org.packhorse.node.publish;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.packhorse.node.catalog.StoredVersion;
import org.packhorse.node.publish.pack.VersionDifference;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.exchange.PackOffer;

/**
 * A version that was published.
 *
 * @param changedFiles files that are new or have other content than in the version before
 * @param changedBytes the sum of their sizes
 * @param packs how it can be reached, and what that costs: those that lead to it, and the full one that newcomers begin with
 * @param textFirst the version before, where it was published with it so that text does not wait for media
 */
public record Published(
        CollectionId collection,
        Version version,
        long changedFiles,
        long changedBytes,
        List<PackOffer> packs,
        Optional<Published> textFirst) {
    public Published {
        packs = List.copyOf(packs);
    }

    /** {@code now}, of which {@code offered} is offered, after {@code old}. */
    static Published of(Optional<StoredVersion> old, StoredVersion now, Offered offered) throws IOException {
        var difference = old.isPresent() ? VersionDifference.between(old.get(), now) : VersionDifference.ofAll(now);
        return new Published(
                now.collection(),
                now.version(),
                difference.changedFiles(),
                difference.changedBytes(),
                ways(offered),
                Optional.empty());
    }

    /** The newest version of {@code offered}, which was published before. */
    static Published unchanged(Offered offered) {
        var newest = offered.newest();
        return new Published(newest.collection(), newest.version(), 0, 0, ways(offered), Optional.empty());
    }

    /** The same, published right after {@code first}. */
    Published after(Published first) {
        return new Published(collection, version, changedFiles, changedBytes, packs, Optional.of(first));
    }

    private static List<PackOffer> ways(Offered offered) {
        var packs = new ArrayList<PackOffer>();
        offered.full().ifPresent(packs::add);
        offered.leaningFull().ifPresent(packs::add);
        offered.newest().packs().stream()
                .filter(pack -> pack.from().isAfter(Version.NOTHING))
                .forEach(packs::add);
        return packs;
    }
}
