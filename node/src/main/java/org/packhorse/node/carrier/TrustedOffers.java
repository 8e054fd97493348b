package org.packhorse.node.carrier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.packhorse.node.catalog.OriginId;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.exchange.CollectionOffer;
import org.packhorse.protocol.exchange.PackOffer;
import org.packhorse.protocol.exchange.RepositoryPath;
import org.packhorse.protocol.exchange.Upstream;
import org.packhorse.protocol.exchange.UpstreamMetadata;
import org.packhorse.protocol.trust.Edition;
import org.packhorse.protocol.trust.MetadataFiles;
import org.packhorse.protocol.trust.MetadataSource;
import org.packhorse.protocol.trust.NewerMetadata;
import org.packhorse.protocol.trust.RefreshOutcome;
import org.packhorse.protocol.trust.RootCheck;
import org.packhorse.protocol.trust.TrustRefresh;
import org.packhorse.protocol.trust.TrustedRoot;
import org.packhorse.protocol.trust.metadata.Role;

/**
 * What a repository offers, checked as a node checks it.
 *
 * @param roots its roots by their numbered names: all, or those that are at hand
 */
record TrustedOffers(MetadataFiles roots, Edition edition, SortedMap<CollectionId, CollectionOffer> offers) {
    /**
     * What {@code repository} offers in the name of {@code publisher}.
     *
     * @throws RefusedInputException where nodes would not trust it
     */
    static TrustedOffers read(Upstream repository, OriginId publisher, Instant now)
            throws IOException, InterruptedException, RefusedInputException {
        var source = new UpstreamMetadata(repository);
        var first = source.find(Role.ROOT.fileName(1), Role.ROOT.limitBytes())
                .orElseThrow(() -> PackCopy.failed(repository, RepositoryPath.ofMetadata(Role.ROOT.fileName(1))));
        var root = TrustedRoot.pin(first);
        if (!root.fingerprint().digest().equals(publisher.fingerprint())) {
            throw new RefusedInputException(repository.address(), "it is another publisher's", "see packhorse status");
        }
        var refreshed =
                require(TrustRefresh.run(source, MetadataFiles.pinned(root), now, RootCheck.WITH_NEW_TIMESTAMP));
        var edition = Edition.read(refreshed.files());
        var roots = MetadataFiles.EMPTY.with(Role.ROOT.fileName(1), first);
        for (long number = 2; number <= edition.root().version(); number++) {
            var name = Role.ROOT.fileName(number);
            roots = roots.with(
                    name,
                    source.find(name, Role.ROOT.limitBytes())
                            .orElseThrow(() -> PackCopy.failed(repository, RepositoryPath.ofMetadata(name))));
        }
        return new TrustedOffers(
                roots, edition, CollectionOffer.of(refreshed.targets().all()));
    }

    /**
     * What a node vouches for that trusts {@code files}; of older roots it has none.
     *
     * @throws RefusedInputException where what it trusts has expired
     */
    static TrustedOffers trusted(MetadataFiles files, Instant now)
            throws IOException, InterruptedException, RefusedInputException {
        var refreshed = require(TrustRefresh.run(NewerMetadata.none(files), files, now, RootCheck.WITH_NEW_TIMESTAMP));
        var edition = Edition.read(refreshed.files());
        var name = Role.ROOT.fileName(edition.root().version());
        var roots =
                MetadataFiles.EMPTY.with(name, edition.toPublish().find(name).orElseThrow());
        return new TrustedOffers(
                roots, edition, CollectionOffer.of(refreshed.targets().all()));
    }

    private static RefreshOutcome.Refreshed require(RefreshOutcome outcome) throws IOException, RefusedInputException {
        return switch (outcome) {
            case RefreshOutcome.Refreshed done -> done;
            case RefreshOutcome.Refused refused -> throw refused.reason();
            case RefreshOutcome.CutOff cutOff -> throw cutOff.reason();
        };
    }

    /** What is left of the offers where only packs that {@code has} knows can be had: to versions that these make. */
    SortedMap<CollectionId, CollectionOffer> offers(Predicate<PackOffer> has) {
        var left = new TreeMap<CollectionId, CollectionOffer>();
        for (var offer : offers.values()) {
            var packs = offer.packs().stream().filter(has).toList();
            var made = new TreeMap<>(offer.manifests());
            made.keySet().retainAll(packs.stream().map(PackOffer::to).toList());
            if (!made.isEmpty()) {
                left.put(offer.collection(), new CollectionOffer(offer.collection(), made, packs));
            }
        }
        return left;
    }

    /** Every pack. */
    List<PackOffer> packs() {
        return offers.values().stream().flatMap(offer -> offer.packs().stream()).toList();
    }

    /**
     * Refuses to take a carrier back.
     *
     * @throws RefusedInputException where what stands in {@code folder} is of the same publisher and newer
     */
    void requireNotOlderThan(Path folder, Instant now) throws InterruptedException, RefusedInputException {
        MetadataSource there = (name, limitBytes) -> {
            var file = folder.resolve(RepositoryPath.ofMetadata(name).value());
            boolean isReadable = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) <= limitBytes;
            return isReadable ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        };
        if (TrustRefresh.run(there, edition.files(), now, RootCheck.WITH_NEW_TIMESTAMP)
                        instanceof RefreshOutcome.Refreshed refreshed
                && refreshed.changed()) {
            throw new RefusedInputException(
                    folder.toString(),
                    "the stick has something newer of this publisher than there is here",
                    "export from where that came from; was this device put back from an old copy?");
        }
    }
}
