package org.packhorse.node.teacher;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.packhorse.node.catalog.Catalog;
import org.packhorse.node.catalog.CollectionState;
import org.packhorse.node.catalog.LocalCollection;
import org.packhorse.node.catalog.StoredVersion;
import org.packhorse.node.store.BlobBatch;
import org.packhorse.node.store.Database;
import org.packhorse.protocol.content.CollectionInfo;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.Manifest;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.content.Resource;
import org.packhorse.protocol.wire.InfoCodec;
import org.packhorse.protocol.wire.ManifestWriter;

/**
 * Makes the next version of the local collection of the one before. It is on the shelf after one commit, while {@code batch} is still open:
 * otherwise housekeeping could take its new blobs for unneeded.
 */
record LocalVersion(Catalog catalog, Database database, InstantSource clock) {
    /** Before all paths. */
    private static final FilePath FIRST = new FilePath(" ");

    /** What is there, and what stays of it. */
    private record Base(CollectionState state, Optional<StoredVersion> shown) {}

    /**
     * Shows a version with these resources.
     *
     * @param about the collection's description; its resources are replaced
     * @param stays which of the files of the version before stay
     */
    void show(
            BlobBatch batch,
            CollectionInfo about,
            List<Resource> resources,
            Predicate<FilePath> stays,
            Collection<FileEntry> added)
            throws IOException {
        var base = base();
        var info = new CollectionInfo(
                about.title(),
                about.description(),
                languages(about, resources),
                about.licence(),
                about.publisher(),
                about.attribution(),
                resources);
        var digest = batch.add(ByteBuffer.wrap(InfoCodec.encode(info)), true);
        batch.commit();
        var pages = catalog.pageWriter();
        var writer = new ManifestWriter(pages);
        merge(base.shown(), stays, added, writer);
        var next = base.state().shown().next();
        var manifest = writer.finish(LocalCollection.ID, next, digest);
        pages.flush();
        show(base.state(), manifest);
    }

    /** Those of the items, in their order; what they were where there is none left. */
    private static List<String> languages(CollectionInfo about, List<Resource> resources) {
        var all = resources.stream()
                .flatMap(resource -> resource.languages().stream())
                .distinct()
                .limit(Resource.LIST_LIMIT)
                .toList();
        return all.isEmpty() ? about.languages() : all;
    }

    /** Writes both in the order of a manifest. */
    private static void merge(
            Optional<StoredVersion> shown,
            Predicate<FilePath> stays,
            Collection<FileEntry> added,
            ManifestWriter writer)
            throws IOException {
        var waiting = new TreeMap<FilePath, FileEntry>();
        added.forEach(entry -> waiting.put(entry.path(), entry));
        if (shown.isPresent()) {
            shown.get().visitFrom(FIRST, entry -> {
                if (stays.test(entry.path())) {
                    write(waiting.headMap(entry.path(), false), writer);
                    writer.add(entry);
                }
                return true;
            });
        }
        write(waiting, writer);
    }

    private static void write(NavigableMap<FilePath, FileEntry> due, ManifestWriter writer) throws IOException {
        for (var entry : due.values()) {
            writer.add(entry);
        }
        due.clear();
    }

    /** Shows again what was shown before the last change, as a version of its own. */
    void showBefore(StoredVersion before) throws IOException {
        var old = before.manifest();
        var state = base().state();
        show(
                state,
                new Manifest(
                        old.collection(),
                        state.shown().next(),
                        old.info(),
                        old.files(),
                        old.contentBytes(),
                        old.pages()));
    }

    private void show(CollectionState state, Manifest manifest) throws IOException {
        try {
            var version = catalog.open(manifest);
            catalog.show(version, state.showing(version.version(), clock.instant()), database.change());
        } catch (RefusedInputException e) {
            throw new IllegalStateException("a description that was just written cannot be read", e);
        }
    }

    private Base base() throws IOException {
        var state = catalog.findState(LocalCollection.ID)
                .orElse(CollectionState.created(LocalCollection.ID, new CollectionState.Source.Local()));
        return new Base(state, catalog.findShown(LocalCollection.ID));
    }

    /** The version before the one shown, unless that is the same once more. */
    Optional<StoredVersion> before() throws IOException {
        var shown = catalog.findShown(LocalCollection.ID);
        if (shown.isEmpty()) {
            return Optional.empty();
        }
        var older = new ArrayList<>(catalog.versions(LocalCollection.ID));
        older.removeIf(version -> !shown.get().version().isAfter(version));
        older.sort((a, b) -> Long.compare(b.number(), a.number()));
        return older.isEmpty()
                ? Optional.empty()
                : catalog.findVersion(LocalCollection.ID, older.getFirst())
                        .filter(before -> !isSame(before.manifest(), shown.get().manifest()));
    }

    private static boolean isSame(Manifest a, Manifest b) {
        return a.info().equals(b.info()) && a.pages().equals(b.pages());
    }
}
