package org.packhorse.node.teacher;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.packhorse.adminui.port.NewItem;
import org.packhorse.adminui.port.ShelfProblem;
import org.packhorse.node.catalog.Catalog;
import org.packhorse.node.catalog.CollectionState;
import org.packhorse.node.catalog.LocalCollection;
import org.packhorse.node.catalog.StoredVersion;
import org.packhorse.node.publish.FileIntake;
import org.packhorse.node.store.BlobBatch;
import org.packhorse.node.store.BlobStore;
import org.packhorse.node.store.Database;
import org.packhorse.protocol.content.CollectionInfo;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.content.Resource;

/**
 * The collection of what teachers add. Each change is a whole version, as with any collection: readers see the one before until a commit shows
 * the next, and the description of the version shown is all that is known of the items. Any thread; one changes at a time.
 */
final class LocalShelf {
    /** What one school adds by hand in years; each change reads and writes the description of all of them. */
    static final int ITEMS_LIMIT = 1_000;

    private final Catalog catalog;
    private final BlobStore blobs;
    private final LocalVersion versions;
    private final Path work;
    private final String school;
    private final ReentrantLock changing = new ReentrantLock();

    /**
     * Of this node.
     *
     * @param work a folder for files in the making
     * @param school what the collection is called, and who answers for it
     */
    LocalShelf(Catalog catalog, BlobStore blobs, Database database, Path work, String school, InstantSource clock) {
        this.catalog = catalog;
        this.blobs = blobs;
        this.versions = new LocalVersion(catalog, database, clock);
        this.work = work;
        this.school = school;
    }

    /** A change, made by whoever has the turn. */
    @FunctionalInterface
    private interface Change {
        void make() throws IOException, InterruptedException, ShelfRefusal, RefusedInputException;
    }

    private void inTurn(Change change) throws IOException, InterruptedException, ShelfRefusal, RefusedInputException {
        changing.lockInterruptibly();
        makeAndUnlock(change);
    }

    private void makeAndUnlock(Change change)
            throws IOException, InterruptedException, ShelfRefusal, RefusedInputException {
        try {
            requireOurs();
            change.make();
        } finally {
            changing.unlock();
        }
    }

    /** A node may follow a collection of this name since before the name was reserved. */
    private void requireOurs() throws IOException, ShelfRefusal {
        var state = catalog.findState(LocalCollection.ID);
        if (state.isPresent() && !(state.get().source() instanceof CollectionState.Source.Local)) {
            throw new ShelfRefusal(ShelfProblem.NAME_TAKEN);
        }
    }

    /** What is shown of it; nothing where the name belongs to another collection. */
    Optional<StoredVersion> shown() throws IOException {
        var ours = catalog.madeHere();
        return ours.isEmpty() ? Optional.empty() : catalog.findShown(ours.get());
    }

    private List<Resource> resources() {
        return catalog.findShown(LocalCollection.ID)
                .map(version -> version.info().resources())
                .orElse(List.of());
    }

    /**
     * Adds the file {@code content} as {@code name}, which is clean; of containers no more is opened than {@code unpackedLimitBytes}. What is there
     * already, word for word, is not added again: phones send a form twice that was tapped twice, or whose answer was lost.
     */
    void addFile(NewItem item, String name, Path content, long unpackedLimitBytes)
            throws IOException, InterruptedException, ShelfRefusal, RefusedInputException {
        inTurn(() -> {
            if (isFull() && alike(item).isEmpty()) {
                throw new ShelfRefusal(ShelfProblem.TOO_MANY);
            }
            var id = ItemDetails.newId(item.title(), ids());
            var path = FilePath.parse(id + "/" + name);
            try (var batch = blobs.begin()) {
                add(batch, item, id, path, take(batch, path, content, unpackedLimitBytes));
            }
        });
    }

    /** Adds a page of ours, as {@link #addFile} does a file. */
    void addPage(NewItem item, String html)
            throws IOException, InterruptedException, ShelfRefusal, RefusedInputException {
        inTurn(() -> {
            var id = ItemDetails.newId(item.title(), ids());
            var path = FilePath.parse(id + "/index.html");
            try (var batch = blobs.begin()) {
                add(batch, item, id, path, List.of(LinkPages.entry(path, html, batch)));
            }
        });
    }

    private void add(BlobBatch batch, NewItem item, String id, FilePath path, Collection<FileEntry> entries)
            throws IOException, ShelfRefusal {
        var shown = shown();
        for (var alike : alike(item)) {
            var there = shown.orElseThrow().findFile(new FilePath(alike.entry()));
            if (there.filter(file -> entries.stream().anyMatch(entry -> isSame(entry, file)))
                    .isPresent()) {
                return;
            }
        }
        if (isFull()) {
            throw new ShelfRefusal(ShelfProblem.TOO_MANY);
        }
        versions.show(batch, about(item), with(item, id, path), _ -> true, entries);
    }

    private static boolean isSame(FileEntry a, FileEntry b) {
        return a.digest().equals(b.digest()) && a.path().name().equals(b.path().name());
    }

    /** The items of which exactly that is said what {@code item} says. */
    private List<Resource> alike(NewItem item) throws ShelfRefusal {
        var alike = new ArrayList<Resource>();
        for (var resource : resources()) {
            if (ItemDetails.resource(item, resource).equals(resource)) {
                alike.add(resource);
            }
        }
        return alike;
    }

    private boolean isFull() {
        return resources().size() >= ITEMS_LIMIT;
    }

