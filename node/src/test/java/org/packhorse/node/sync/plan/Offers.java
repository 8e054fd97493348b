package org.packhorse.node.sync.plan;

import java.util.List;
import java.util.TreeMap;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.exchange.CollectionOffer;
import org.packhorse.protocol.exchange.PackOffer;

/** Signed offers without anything behind them. */
final class Offers {
    static final CollectionId LESSONS = new CollectionId("lessons");

    private Offers() {}

    /** A pack of {@link #LESSONS}. */
    static PackOffer pack(long from, long to, long bytes) {
        return pack(LESSONS, from, to, bytes);
    }

    /** A pack whose head's digest differs from those of other packs. */
    static PackOffer pack(CollectionId collection, long from, long to, long bytes) {
        var digest = Digest.ofContent(
                (collection + " " + from + " " + to).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return new PackOffer(collection, new Version(from), new Version(to), bytes, 1, digest, bytes);
    }

    /** An offer of {@code packs} and of each version that one of them makes. */
    static CollectionOffer offer(PackOffer... packs) {
        var manifests = new TreeMap<Version, Digest>();
        for (var pack : packs) {
            manifests.put(pack.to(), pack.headDigest());
        }
        return new CollectionOffer(packs[0].collection(), manifests, List.of(packs));
    }
}
