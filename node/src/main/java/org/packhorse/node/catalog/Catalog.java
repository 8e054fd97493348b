package org.packhorse.node.catalog;

import java.io.IOException;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.packhorse.node.assembly.FileContents;
import org.packhorse.node.store.BlobStore;
import org.packhorse.node.store.Codecs;
import org.packhorse.node.store.Database;
import org.packhorse.node.store.InCollection;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.CollectionInfo;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.Manifest;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.pack.Lean;
import org.packhorse.protocol.wire.InfoCodec;
import org.packhorse.protocol.wire.ManifestCodec;

/**
 * All collections of this node and the versions it has of them. Any thread.
 *
 * <p>What readers see changes only in {@link #show}: one database commit, then one map entry.
 */
public final class Catalog implements Shelf {
    private final Database database;
    private final BlobStore blobs;
    private final PageCache pages;
    private final FileContents contents;
    private final Map<CollectionId, StoredVersion> shown = new ConcurrentHashMap<>();
    /** The same in the order of titles; comparing hundreds of them would be most of the work of a page. */
    private volatile List<ShownVersion> inOrder;

    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();

    /** Reads what is shown from {@code database}. */
    public Catalog(Database database, BlobStore blobs) throws IOException {
        this.database = database;
        this.blobs = blobs;
        this.pages = new PageCache(database);
        this.contents = new FileContents(blobs);
        for (var state : collections()) {
            if (state.shown().isAfter(Version.NOTHING)) {
                var version = findVersion(state.id(), state.shown())
                        .orElseThrow(() -> new IllegalStateException(
                                state.id() + ": version " + state.shown() + " is shown but its manifest is gone"));
                shown.put(state.id(), version);
            }
        }
        this.inOrder = sorted(shown);
    }

    /** All collections, shown or not, in the order of their names. */
    public List<CollectionState> collections() throws IOException {
        var all = new ArrayList<CollectionState>();
        database.scan(CatalogColumns.COLLECTIONS, new byte[0], (id, state) -> all.add(state));
        return all;
    }

    /** What is known of {@code collection}. */
    public Optional<CollectionState> findState(CollectionId collection) throws IOException {
        return database.find(CatalogColumns.COLLECTIONS, collection);
    }

    /** Keeps {@code state}, which must not change what is shown. */
    public void keep(CollectionState state) throws IOException {
        database.change().put(CatalogColumns.COLLECTIONS, state.id(), state).commit();
    }

    /** The publisher {@code id}. */
    public Optional<Origin> findOrigin(OriginId id) throws IOException {
        return database.find(CatalogColumns.ORIGINS, id);
    }

    /** All publishers whose collections are followed. */
    public List<Origin> origins() throws IOException {
        var all = new ArrayList<Origin>();
        database.scan(CatalogColumns.ORIGINS, new byte[0], (id, origin) -> all.add(origin));
        return all;
    }

    /** Keeps a publisher's addresses. */
    public void keep(Origin origin) throws IOException {
        database.change().put(CatalogColumns.ORIGINS, origin.id(), origin).commit();
    }

    /** A version whose manifest this node has, shown or not. */
    public Optional<StoredVersion> findVersion(CollectionId collection, Version version) throws IOException {
        var encoded = database.find(CatalogColumns.MANIFESTS, new InCollection<>(collection, version.number()));
        return encoded.isEmpty() ? Optional.empty() : Optional.of(read(encoded.get()));
    }

    /** Whether the version that {@code lean} names is here, shown or not. Whoever published it, its manifest's digest decides. */
    public boolean has(Lean lean) throws IOException {
        return database.find(
                        CatalogColumns.MANIFESTS,
                        new InCollection<>(lean.collection(), lean.version().number()))
                .filter(encoded -> Digest.ofContent(encoded).equals(lean.manifest()))
                .isPresent();
    }

    /** The version that {@code lean} names. */
    public Optional<StoredVersion> findVersion(Lean lean) throws IOException {
        return has(lean) ? findVersion(lean.collection(), lean.version()) : Optional.empty();
    }

    private StoredVersion read(byte[] encodedManifest) throws IOException {
        try {
            return open(ManifestCodec.decode(encodedManifest));
        } catch (RefusedInputException e) {
            throw new IllegalStateException("a manifest in the database, or its description, is damaged", e);
        }
    }

    /**
     * The version that {@code manifest} lists; its pages and its description are here already.
     *
     * @throws RefusedInputException where this program cannot read the description
     */
    public StoredVersion open(Manifest manifest) throws IOException, RefusedInputException {
        var info = readInfo(manifest.info());
        // An empty folder was once described as an item.
        return new StoredVersion(manifest, manifest.files() == 0 ? info.withResources(List.of()) : info, pages);
    }

    private CollectionInfo readInfo(Digest digest) throws IOException, RefusedInputException {
        var blob = blobs.find(digest)
                .orElseThrow(() -> new IllegalStateException("the description " + digest + " is gone from the store"));
        try (var in = blob.open(0)) {
            return InfoCodec.decode(in.readNBytes(CollectionInfo.ENCODED_LIMIT_BYTES + 1));
        }
    }

