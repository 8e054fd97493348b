package org.packhorse.node.teacher;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
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
import org.packhorse.node.search.Folded;
import org.packhorse.node.store.BlobStore;
import org.packhorse.node.store.Database;
import org.packhorse.node.store.StorageFullException;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.content.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The teachers' shelf of this node, as the pages ask for it. */
public final class TeacherDesk implements TeacherShelf {
    private static final Logger LOG = LoggerFactory.getLogger(TeacherDesk.class);

    /** What a device needs for itself, and for the next update of its collections. */
    private static final long KEPT_FREE_BYTES = 64 << 20;

    private static final int NOTE_CHARS = ReadingList.NOTE_CHARS;

    private final Shelf shelf;
    private final LocalShelf local;
    private final ReadingLists lists;
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
            FreeRoom room,
            ShelfExport export,
            Path uploads,
            long fileBytesLimit) {
        this.shelf = shelf;
        this.local = local;
        this.lists = lists;
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

    /** Something that may end in many ways. */
    @FunctionalInterface
    private interface Attempt {
        void make() throws IOException, InterruptedException, ShelfRefusal, RefusedInputException;
    }

    private static ShelfOutcome outcome(Attempt attempt) {
        try {
            attempt.make();
            return ShelfOutcome.done();
        } catch (ShelfRefusal e) {
            return e.outcome();
        } catch (StorageFullException e) {
            return ShelfOutcome.refused(ShelfProblem.NO_ROOM);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ShelfOutcome.refused(ShelfProblem.BUSY);
        } catch (IOException | RefusedInputException | RuntimeException e) {
            LOG.atError().setCause(e).log("a change of the teachers' shelf failed");
            return ShelfOutcome.refused(ShelfProblem.FAULT);
        }
    }

    @Override
    public ShelfView view() {
        try {
            var items = local.shown().map(v -> v.info().resources()).orElse(List.of()).stream()
                    .map(TeacherDesk::item)
                    .toList();
            var views = new ArrayList<ShelfView.ReadingList>();
            for (var list : lists.all()) {
                views.add(view(list));
            }
            return new ShelfView(items, views, local.canUndo(), fileBytesLimit);
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
                LibraryAddress.path(LocalCollection.ID.value(), resource.id()));
    }

    private ShelfView.ReadingList view(ReadingList list) throws IOException {
        var entries = new ArrayList<ShelfView.Entry>();
        for (var line : list.lines()) {
            entries.add(entry(line));
        }
        return new ShelfView.ReadingList(list.id(), list.name(), list.author(), entries);
    }

    private ShelfView.Entry entry(ReadingList.Line line) throws IOException {
        var version = LibraryAddress.findVersion(shelf, line.collection());
        var resource = version.flatMap(v -> v.info().findResource(line.resource()));
        return new ShelfView.Entry(
                resource.map(Resource::title).orElse(line.title()),
                version.map(v -> v.info().title()).orElse(line.collection()),
                LibraryAddress.path(line.collection(), line.resource()),
                line.note(),
                resource.isEmpty());
    }

    @Override
    public Path uploads() {
        return uploads;
    }

    @Override
    public ShelfOutcome roomFor(long bytes) {
        return outcome(() -> {
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
        return outcome(() -> {
            ItemDetails.require(item);
            var name = UploadedFile.cleanName(fileName);
            UploadedFile.require(name, content, fileBytesLimit);
            local.addFile(item, name, content);
        });
    }

    @Override
    public ShelfOutcome addLinks(NewItem item, List<String> lines) {
        return outcome(() -> {
            ItemDetails.require(item);
            local.addPage(item, LinkPage.html(item, LinkPage.parse(shelf, lines)));
        });
    }

    @Override
    public ShelfOutcome remove(String id) {
        return outcome(() -> local.remove(id));
    }

    @Override
    public ShelfOutcome undo() {
        return outcome(local::undo);
    }

    @Override
    public ShelfOutcome createList(String name, String author) {
        return outcome(() ->
                lists.create(title(name), ItemDetails.line(author, ItemDetails.TITLE_CHARS, ShelfProblem.AUTHOR)));
    }

    private static String title(String name) throws ShelfRefusal {
        return ItemDetails.line(name, ItemDetails.TITLE_CHARS, ShelfProblem.TITLE);
    }

    @Override
    public ShelfOutcome changeList(long id, ListChange change) {
        return outcome(() -> {
            switch (change) {
                case ListChange.Rename(var name) -> {
                    var clean = title(name);
                    lists.change(id, list -> list.renamed(clean));
                }
                case ListChange.Add add -> add(id, add);
                case ListChange.Raise(int position) -> lists.change(id, list -> list.lowering(position - 1));
                case ListChange.Lower(int position) -> lists.change(id, list -> list.lowering(position));
                case ListChange.Drop(int position) -> lists.change(id, list -> list.without(position));
                case ListChange.Discard() -> lists.discard(id);
            }
        });
    }

    private void add(long id, ListChange.Add add) throws IOException, ShelfRefusal {
        var address = add.address().strip();
        var found = LibraryAddress.find(shelf, address)
                .orElseThrow(() -> new ShelfRefusal(ShelfProblem.DEAD_LINK, shortly(address)));
        var note = ItemDetails.clean(add.note()).replaceAll("\\s+", " ").strip();
        if (note.length() > NOTE_CHARS) {
            throw new ShelfRefusal(ShelfProblem.TEXT_TOO_LONG);
        }
        if (lists.find(id)
                .filter(list -> list.lines().size() >= ReadingList.LINES_LIMIT)
                .isPresent()) {
            throw new ShelfRefusal(ShelfProblem.TOO_MANY);
        }
        var resource = found.resource();
        lists.change(
                id,
                list -> list.with(new ReadingList.Line(
                        found.version().collection().value(), resource.id(), resource.title(), note)));
    }

    private static String shortly(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }

    @Override
    public List<ShelfView.Entry> find(String words) {
        var wanted = Folded.words(words);
        var found = new ArrayList<ShelfView.Entry>();
        if (wanted.isEmpty()) {
            return found;
        }
        try {
            for (var version : shelf.all()) {
                for (var resource : version.info().resources()) {
                    if (found.size() < FOUND_LIMIT && wanted.stream().allMatch(Folded.of(resource.title())::has)) {
                        found.add(new ShelfView.Entry(
                                resource.title(),
                                version.info().title(),
                                LibraryAddress.path(version.collection().value(), resource.id()),
                                "",
                                false));
                    }
                }
            }
        } catch (IOException e) {
            LOG.atError().setCause(e).log("the library cannot be looked through");
        }
        return found;
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
