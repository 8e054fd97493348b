package org.packhorse.node.publish;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.packhorse.node.catalog.Catalog;
import org.packhorse.node.catalog.CollectionState;
import org.packhorse.node.catalog.StoredVersion;
import org.packhorse.node.store.BlobStore;
import org.packhorse.node.store.Database;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.Manifest;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.exchange.PackOffer;
import org.packhorse.protocol.exchange.RepositoryPath;
import org.packhorse.protocol.trust.Fingerprint;
import org.packhorse.protocol.trust.SigningKeys;
import org.packhorse.protocol.trust.TargetFile;
import org.packhorse.protocol.wire.ManifestCodec;
import org.packhorse.protocol.wire.PackHeadCodec;

/**
 * Makes drafts into versions.
 *
 * <p>The order makes an interruption harmless: packs and manifest into the repository, where nothing names them yet; the version on
 * this hub's own shelf, with what is to be signed, in one database commit; then the signatures. {@link #signWhatIsPublished} does
 * the last step again where it was missed.
 */
public final class Publisher {
    /** Begins the names of files in the making. */
    private static final String FRAMES = "frames";

    private final Catalog catalog;
    private final BlobStore blobs;
    private final Database database;
    private final RepositoryFolder repository;
    private final Path work;
    private final InstantSource clock;
    private final SignedRepository signed;

    /** @param work a folder for files in the making */
    public Publisher(
            Catalog catalog,
            BlobStore blobs,
            Database database,
            RepositoryFolder repository,
            Path work,
            InstantSource clock)
            throws IOException, RefusedInputException {
        this.catalog = catalog;
        this.blobs = blobs;
        this.database = database;
        this.repository = repository;
        this.work = work;
        this.clock = clock;
        this.signed = new SignedRepository(repository);
        signed.mend();
        removeLeftovers(work);
    }

    /** What a kill left of packs in the making. */
    private static void removeLeftovers(Path work) throws IOException {
        if (!Files.isDirectory(work)) {
            return;
        }
        try (var leftovers = Files.newDirectoryStream(work, FRAMES + "*.tmp")) {
            for (var leftover : leftovers) {
                Files.delete(leftover);
            }
        }
    }

    /**
     * A version that was published.
     *
     * @param changedFiles files that are new or have other content than in the version before
     * @param changedBytes the sum of their sizes
     * @param packs how it can be reached, and what that costs
     */
    public record Published(
            CollectionId collection, Version version, long changedFiles, long changedBytes, List<PackOffer> packs) {}

    /**
     * Publishes the draft of {@code collection}. One call at a time. First signs what is published and not signed yet, or not for
     * much longer; where that is all there is to do, the version published before is the answer, with no changes.
     *
     * @throws RefusedInputException where there is no draft, or it changes nothing
     */
    public Published publish(CollectionId collection, SigningKeys keys, ByteWatcher watcher)
            throws IOException, InterruptedException, RefusedInputException {
        var state = new AuthoredCollections(catalog).get(collection);
        boolean renewed = needsSigning();
        if (renewed) {
            signWhatIsPublished(keys);
        }
        var old = catalog.findShown(collection);
        var now = findDraft(collection, state.shown().next()).filter(draft -> !isSame(old, draft));
        if (now.isPresent()) {
            return publish(state, old, now.get(), keys, watcher);
        }
        var published = database.find(DraftColumns.PUBLISHED, collection);
        if (renewed && published.isPresent()) {
            return new Published(
                    collection, published.get().version(), 0, 0, published.get().packs());
        }
        throw nothingToPublish(state);
    }

