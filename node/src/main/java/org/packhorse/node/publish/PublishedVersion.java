package org.packhorse.node.publish;

import java.util.ArrayList;
import java.util.List;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.exchange.PackOffer;
import org.packhorse.protocol.exchange.RepositoryPath;
import org.packhorse.protocol.trust.metadata.TargetFile;

/**
 * What signed metadata offers of a collection.
 *
 * @param manifest the digest of the encoded manifest
 * @param manifestLength its length in bytes
 */
record PublishedVersion(
        CollectionId collection, Version version, Digest manifest, long manifestLength, List<PackOffer> packs) {
    PublishedVersion {
        packs = List.copyOf(packs);
    }

    /** The same with {@code others} instead of its packs. */
    PublishedVersion with(List<PackOffer> others) {
        return new PublishedVersion(collection, version, manifest, manifestLength, others);
    }

    /** The targets that say so. */
    List<TargetFile> targets() {
        var targets = new ArrayList<TargetFile>();
        targets.add(new TargetFile(manifestTarget(), manifestLength, manifest));
        packs.forEach(pack -> targets.add(pack.toTarget()));
        return targets;
    }

    /** Where what they name stands in the repository, and the packs whose heads they are. */
    List<RepositoryPath> files() {
        var files = new ArrayList<RepositoryPath>();
        targets().forEach(target -> files.add(RepositoryPath.ofTarget(target.path(), target.sha256())));
        packs.forEach(pack -> files.add(pack.path()));
        return files;
    }

    /** The name under which the manifest is signed. */
    String manifestTarget() {
        return RepositoryPath.manifestTarget(collection, version.number());
    }
}
