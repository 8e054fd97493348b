package org.packhorse.node.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.packhorse.node.catalog.Catalog;
import org.packhorse.node.catalog.CollectionState;
import org.packhorse.node.catalog.StoredVersion;
import org.packhorse.node.publish.repository.RepositoryFolder;
import org.packhorse.node.publish.repository.SignedRepository;
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
import org.packhorse.protocol.trust.metadata.SigningKeys;
import org.packhorse.protocol.trust.metadata.TargetFile;
import org.packhorse.protocol.wire.ManifestCodec;

/**
 * Makes drafts into versions.
 *
 * <p>The order makes an interruption harmless: packs and manifest into the repository, where nothing names them yet; the version on
 * this hub's own shelf, with what is to be signed, in one database commit; then the signatures. {@link #signWhatIsPublished} does
 * the last step again where it was missed. One thread at a time does any of this; others wait.
 *
 * <p>Where media may come later than the rest, they are published as a version of their own right after it. The draft stays until
 * then, so that whoever publishes next makes up for an interruption in between.
 */
public final class Publisher {
    private final Catalog catalog;
    private final Database database;
    private final RepositoryFolder repository;
    private final PackMaking making;
    private final LeaningPacks leaning;
    private final InstantSource clock;
    private final SignedRepository signed;
    private final TextFirst textFirst;

