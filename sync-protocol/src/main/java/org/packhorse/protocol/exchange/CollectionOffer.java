package org.packhorse.protocol.exchange;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.trust.metadata.TargetFile;

/**
 * All that signed metadata offers of a collection: versions, and packs that lead from one to another.
 *
 * @param manifests the digest of each version's encoded manifest; at least one
 * @param packs those that lead to one of these versions: what another pack makes could not be checked
 */
public record CollectionOffer(CollectionId collection, SortedMap<Version, Digest> manifests, List<PackOffer> packs) {
    private static final Pattern MANIFEST = Pattern.compile("([a-z0-9-]+)/([1-9]\\d{0,14})/manifest");

    public CollectionOffer {
        if (manifests.isEmpty()) {
            throw new IllegalArgumentException(collection + ": no version is offered");
        }
        var known = new TreeMap<>(manifests);
        manifests = Collections.unmodifiableSortedMap(known);
        packs = packs.stream()
                .filter(pack -> pack.collection().equals(collection) && known.containsKey(pack.to()))
                .toList();
    }

    /** The version that a node wants. */
    public Version newest() {
        return manifests.lastKey();
    }

    /** The digest of the manifest of {@code version}, where it is offered. */
    public Optional<Digest> findManifest(Version version) {
        return Optional.ofNullable(manifests.get(version));
    }

    /**
     * What {@code targets} offer, by collection. Targets of other kinds are passed over.
     *
     * @throws RefusedInputException where a target has the name of one of ours and not what belongs to it
     */
    public static SortedMap<CollectionId, CollectionOffer> of(Collection<TargetFile> targets)
            throws RefusedInputException {
        var manifests = new TreeMap<CollectionId, TreeMap<Version, Digest>>();
        var packs = new ArrayList<PackOffer>();
        for (var target : targets) {
            var path = MANIFEST.matcher(target.path());
            if (path.matches()) {
                manifests
                        .computeIfAbsent(CollectionId.parse(path.group(1)), id -> new TreeMap<>())
                        .put(new Version(Long.parseLong(path.group(2))), target.sha256());
            }
            PackOffer.parse(target).ifPresent(packs::add);
        }
        var offers = new TreeMap<CollectionId, CollectionOffer>();
        manifests.forEach((id, versions) -> offers.put(id, new CollectionOffer(id, versions, packs)));
        return offers;
    }
}
