package org.packhorse.node.publish;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.packhorse.node.assembly.CarriedText;
import org.packhorse.node.catalog.Catalog;
import org.packhorse.node.catalog.StoredVersion;
import org.packhorse.node.store.BlobBatch;
import org.packhorse.node.store.BlobStore;
import org.packhorse.node.store.Database;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.Manifest;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.wire.InfoCodec;
import org.packhorse.protocol.wire.ManifestCodec;
import org.packhorse.protocol.wire.ManifestWriter;

/**
 * Makes the version that comes before a draft where its curator lets media come later: the draft, but of those media what there was
 * before. A new file is not there yet, a changed one is the old one, and one that is gone is gone. Containers come with their parts, and files
 * with their carried text, which says nothing to anybody who has them not, or has older ones.
 */
final class TextFirst {
    private final Catalog catalog;
    private final BlobStore blobs;
    private final Database database;

    TextFirst(Catalog catalog, BlobStore blobs, Database database) {
        this.catalog = catalog;
        this.blobs = blobs;
        this.database = database;
    }

    /**
     * The version between {@code old} and {@code draft}, under the number of the draft; empty where one step is enough: where nothing
     * has to wait, or nothing is left that could go first.
     */
    Optional<StoredVersion> find(Optional<StoredVersion> old, StoredVersion draft)
            throws IOException, InterruptedException, RefusedInputException {
        var later = database.find(DraftColumns.DETAILS, draft.collection())
                .flatMap(Details::later)
                .orElse(LaterMedia.NONE);
        if (later.patterns().isEmpty()) {
            return Optional.empty();
        }
        // While a batch is open nothing is swept away, so the pages are safe until the manifest that names them is
        // kept.
        try (var batch = blobs.begin()) {
            var first = write(old, draft, later, batch);
            boolean isStep = first.files() > 0
                    && !first.pages().equals(draft.manifest().pages())
                    && !(old.isPresent() && hasSameContent(old.get().manifest(), first));
            if (!isStep) {
                return Optional.empty();
            }
            database.change()
                    .put(DraftColumns.TEXT_FIRST, draft.collection(), ManifestCodec.encode(first))
                    .commit();
            return Optional.of(catalog.open(first));
        }
    }

    /** Whether {@code version} of {@code collection} went before the draft, whose media it waits for. */
    boolean wentBefore(CollectionId collection, Version version) throws IOException, RefusedInputException {
        var encoded = database.find(DraftColumns.TEXT_FIRST, collection);
        return encoded.isPresent()
                && ManifestCodec.decode(encoded.get()).version().equals(version);
    }

    private static boolean hasSameContent(Manifest one, Manifest other) {
        return one.pages().equals(other.pages()) && one.info().equals(other.info());
    }

    private Manifest write(Optional<StoredVersion> old, StoredVersion draft, LaterMedia later, BlobBatch batch)
            throws IOException {
        var pages = catalog.pageWriter();
        var writer = new ManifestWriter(pages);
        var paths = new PathIndex();
        var merge = new Merge(old, draft, new Held(draft, later));
        for (var entry = merge.next(); entry.isPresent(); entry = merge.next()) {
            writer.add(entry.get());
            paths.add(entry.get().path());
        }
        var info = describe(draft, paths, batch);
        batch.commit();
        var manifest = writer.finish(draft.collection(), draft.version(), info);
        pages.flush();
        return manifest;
    }

    /** The draft's description, without the resources that are not there yet. */
    private static Digest describe(StoredVersion draft, PathIndex paths, BlobBatch batch) throws IOException {
        var info = draft.info();
        var there = info.resources().stream()
                .filter(resource -> paths.hasFileOrFolder(resource.entry()))
                .toList();
        if (there.size() == info.resources().size()) {
            return draft.manifest().info();
        }
        return batch.add(ByteBuffer.wrap(InfoCodec.encode(info.withResources(there))), true);
    }

    /** Tells what of the draft has to wait. */
    private static final class Held {
        private final StoredVersion draft;
        private final LaterMedia later;
        /** Of whose parts or text the last question was: they come one after the other. */
        private Optional<FilePath> outermost = Optional.empty();

        private boolean held;

        Held(StoredVersion draft, LaterMedia later) {
            this.draft = draft;
            this.later = later;
        }

        /** Whether the draft has a file at {@code path}, or one whose text that is, or a container around it, that may come later. */
        boolean holds(FilePath path) throws IOException {
            var file = CarriedText.file(path).orElseGet(path::outermost);
            if (!outermost.equals(Optional.of(file))) {
                outermost = Optional.of(file);
                held = draft.findFile(file).filter(later::has).isPresent();
            }
            return held;
        }
    }

    /** The entries of the version to be, in order: of what is held those of the old version, of the rest the draft's. */
    private static final class Merge {
        private final Optional<StoredVersion> old;
        private final StoredVersion draft;
        private final Held held;
        private int oldPosition;
        private int draftPosition;

        Merge(Optional<StoredVersion> old, StoredVersion draft, Held held) {
            this.old = old;
            this.draft = draft;
            this.held = held;
        }

        Optional<FileEntry> next() throws IOException {
            var kept = findKept();
            var current = findCurrent();
            boolean isKept = kept.isPresent()
                    && (current.isEmpty()
                            || kept.get().path().compareTo(current.get().path()) < 0);
            if (isKept) {
                oldPosition++;
                return kept;
            }
            draftPosition++;
            return current;
        }

        private Optional<FileEntry> findKept() throws IOException {
            if (old.isEmpty()) {
                return Optional.empty();
            }
            var entry = old.get().findEntry(oldPosition);
            while (entry.isPresent() && !held.holds(entry.get().path())) {
                entry = old.get().findEntry(++oldPosition);
            }
            return entry;
        }

        private Optional<FileEntry> findCurrent() throws IOException {
            var entry = draft.findEntry(draftPosition);
            while (entry.isPresent() && held.holds(entry.get().path())) {
                entry = draft.findEntry(++draftPosition);
            }
            return entry;
        }
    }
}