    private Set<String> ids() {
        return resources().stream().map(Resource::id).collect(Collectors.toSet());
    }

    private List<Resource> with(NewItem item, String id, FilePath entry) throws ShelfRefusal {
        var all = new ArrayList<>(resources());
        all.add(ItemDetails.resource(item, id, entry.value()));
        return all;
    }

    /** The description until now, or a new one in the language of its first item. */
    private CollectionInfo about(NewItem first) {
        return catalog.findShown(LocalCollection.ID)
                .map(StoredVersion::info)
                .orElseGet(() -> new CollectionInfo(
                        school, "", List.of(first.language()), first.licence(), school, "", List.of()));
    }

    /** What becomes of an item. */
    record Revision(Resource resource, Optional<Files> files) {
        /**
         * What becomes of the files.
         *
         * @param stays which of those of the version before stay
         */
        private record Files(Predicate<FilePath> stays, Collection<FileEntry> added) {}

        /** Other words about the same files. */
        static Revision ofWords(Resource resource) {
            return new Revision(resource, Optional.empty());
        }

        /** Other files, of which those {@code stay} that were there. */
        static Revision of(Resource resource, Predicate<FilePath> stay, Collection<FileEntry> added) {
            return new Revision(resource, Optional.of(new Files(stay, added)));
        }
    }

    /** Decides what becomes of an item as it is when nobody else changes it; content that is new goes into the batch. */
    @FunctionalInterface
    interface Revising {
        Revision of(Resource now, StoredVersion shown, BlobBatch batch)
                throws IOException, InterruptedException, ShelfRefusal, RefusedInputException;
    }

    /** Makes something else of the item {@code id}, in its place; where it is the same after all, no change is made that could be undone. */
    void revise(String id, Revising revising)
            throws IOException, InterruptedException, ShelfRefusal, RefusedInputException {
        inTurn(() -> {
            var shown = catalog.findShown(LocalCollection.ID).orElseThrow(() -> new ShelfRefusal(ShelfProblem.GONE));
            var now = shown.info().findResource(id).orElseThrow(() -> new ShelfRefusal(ShelfProblem.GONE));
            try (var batch = blobs.begin()) {
                var revision = revising.of(now, shown, batch);
                if (revision.equals(Revision.ofWords(now))) {
                    return;
                }
                var all = new ArrayList<>(shown.info().resources());
                all.set(all.indexOf(now), revision.resource());
                var files = revision.files().orElseGet(() -> new Revision.Files(_ -> true, List.of()));
                versions.show(batch, shown.info(), all, files.stays(), files.added());
            }
        });
    }

    /** Takes {@code content} as the file at {@code path}, as {@link #addFile} does. */
    List<FileEntry> take(BlobBatch batch, FilePath path, Path content, long unpackedLimitBytes)
            throws IOException, RefusedInputException {
        return new FileIntake(batch, Optional.empty(), work, unpackedLimitBytes).take(path, content);
    }

    /** Takes the item {@code id} and its files away. */
    void remove(String id) throws IOException, InterruptedException, ShelfRefusal, RefusedInputException {
        inTurn(() -> {
            var shown = catalog.findShown(LocalCollection.ID);
            if (shown.isEmpty() || !ids().contains(id)) {
                throw new ShelfRefusal(ShelfProblem.GONE);
            }
            var left = new ArrayList<>(resources());
            left.removeIf(resource -> resource.id().equals(id));
            var folder = id + "/";
            try (var batch = blobs.begin()) {
                versions.show(
                        batch, shown.get().info(), left, path -> !path.value().startsWith(folder), List.of());
            }
        });
    }

    /** Another number after each change. */
    long state() throws IOException {
        return shown().map(version -> version.version().number()).orElse(0L);
    }

    /** Whether there is a last change. */
    boolean canUndo() throws IOException {
        return shown().isPresent() && versions.before().isPresent();
    }

    /** Shows what was there before the last change, where nothing has changed since {@code state}: it may be another's who came later. */
    void undo(long state) throws IOException, InterruptedException, ShelfRefusal, RefusedInputException {
        inTurn(() -> {
            var before = versions.before();
            if (before.isEmpty()) {
                throw new ShelfRefusal(ShelfProblem.GONE);
            }
            if (state != state()) {
                throw new ShelfRefusal(ShelfProblem.CHANGED);
            }
            showBefore(before.get());
        });
    }

    private void showBefore(StoredVersion before) throws IOException, InterruptedException {
        try (var batch = blobs.begin()) {
            versions.showBefore(before);
            batch.commit();
        }
    }

    /**
     * Refuses what needs {@code missingBytes} more than there are. Where what was taken away last would make up for them, it is given up: it is kept only
     * so that it can come back, and whoever took it away to make room would still have none. Does not wait for who changes something now: that may be a
     * film, and a piece of another one wants to know.
     */
    void refuseFor(long missingBytes) throws IOException, InterruptedException, ShelfRefusal, RefusedInputException {
        if (!changing.tryLock()) {
            throw new ShelfRefusal(ShelfProblem.BUSY);
        }
        makeAndUnlock(() -> {
            var shown = shown();
            var before = versions.before();
            boolean suffices = shown.isPresent()
                    && before.isPresent()
                    && before.get().contentBytes() - shown.get().contentBytes() >= missingBytes;
            if (!suffices) {
                throw new ShelfRefusal(ShelfProblem.NO_ROOM);
            }
            showBefore(shown.get());
            throw new ShelfRefusal(ShelfProblem.ROOM_SOON);
        });
    }
}
