package org.packhorse.node.operation;

import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.packhorse.node.catalog.Catalog;
import org.packhorse.node.catalog.CollectionState;
import org.packhorse.node.catalog.LocalCollection;
import org.packhorse.node.catalog.Origin;
import org.packhorse.node.catalog.OriginId;
import org.packhorse.node.control.Operation;
import org.packhorse.node.control.ProgressSink;
import org.packhorse.node.sync.SyncParts;
import org.packhorse.node.sync.SyncRunner;
import org.packhorse.node.sync.TrustStore;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.exchange.PackOffer;
import org.packhorse.protocol.exchange.Upstream;
import org.packhorse.protocol.exchange.UpstreamException;
import org.packhorse.protocol.exchange.UpstreamMetadata;
import org.packhorse.protocol.exchange.UpstreamRefresh;
import org.packhorse.protocol.exchange.VersionOffer;
import org.packhorse.protocol.trust.Fingerprint;
import org.packhorse.protocol.trust.MetadataFiles;
import org.packhorse.protocol.trust.RefreshOutcome;
import org.packhorse.protocol.trust.TrustedRoot;
import org.packhorse.protocol.trust.metadata.Role;

/** Pins a publisher's root of trust, and pulls one of its collections from now on. */
public final class Follow extends Operation<Follow.Request, Follow.Reply> {
    private final Catalog catalog;
    private final TrustStore trust;
    private final SyncParts.Connector upstreams;
    private final InstantSource clock;
    private final SyncRunner runner;

    /** Into this catalog; {@code runner} begins to pull at once, where it runs. */
    public Follow(
            Catalog catalog, TrustStore trust, SyncParts.Connector upstreams, InstantSource clock, SyncRunner runner) {
        super("follow", Request.class);
        this.catalog = catalog;
        this.trust = trust;
        this.upstreams = upstreams;
        this.clock = clock;
        this.runner = runner;
    }

    /**
     * What to follow.
     *
     * @param fingerprint that the publisher told by another way; empty to take what the upstream says
     */
    public record Request(String address, String collection, String fingerprint) {}

    /**
     * What is followed.
     *
     * @param version the newest, 0 where none is published yet
     * @param firstTransferBytes what the first sync will fetch
     */
    public record Reply(String collection, String address, String fingerprint, long version, long firstTransferBytes) {}

    @Override
    public Reply run(Request request, ProgressSink progress)
            throws IOException, InterruptedException, RefusedInputException {
        var collection = CollectionId.parse(request.collection());
        LocalCollection.requireOther(collection);
        var address = address(request.address());
        try (var upstream = upstreams.open(address)) {
            var root = fetchRoot(upstream);
            checkFingerprint(request, root);
            var origin = new OriginId(root.fingerprint().digest());
            requireFree(collection, origin);
            var offer = offer(upstream, root, origin, collection);
            var known = catalog.findOrigin(origin).map(Origin::addresses).orElse(List.of());
            catalog.keep(new Origin(origin, withFirst(address, known)));
            if (catalog.findState(collection).isEmpty()) {
                catalog.keep(CollectionState.created(collection, new CollectionState.Source.Followed(origin))
                        .knowing(offer.version()));
            }
            runner.followsMore(origin);
            var first =
                    offer.packsFor(catalog.findState(collection).orElseThrow().shown());
            return new Reply(
                    collection.value(),
                    upstream.address(),
                    root.fingerprint().toString(),
                    offer.version().number(),
                    first.stream().mapToLong(PackOffer::lengthBytes).min().orElse(0));
        }
    }

    private static URI address(String text) throws RefusedInputException {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new RefusedInputException(
                    "address " + text, "it is not an address", "write it like http://hub.example:8290/");
        }
    }

    private static TrustedRoot fetchRoot(Upstream upstream)
            throws IOException, InterruptedException, RefusedInputException {
        var bytes = new UpstreamMetadata(upstream).find(Role.ROOT.fileName(1), Role.ROOT.limitBytes());
        return TrustedRoot.pin(bytes.orElseThrow(() -> new UpstreamException(
                upstream.address(), "there is no Packhorse repository there; check the address")));
    }

    private static void checkFingerprint(Request request, TrustedRoot root) throws RefusedInputException {
        if (!request.fingerprint().isEmpty()
                && !Fingerprint.parse(request.fingerprint()).equals(root.fingerprint())) {
            throw new RefusedInputException(
                    request.address(),
                    "its root of trust is " + root.fingerprint() + ", not the one you were told",
                    "do not follow it; ask the publisher, somebody may stand between you");
        }
    }

    private void requireFree(CollectionId collection, OriginId origin) throws IOException, RefusedInputException {
        var state = catalog.findState(collection);
        if (state.isPresent() && !state.get().source().equals(new CollectionState.Source.Followed(origin))) {
            throw new RefusedInputException(
                    "collection " + collection,
                    "there is one of that name here from another publisher",
                    "two of one name cannot be kept on one node");
        }
    }

    private VersionOffer offer(Upstream upstream, TrustedRoot root, OriginId origin, CollectionId collection)
            throws IOException, InterruptedException, RefusedInputException {
        var known = trust.load(origin);
        var local = known.equals(MetadataFiles.EMPTY) ? MetadataFiles.pinned(root) : known;
        return switch (UpstreamRefresh.run(upstream, local, clock.instant())) {
            case RefreshOutcome.Refreshed refreshed -> {
                var offers = VersionOffer.newestOf(refreshed.targets().all());
                var offer = offers.get(collection);
                if (offer == null) {
                    throw new RefusedInputException(
                            "collection " + collection,
                            upstream.address() + " has none of that name; it has " + offers.keySet(),
                            "choose one of these");
                }
                trust.keep(origin, refreshed.files());
                yield offer;
            }
            case RefreshOutcome.Refused refused -> throw refused.reason();
            case RefreshOutcome.CutOff cutOff -> throw cutOff.reason();
        };
    }

    private static List<URI> withFirst(URI address, List<URI> known) {
        var all = new ArrayList<>(known);
        all.remove(address);
        all.addFirst(address);
        return all.subList(0, Math.min(all.size(), Origin.ADDRESS_LIMIT));
    }
}
