package org.packhorse.node.teacher;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.packhorse.adminui.port.ItemView;
import org.packhorse.adminui.port.ListChange;
import org.packhorse.adminui.port.NewItem;
import org.packhorse.adminui.port.SeenItem;
import org.packhorse.adminui.port.ShelfOutcome;
import org.packhorse.adminui.port.ShelfProblem;
import org.packhorse.adminui.port.ShelfView;
import org.packhorse.adminui.port.TeacherShelf;
import org.packhorse.node.assembly.FileContents;
import org.packhorse.node.catalog.Catalog;
import org.packhorse.node.catalog.LocalCollection;
import org.packhorse.node.library.page.Links;
import org.packhorse.node.library.reading.Documents;
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

    private final FileContents contents;
    private final BlobStore blobs;
    private final LocalShelf local;
    private final ReadingLists lists;
    private final Destinations destinations;
    private final Documents documents;
    private final LinkPages pages;
    private final ListDesk listDesk;
    private final ItemDesk itemDesk;
    private final Path uploads;
    private final long fileBytesLimit;

    private TeacherDesk(Catalog catalog, BlobStore blobs, LocalShelf local, ReadingLists lists, Settings settings) {
        this.contents = catalog.contents();
        this.blobs = blobs;
        this.local = local;
        this.lists = lists;
        this.destinations = new Destinations(catalog, lists::all, settings.names());
        this.documents = new Documents(contents);
        var titles = new PlaceTitles(contents, documents, settings.school());
        this.listDesk = new ListDesk(catalog, lists, destinations, titles);
        this.pages = new LinkPages(contents, destinations, titles);
        this.itemDesk = new ItemDesk(local, pages);
        this.uploads = settings.uploads();
        this.fileBytesLimit = settings.fileBytesLimit();
    }

    /**
     * How a node's shelf is set up.
     *
     * @param work a folder for files in the making
     * @param uploads a folder of its own, which is cleared now but for what can go on
     * @param school what the device is called by people
     * @param names by which phones call it, in lower case
     */
    public record Settings(Path work, Path uploads, String school, Set<String> names, long fileBytesLimit) {
        public Settings {
            names = Set.copyOf(names);
        }
    }

    /** The shelf of this node. */
    public static TeacherDesk open(
            Catalog catalog, BlobStore blobs, Database database, Settings settings, InstantSource clock)
            throws IOException {
        clear(settings.uploads());
        var local = new LocalShelf(catalog, blobs, database, settings.work(), settings.school(), clock);
        return new TeacherDesk(catalog, blobs, local, new ReadingLists(database), settings);
    }

    private static void clear(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (var left = Files.newDirectoryStream(folder)) {
            for (var file : left) {
                if (!file.getFileName().toString().endsWith(STAGED)) {
                    Files.delete(file);
                }
            }
        }
    }

    @Override
    public ShelfView view() {
        try {
            var items = local.shown().map(v -> v.info().resources()).orElse(List.of()).stream()
                    .map(TeacherDesk::item)
                    .toList();
            return new ShelfView(items, listDesk.view(), local.canUndo(), local.state(), fileBytesLimit);
        } catch (IOException e) {
            LOG.atError().setCause(e).log("the teachers' shelf cannot be read");
            return new ShelfView(List.of(), List.of(), false, 0, fileBytesLimit);
        }
    }

    private static ShelfView.Item item(Resource resource) {
        return new ShelfView.Item(
                resource.id(),
                resource.title(),
                resource.attribution(),
                resource.licence(),
                Links.plain().resource(LocalCollection.ID, resource.id()));
    }

    @Override
    public Path uploads() {
        return uploads;
    }

    @Override
    public ShelfOutcome roomFor(long bytes, long received) {
        return Attempt.outcome(() -> {
            if (bytes > fileBytesLimit) {
                throw new ShelfRefusal(ShelfProblem.TOO_LARGE);
            }
            // As it is received, and in the store.
            long missing = 2 * bytes - received + KEPT_FREE_BYTES - blobs.use().freeBytes();
            if (missing > 0) {
                local.refuseFor(missing);
            }
        });
    }

    @Override
    public ShelfOutcome addFile(NewItem item, String fileName, Path content) {
        var name = UploadedFile.cleanName(fileName);
        var outcome = Attempt.outcome(() -> {
            ItemDetails.require(item);
            UploadedFile.require(name, content, fileBytesLimit);
            local.addFile(item, name, content, fileBytesLimit);
        });
        return saying(outcome, name);
    }

    private static ShelfOutcome saying(ShelfOutcome outcome, String name) {
        return outcome instanceof ShelfOutcome.Done ? new ShelfOutcome.Done(UploadedFile.isForFew(name)) : outcome;
    }

    @Override
    public ShelfOutcome addLinks(NewItem item, List<String> lines) {
        return Attempt.outcome(() -> {
            ItemDetails.require(item);
            local.addPage(item, pages.write(item, lines));
        });
    }

    @Override
    public Optional<ItemView> findItem(String id) {
        try {
            return itemDesk.find(id);
        } catch (IOException e) {
            LOG.atError().setCause(e).log("the teachers' shelf cannot be read");
            return Optional.empty();
        }
    }

    @Override
    public ShelfOutcome correct(SeenItem seen, NewItem item, List<String> lines) {
        return Attempt.outcome(() -> itemDesk.correct(seen, item, lines));
    }

    @Override
    public ShelfOutcome replaceFile(SeenItem seen, String fileName, Path content) {
        var name = UploadedFile.cleanName(fileName);
        var outcome = Attempt.outcome(() -> {
            UploadedFile.require(name, content, fileBytesLimit);
            itemDesk.replace(seen, name, content, fileBytesLimit);
        });
        return saying(outcome, name);
    }

    @Override
    public ShelfOutcome addSubtitles(SeenItem seen, String language, String fileName, Path content) {
        return Attempt.outcome(() -> itemDesk.addSubtitles(seen, language, UploadedFile.cleanName(fileName), content));
    }

    @Override
    public ShelfOutcome removeSubtitles(SeenItem seen, String language) {
        return Attempt.outcome(() -> itemDesk.removeSubtitles(seen, language));
    }

    @Override
    public ShelfOutcome remove(String id) {
        return Attempt.outcome(() -> local.remove(id));
    }

    @Override
    public ShelfOutcome undo(long state) {
        return Attempt.outcome(() -> local.undo(state));
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
        var shown = local.shown().orElseThrow(() -> new IOException("there is nothing to export"));
        new ShelfBundle(shown, contents, lists.all(), destinations).write(out);
    }

    /** What can be read of what is here, for whoever else reads beside teachers. */
    public Documents documents() {
        return documents;
    }

    /** The reading lists, which the library shows. */
    public ReadingLists lists() {
        return lists;
    }
}
