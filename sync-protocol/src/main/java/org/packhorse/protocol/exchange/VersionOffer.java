package org.packhorse.protocol.exchange;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.trust.metadata.TargetFile;

/**
 * The newest version of a collection that signed metadata offers: a target {@code COLLECTION/VERSION/manifest} and the packs
 * that lead to it.
 *
 * @param manifest the digest of the encoded manifest
 * @param packs cheapest first
 */
public record VersionOffer(CollectionId collection, Version version, Digest manifest, List<PackOffer> packs) {
    private static final Pattern MANIFEST = Pattern.compile("([a-z0-9-]+)/([1-9]\\d{0,14})/manifest");

    public VersionOffer {
        packs = packs.stream()
                .sorted(Comparator.comparingLong(PackOffer::lengthBytes))
                .toList();
    }

    /** The packs that a node can use which has {@code version}. */
    public List<PackOffer> packsFor(Version version) {
        return packs.stream()
                .filter(p -> p.leans().isEmpty())
                .filter(p -> p.from().equals(version) || p.from().equals(Version.NOTHING))
                .toList();
    }

    /**
     * What {@code targets} offer, by collection. Targets of other kinds are passed over.
     *
     * @throws RefusedInputException where a target has the name of one of ours and not what belongs to it
     */
    public static SortedMap<CollectionId, VersionOffer> newestOf(Collection<TargetFile> targets)
            throws RefusedInputException {
        var newest = new TreeMap<CollectionId, VersionOffer>();
        for (var target : targets) {
            var path = MANIFEST.matcher(target.path());
            if (path.matches()) {
                var collection = CollectionId.parse(path.group(1));
                var version = new Version(Long.parseLong(path.group(2)));
                var known = newest.get(collection);
                if (known == null || version.isAfter(known.version())) {
                    newest.put(collection, new VersionOffer(collection, version, target.sha256(), List.of()));
                }
            }
        }
        var packs = new ArrayList<PackOffer>();
        for (var target : targets) {
            PackOffer.parse(target).ifPresent(packs::add);
        }
        newest.replaceAll((collection, offer) -> new VersionOffer(
                collection,
                offer.version(),
                offer.manifest(),
                packs.stream()
                        .filter(p -> p.collection().equals(collection) && p.to().equals(offer.version()))
                        .toList()));
        return newest;
    }
}