    /** Held by whoever makes packs or signs: both would be done twice, and of something that is just being replaced. */
    private final ReentrantLock turn = new ReentrantLock();

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
        this.database = database;
        this.repository = repository;
        this.clock = clock;
        this.signed = new SignedRepository(repository);
        signed.mend();
        this.making = new PackMaking(catalog, blobs, work);
        this.leaning = new LeaningPacks(catalog, database, making);
        this.textFirst = new TextFirst(catalog, blobs, database);
    }

    /**
     * Publishes the draft of {@code collection}. First signs what is published and not signed yet, or not for
     * much longer; where that is all there is to do, the version published before is the answer, with no changes.
     *
     * @throws RefusedInputException where there is no draft, or it changes nothing
     */
    public Published publish(CollectionId collection, SigningKeys keys, PackingWatcher watcher)
            throws IOException, InterruptedException, RefusedInputException {
        return inTurn(() -> publishDraft(collection, keys, watcher));
    }

    /** Work that only one thread may do. */
    @FunctionalInterface
    interface Turn<T> {
        T take() throws IOException, InterruptedException, RefusedInputException;
    }

    /** Does {@code work} when nobody else publishes, makes packs or signs. */
    <T> T inTurn(Turn<T> work) throws IOException, InterruptedException, RefusedInputException {
        turn.lockInterruptibly();
        try {
            return work.take();
        } finally {
            turn.unlock();
        }
    }

    private Published publishDraft(CollectionId collection, SigningKeys keys, PackingWatcher watcher)
            throws IOException, InterruptedException, RefusedInputException {
        var state = new AuthoredCollections(catalog).get(collection);
        boolean renewed = needsSigning();
        if (renewed) {
            sign(keys);
        }
        var old = catalog.findShown(collection);
        var now = findDraft(collection, state.shown().next()).filter(draft -> !isSame(old, draft));
        if (now.isPresent()) {
            var first = textFirst.find(old, now.get());
            var published = publish(state, old, first.orElse(now.get()), first.isEmpty(), keys, watcher);
            return first.isEmpty()
                    ? published
                    : publishDraft(collection, keys, watcher).after(published);
        }
        var published = database.find(DraftColumns.PUBLISHED, collection);
        if (renewed && published.isPresent()) {
            return Published.unchanged(published.get());
        }
        throw nothingToPublish(state);
    }

    private Published publish(
            CollectionState state,
            Optional<StoredVersion> old,
            StoredVersion now,
            boolean isWhole,
            SigningKeys keys,
            PackingWatcher watcher)
            throws IOException, InterruptedException, RefusedInputException {
        var before = database.find(DraftColumns.PUBLISHED, state.id());
        var offered = offer(before, old, now, this::store, watcher);
        var published = offered.newest();
        repository.replace(
                RepositoryPath.ofTarget(published.manifestTarget(), published.manifest()),
                ManifestCodec.encode(now.manifest()));
        var keep = new HashSet<>(referenced());
        var changes = database.change().put(DraftColumns.PUBLISHED, state.id(), offered);
        if (isWhole) {
            changes.remove(DraftColumns.DRAFTS, state.id()).remove(DraftColumns.TEXT_FIRST, state.id());
        }
        catalog.show(now, state.showing(now.version(), clock.instant()), changes);
        sign(keys);
        keep.addAll(referenced());
        // Nodes may be in the middle of what was offered until now; what is older goes.
        repository.retainTargets(keep::contains);
        return Published.of(old, now, offered);
    }

    /** What is to be offered when {@code now} is the newest version, and {@code before} until now. */
    private Offered offer(
            Optional<Offered> before,
            Optional<StoredVersion> old,
            StoredVersion now,
            PackMaking.Sink sink,
            PackingWatcher watcher)
            throws IOException, InterruptedException, RefusedInputException {
        var packs = new ArrayList<>(making.run(before, old, now, sink, watcher));
        var beside = leaning.beside(new LeaningPacks.Plain(before, old, now, packs), sink, watcher);
        beside.step().ifPresent(packs::add);
        var encoded = ManifestCodec.encode(now.manifest());
        var published =
                new PublishedVersion(now.collection(), now.version(), Digest.ofContent(encoded), encoded.length, packs);
        return follow(before, published).leaning(beside.full());
    }

    private Offered follow(Optional<Offered> before, PublishedVersion now) throws IOException, RefusedInputException {
        if (before.isEmpty()) {
            return new Offered(List.of(now));
        }
        boolean completes =
                textFirst.wentBefore(now.collection(), before.get().newest().version());
        return completes ? before.get().completedBy(now) : before.get().followedBy(now);
    }

    /** Puts a pack into the repository, where nothing names it yet. */
    void store(PackOffer offer, byte[] head, Path frames) throws IOException {
        repository.replace(offer.headPath(), head);
        repository.replace(offer.path(), out -> {
            out.write(head);
            Files.copy(frames, out);
        });
    }

    /**
     * What publishing the draft of {@code collection} would cost those who fetch it. Makes the packs and throws them away; nothing is
     * changed and nothing is signed.
     *
     * @throws RefusedInputException where there is no draft, or it changes nothing
     */
    public Published estimate(CollectionId collection, PackingWatcher watcher)
            throws IOException, InterruptedException, RefusedInputException {
        return inTurn(() -> estimateDraft(collection, watcher));
    }

    private Published estimateDraft(CollectionId collection, PackingWatcher watcher)
            throws IOException, InterruptedException, RefusedInputException {
        var state = new AuthoredCollections(catalog).get(collection);
        var old = catalog.findShown(collection);
        var now = findDraft(collection, state.shown().next()).filter(draft -> !isSame(old, draft));
        if (now.isEmpty()) {
            throw nothingToPublish(state);
        }
        var before = database.find(DraftColumns.PUBLISHED, collection);
        var first = textFirst.find(old, now.get());
        if (first.isEmpty()) {
            return Published.of(old, now.get(), offer(before, old, now.get(), PackMaking.Sink.NONE, watcher));
        }
        var text = offer(before, old, first.get(), PackMaking.Sink.NONE, watcher);
        var whole = findDraft(collection, now.get().version().next()).orElseThrow();
        return Published.of(first, whole, offer(Optional.of(text), first, whole, PackMaking.Sink.NONE, watcher))
                .after(Published.of(old, first.get(), text));
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

    /** Where the repository keeps what signed metadata offers. */
    private Set<RepositoryPath> referenced() throws IOException {
        var paths = new HashSet<RepositoryPath>();
        database.scan(DraftColumns.PUBLISHED, new byte[0], (_, offered) -> paths.addAll(offered.files()));
        return paths;
    }

    /** Whether what is published is not signed yet, because of an interruption, or its signatures grow old. */
    public boolean needsSigning() throws IOException, RefusedInputException {
        return signed.needsSigning(targets(), clock.instant());
    }

    /** Signs anew what is published. */
    public void signWhatIsPublished(SigningKeys keys) throws IOException, InterruptedException, RefusedInputException {
        var _ = inTurn(() -> {
            sign(keys);
            return keys;
        });
    }

    private void sign(SigningKeys keys) throws IOException, RefusedInputException {
        signed.sign(targets(), keys, clock.instant());
    }

    /** What offers a further pack where somebody asks for one. */
    public PacksOnDemand onDemand() {
        return onDemand(PacksOnDemand.CONTENT_LIMIT_BYTES);
    }

    PacksOnDemand onDemand(long contentLimitBytes) {
        return new PacksOnDemand(this, making, catalog, database, contentLimitBytes);
    }

    private List<TargetFile> targets() throws IOException {
        var targets = new ArrayList<TargetFile>();
        database.scan(DraftColumns.PUBLISHED, new byte[0], (_, offered) -> targets.addAll(offered.targets()));
        return targets;
    }

    /** What nodes pin. */
    public Fingerprint fingerprint() {
        return signed.fingerprint();
    }
}