    /** The content of the files of all versions. */
    public FileContents contents() {
        return contents;
    }

    /** Takes the pages of a manifest that is being made. */
    public PageWriter pageWriter() {
        return new PageWriter(database);
    }

    /**
     * Puts {@code version} on the shelf in one atomic step. Everything it needs is in the store already.
     *
     * @param state what is known of its collection from now on, showing this version
     * @param changes further changes to be made in the same step; committed here
     */
    public void show(StoredVersion version, CollectionState state, Database.Changes changes) throws IOException {
        if (!state.shown().equals(version.version()) || !state.id().equals(version.collection())) {
            throw new IllegalArgumentException(state.id() + " " + state.shown() + " is not " + version.version());
        }
        changes.put(CatalogColumns.MANIFESTS, key(version), ManifestCodec.encode(version.manifest()))
                .put(CatalogColumns.COLLECTIONS, state.id(), state)
                .commit();
        putOnShelf(version);
        watchers.forEach(Runnable::run);
    }

    private synchronized void putOnShelf(StoredVersion version) {
        shown.put(version.collection(), version);
        inOrder = sorted(shown);
    }

    /** Has {@code watcher} run whenever readers see something else than before, just after; it must not take long. */
    public void onChange(Runnable watcher) {
        watchers.add(watcher);
    }

    /**
     * Keeps {@code version}, which readers do not see, for packs to lead on from.
     *
     * @param changes as for {@link #show}; without any that keep housekeeping off, an old version is soon forgotten
     */
    public void hold(StoredVersion version, Database.Changes changes) throws IOException {
        changes.put(CatalogColumns.MANIFESTS, key(version), ManifestCodec.encode(version.manifest()))
                .commit();
    }

    private static InCollection<Long> key(StoredVersion version) {
        return new InCollection<>(version.collection(), version.version().number());
    }

    /**
     * Forgets the manifests of versions older than the one before the one shown, unless {@code needed}; their content stays in the
     * store.
     */
    public void forgetOldVersions(BiPredicate<CollectionId, Version> needed) throws IOException {
        for (var state : collections()) {
            var kept = versionNumbers(state.id());
            long shownNumber = state.shown().number();
            long before = kept.stream()
                    .filter(n -> n < shownNumber)
                    .mapToLong(n -> n)
                    .max()
                    .orElse(0);
            var changes = database.change();
            kept.stream()
                    .filter(n -> n < before && !needed.test(state.id(), new Version(n)))
                    .forEach(n -> changes.remove(CatalogColumns.MANIFESTS, new InCollection<>(state.id(), n)));
            changes.commit();
        }
    }

    /** The versions of {@code collection} whose manifests this node has, shown or not. */
    public Set<Version> versions(CollectionId collection) throws IOException {
        return versionNumbers(collection).stream().map(Version::new).collect(Collectors.toSet());
    }

    private List<Long> versionNumbers(CollectionId collection) throws IOException {
        var numbers = new ArrayList<Long>();
        database.scan(CatalogColumns.MANIFESTS, Codecs.prefixOf(collection), (key, _) -> numbers.add(key.key()));
        return numbers;
    }

    @Override
    public List<ShownVersion> all() {
        return inOrder;
    }

    private static List<ShownVersion> sorted(Map<CollectionId, StoredVersion> shown) {
        var collator = Collator.getInstance(Locale.ROOT);
        return shown.values().stream()
                .map(ShownVersion.class::cast)
                .sorted(Comparator.comparing(v -> v.info().title(), collator))
                .toList();
    }

    @Override
    public Optional<CollectionId> madeHere() throws IOException {
        return findState(LocalCollection.ID)
                .filter(state -> state.source() instanceof CollectionState.Source.Local)
                .map(CollectionState::id);
    }

    @Override
    public List<Arrival> newest(int limit) throws IOException {
        var latest = collections().stream()
                .sorted(Comparator.comparing(CollectionState::changedAt).reversed())
                .filter(state -> shown.containsKey(state.id()))
                .limit(limit)
                .toList();
        var arrivals = new ArrayList<Arrival>();
        for (var state : latest) {
            var version = findShown(state.id());
            if (version.isPresent()) {
                var before = findVersionBefore(state.id(), version.get().version());
                arrivals.add(Arrival.of(version.get(), state.changedAt(), before.map(StoredVersion::info)));
            }
        }
        return arrivals;
    }

    private Optional<StoredVersion> findVersionBefore(CollectionId collection, Version version) throws IOException {
        var before = versionNumbers(collection).stream()
                .filter(number -> number < version.number())
                .max(Comparator.naturalOrder());
        return before.isEmpty() ? Optional.empty() : findVersion(collection, new Version(before.get()));
    }

    @Override
    public Optional<ShownVersion> find(CollectionId collection) {
        return Optional.ofNullable(shown.get(collection));
    }

    /** The version of {@code collection} that is shown, as the store has it. */
    public Optional<StoredVersion> findShown(CollectionId collection) {
        return Optional.ofNullable(shown.get(collection));
    }
}
