package org.packhorse.node.teacher;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.packhorse.adminui.port.NewItem;
import org.packhorse.adminui.port.SeenItem;
import org.packhorse.adminui.port.ShelfOutcome;
import org.packhorse.node.catalog.Catalog;
import org.packhorse.node.housekeeping.Housekeeping;
import org.packhorse.node.publish.PublishedBases;
import org.packhorse.node.runtime.MovableClock;
import org.packhorse.node.store.BlobStore;
import org.packhorse.node.store.Database;
import org.packhorse.node.store.InMemoryDatabase;
import org.packhorse.node.store.segment.SegmentBlobStore;
import org.packhorse.node.store.segment.SegmentLimits;
import org.packhorse.protocol.content.CollectionInfo;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.content.Resource;

/** A school's node with a real store; only its database is in memory, and outlives a restart. */
final class SchoolFixture implements AutoCloseable {
    static final long FILE_BYTES_LIMIT = 1_000_000;

    private final Path home;
    private final Database database = new InMemoryDatabase();
    private final BlobStore blobs;
    private final MovableClock clock = new MovableClock();
    private Catalog catalog;
    private TeacherDesk desk;

    SchoolFixture(Path home) throws IOException, RefusedInputException {
        this.home = home;
        this.blobs = SegmentBlobStore.open(home.resolve("segments"), database, new SegmentLimits(64 << 20, 0));
        this.catalog = new Catalog(database, blobs);
        this.desk = open();
    }

    private TeacherDesk open() throws IOException {
        var settings = new TeacherDesk.Settings(
                Files.createDirectories(home.resolve("work")),
                home.resolve("uploads"),
                "Green Valley School",
                Set.of("teachers.school"),
                FILE_BYTES_LIMIT);
        return TeacherDesk.open(catalog, blobs, database, settings, clock);
    }

    /** What a restart of the program leaves. */
    void restart() throws IOException {
        catalog = new Catalog(database, blobs);
        desk = open();
    }

    /** What happens after pulling. */
    void tidyUp() throws IOException, InterruptedException {
        new Housekeeping(catalog, blobs, database, PublishedBases.of(database, false)).run();
    }

    Catalog catalog() {
        return catalog;
    }

    Database database() {
        return database;
    }

    TeacherDesk desk() {
        return desk;
    }

    BlobStore blobs() {
        return blobs;
    }

    MovableClock clock() {
        return clock;
    }

    /** Has so many items that {@code left} more are taken; they share one file. */
    void fillBut(int left) throws IOException, InterruptedException {
        var path = new FilePath("x/a.txt");
        var items = IntStream.range(left, LocalShelf.ITEMS_LIMIT)
                .mapToObj(i -> new Resource(
                        "x" + i, "x", "", List.of("sw"), "CC0-1.0", "x", List.of(), "all", List.of(), path.value()))
                .toList();
        var about = new CollectionInfo("School", "", List.of("sw"), "CC0-1.0", "School", "", List.of());
        try (var batch = blobs.begin()) {
            var file = new FileEntry(path, batch.add(ByteBuffer.wrap(new byte[] {'x'}), true), 1, "text/plain");
            new LocalVersion(catalog, database, clock).show(batch, about, items, _ -> true, List.of(file));
        }
    }

    /** The item as its page shows it now. */
    SeenItem seen(String id) {
        return desk.findItem(id).orElseThrow().seen();
    }

    static NewItem item(String title) {
        return new NewItem(title, "", "Ms. Achieng", "CC-BY-SA-4.0", "sw", "primary", "first-aid");
    }

    /** Adds a file called {@code name}. */
    ShelfOutcome add(String title, String name, byte[] content) throws IOException {
        var file = Files.write(Files.createTempFile(desk.uploads(), "sent", ".tmp"), content);
        return desk.addFile(item(title), name, file);
    }

    @Override
    public void close() throws IOException {
        blobs.close();
        database.close();
    }
}