    private Published publish(
            CollectionState state,
            Optional<StoredVersion> old,
            StoredVersion now,
            SigningKeys keys,
            ByteWatcher watcher)
            throws IOException, InterruptedException, RefusedInputException {
        var packs = new ArrayList<PackOffer>();
        packs.add(build(Optional.empty(), now, watcher));
        if (old.isPresent()) {
            packs.add(build(old, now, watcher));
        }
        var encoded = ManifestCodec.encode(now.manifest());
        var published =
                new PublishedVersion(state.id(), now.version(), Digest.ofContent(encoded), encoded.length, packs);
        repository.replace(RepositoryPath.ofTarget(published.manifestTarget(), published.manifest()), encoded);
        var keep = new HashSet<>(referenced());
        catalog.show(
                now,
                state.showing(now.version(), clock.instant()),
                database.change()
                        .put(DraftColumns.PUBLISHED, state.id(), published)
                        .remove(DraftColumns.DRAFTS, state.id()));
        signWhatIsPublished(keys);
        keep.addAll(referenced());
        // Nodes may be in the middle of what was offered until now; what is older goes.
        repository.retainTargets(keep::contains);
        var difference = old.isPresent() ? VersionDifference.between(old.get(), now) : VersionDifference.ofAll(now);
        return new Published(state.id(), now.version(), difference.changedFiles(), difference.changedBytes(), packs);
    }

    private static boolean isSame(Optional<StoredVersion> old, StoredVersion now) {
        return old.isPresent()
                && old.get().manifest().pages().equals(now.manifest().pages())
                && old.get().manifest().info().equals(now.manifest().info());
    }

    /** The draft, as version {@code next}: another may have been published since it was imported. */
    private Optional<StoredVersion> findDraft(CollectionId collection, Version next)
            throws IOException, RefusedInputException {
        var encoded = database.find(DraftColumns.DRAFTS, collection);
        if (encoded.isEmpty()) {
            return Optional.empty();
        }
        var draft = ManifestCodec.decode(encoded.get());
        return Optional.of(catalog.open(
                new Manifest(collection, next, draft.info(), draft.files(), draft.contentBytes(), draft.pages())));
    }

    private RefusedInputException nothingToPublish(CollectionState state) throws IOException {
        boolean isImported = database.find(DraftColumns.DRAFTS, state.id()).isPresent();
        return new RefusedInputException(
                "collection " + state.id(),
                isImported ? "nothing has changed since version " + state.shown() : "there is nothing to publish",
                isImported
                        ? "import the folder with its changes first"
                        : "import a folder first: packhorse import " + state.id() + " FOLDER");
    }

    private PackOffer build(Optional<StoredVersion> old, StoredVersion now, ByteWatcher watcher)
            throws IOException, InterruptedException {
        var frames = Files.createTempFile(Files.createDirectories(work), FRAMES, ".tmp");
        try {
            var head = writeFrames(frames, old, now, watcher);
            var headBytes = PackHeadCodec.encode(head);
            var offer = new PackOffer(
                    now.collection(),
                    head.from(),
                    head.to(),
                    headBytes.length + head.framesLength(),
                    headBytes.length,
                    Digest.ofContent(headBytes),
                    head.contentBytes());
            repository.replace(offer.headPath(), headBytes);
            repository.replace(offer.path(), out -> {
                out.write(headBytes);
                Files.copy(frames, out);
            });
            return offer;
        } finally {
            Files.delete(frames);
        }
    }

    private org.packhorse.protocol.pack.PackHead writeFrames(
            Path frames, Optional<StoredVersion> old, StoredVersion now, ByteWatcher watcher)
            throws IOException, InterruptedException {
        try (var out = new BufferedOutputStream(Files.newOutputStream(frames))) {
            return new PackBuilder(blobs, old, now, out).build(watcher);
        }
    }

    /** Where the repository keeps what signed metadata offers. */
    private Set<RepositoryPath> referenced() throws IOException {
        var paths = new HashSet<RepositoryPath>();
        database.scan(DraftColumns.PUBLISHED, new byte[0], (_, published) -> paths.addAll(published.files()));
        return paths;
    }

    /** Whether what is published is not signed yet, because of an interruption, or its signatures grow old. */
    public boolean needsSigning() throws IOException, RefusedInputException {
        return signed.needsSigning(targets(), clock.instant());
    }

    /** Signs anew what is published. */
    public void signWhatIsPublished(SigningKeys keys) throws IOException, RefusedInputException {
        signed.sign(targets(), keys, clock.instant());
    }

    private List<TargetFile> targets() throws IOException {
        var targets = new ArrayList<TargetFile>();
        database.scan(DraftColumns.PUBLISHED, new byte[0], (_, published) -> targets.addAll(published.targets()));
        return targets;
    }

    /** What nodes pin. */
    public Fingerprint fingerprint() {
        return signed.fingerprint();
    }
}
