package org.packhorse.node.teacher;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.packhorse.adminui.port.NewItem;
import org.packhorse.adminui.port.ShelfProblem;
import org.packhorse.node.catalog.Catalog;
import org.packhorse.node.catalog.CollectionState;
import org.packhorse.node.catalog.LocalCollection;
import org.packhorse.node.catalog.StoredVersion;
import org.packhorse.node.publish.FileIntake;
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

    /** Adds the file {@code content} as {@code name}, which is clean; of containers no more is opened than {@code unpackedLimitBytes}. */
    void addFile(NewItem item, String name, Path content, long unpackedLimitBytes)
            throws IOException, InterruptedException, ShelfRefusal, RefusedInputException {
        inTurn(() -> {
            var id = newId(item);
            var path = FilePath.parse(id + "/" + name);
            try (var batch = blobs.begin()) {
                var intake = new FileIntake(batch, Optional.empty(), work, unpackedLimitBytes);
                var entries = intake.take(path, content);
                versions.show(batch, about(item), with(item, id, path), _ -> true, entries);
            }
        });
    }

    /** Adds a page of ours. */
    void addPage(NewItem item, String html)
            throws IOException, InterruptedException, ShelfRefusal, RefusedInputException {
        inTurn(() -> {
            var id = newId(item);
            var path = FilePath.parse(id + "/index.html");
            var bytes = html.getBytes(StandardCharsets.UTF_8);
            try (var batch = blobs.begin()) {
                var digest = batch.add(ByteBuffer.wrap(bytes), true);
                var entry = new FileEntry(path, digest, bytes.length, "text/html");
                versions.show(batch, about(item), with(item, id, path), _ -> true, List.of(entry));
            }
        });
    }

    private String newId(NewItem item) throws ShelfRefusal {
        if (resources().size() >= ITEMS_LIMIT) {
            throw new ShelfRefusal(ShelfProblem.TOO_MANY);
        }
        return ItemDetails.newId(item.title(), ids());
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

    /** Whether there is a last change. */
    boolean canUndo() throws IOException {
        return shown().isPresent() && versions.before().isPresent();
    }

    /** Shows what was there before the last change. */
    void undo() throws IOException, InterruptedException, ShelfRefusal, RefusedInputException {
        inTurn(() -> {
            try (var batch = blobs.begin()) {
                var before = versions.before();
                if (before.isEmpty()) {
                    throw new ShelfRefusal(ShelfProblem.GONE);
                }
                versions.showBefore(before.get());
                batch.commit();
            }
        });
    }
}
