package org.packhorse.node.teacher;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.packhorse.adminui.port.ListChange;
import org.packhorse.adminui.port.NewItem;
import org.packhorse.adminui.port.ShelfOutcome;
import org.packhorse.adminui.port.ShelfProblem;
import org.packhorse.adminui.port.ShelfView;
import org.packhorse.adminui.port.TeacherShelf;
import org.packhorse.node.catalog.Catalog;
import org.packhorse.node.catalog.LocalCollection;
import org.packhorse.node.catalog.Shelf;
import org.packhorse.node.store.BlobStore;
import org.packhorse.node.store.Database;
import org.packhorse.protocol.content.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The teachers' shelf of this node, as the pages ask for it. */
public final class TeacherDesk implements TeacherShelf {
    private static final Logger LOG = LoggerFactory.getLogger(TeacherDesk.class);

    /** What a device needs for itself, and for the next update of its collections. */
    private static final long KEPT_FREE_BYTES = 64 << 20;

    private final Shelf shelf;
    private final LocalShelf local;
    private final ReadingLists lists;
    private final ListDesk listDesk;
    private final PartTitles titles;
    private final FreeRoom room;
    private final ShelfExport export;
    private final Path uploads;
    private final long fileBytesLimit;

    /** How much room the device has. */
    @FunctionalInterface
    public interface FreeRoom {
        /** In bytes. */
        long bytes() throws IOException;
    }

    /** Writes the bundle of what is shown. */
    @FunctionalInterface
    interface ShelfExport {
        void write(OutputStream out) throws IOException;
    }

    TeacherDesk(
            Shelf shelf,
            LocalShelf local,
            ReadingLists lists,
            PartTitles titles,
            FreeRoom room,
            ShelfExport export,
            Path uploads,
            long fileBytesLimit) {
        this.shelf = shelf;
        this.local = local;
        this.lists = lists;
        this.titles = titles;
        this.listDesk = new ListDesk(shelf, lists, titles);
        this.room = room;
        this.export = export;
        this.uploads = uploads;
        this.fileBytesLimit = fileBytesLimit;
    }

    /**
     * How a node's shelf is set up.
     *
     * @param work a folder for files in the making
     * @param uploads a folder of its own, which is cleared now
     * @param school what the device is called
     */
    public record Settings(Path work, Path uploads, String school, long fileBytesLimit) {}

    /** The shelf of this node. */
    public static TeacherDesk open(
            Catalog catalog, BlobStore blobs, Database database, Settings settings, InstantSource clock)
            throws IOException {
        clear(settings.uploads());
        var local = new LocalShelf(catalog, blobs, database, settings.work(), settings.school(), clock);
        var lists = new ReadingLists(database);
        return new TeacherDesk(
                catalog,
                local,
                lists,
                new PartTitles(catalog.contents()),
                () -> blobs.use().freeBytes(),
                out -> {
                    var shown = local.shown().orElseThrow(() -> new IOException("there is nothing to export"));
                    new ShelfBundle(shown, catalog.contents(), lists.all()).write(out);
                },
                settings.uploads(),
                settings.fileBytesLimit());
    }

    private static void clear(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (var left = Files.newDirectoryStream(folder)) {
            for (var file : left) {
                Files.delete(file);
            }
        }
    }

    @Override
    public ShelfView view() {
        try {
            var items = local.shown().map(v -> v.info().resources()).orElse(List.of()).stream()
                    .map(TeacherDesk::item)
                    .toList();
            return new ShelfView(items, listDesk.view(), local.canUndo(), fileBytesLimit);
        } catch (IOException e) {
            LOG.atError().setCause(e).log("the teachers' shelf cannot be read");
            return new ShelfView(List.of(), List.of(), false, fileBytesLimit);
        }
    }

    private static ShelfView.Item item(Resource resource) {
        return new ShelfView.Item(
                resource.id(),
                resource.title(),
                resource.attribution(),
                resource.licence(),
                LibraryAddress.path(LocalCollection.ID.value(), resource.id(), ""));
    }

    @Override
    public Path uploads() {
        return uploads;
    }

    @Override
    public ShelfOutcome roomFor(long bytes) {
        return Attempt.outcome(() -> {
            if (bytes > fileBytesLimit) {
                throw new ShelfRefusal(ShelfProblem.TOO_LARGE);
            }
            // As it is received, and in the store.
            if (room.bytes() < 2 * bytes + KEPT_FREE_BYTES) {
                throw new ShelfRefusal(ShelfProblem.NO_ROOM);
            }
        });
    }

    @Override
    public ShelfOutcome addFile(NewItem item, String fileName, Path content) {
        return Attempt.outcome(() -> {
            ItemDetails.require(item);
            var name = UploadedFile.cleanName(fileName);
            UploadedFile.require(name, content, fileBytesLimit);
            local.addFile(item, name, content);
        });
    }

    @Override
    public ShelfOutcome addLinks(NewItem item, List<String> lines) {
        return Attempt.outcome(() -> {
            ItemDetails.require(item);
            local.addPage(item, LinkPage.html(item, LinkPage.parse(shelf, titles, lines)));
        });
    }

    @Override
    public ShelfOutcome remove(String id) {
        return Attempt.outcome(() -> local.remove(id));
    }

    @Override
    public ShelfOutcome undo() {
        return Attempt.outcome(local::undo);
    }

    @Override
    public ShelfOutcome createList(String name, String author) {
        return Attempt.outcome(() -> listDesk.create(name, author));
    }

    @Override
    public ShelfOutcome changeList(long id, ListChange change) {
        return Attempt.outcome(() -> listDesk.change(id, change));
    }

    @Override
    public List<ShelfView.Entry> find(String words) {
        try {
            return listDesk.find(words, FOUND_LIMIT);
        } catch (IOException e) {
            LOG.atError().setCause(e).log("the library cannot be looked through");
            return List.of();
        }
    }

    @Override
    public void export(OutputStream out) throws IOException {
        export.write(out);
    }

    /** The reading lists, which the library shows. */
    public ReadingLists lists() {
        return lists;
    }
}
