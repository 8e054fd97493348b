package org.packhorse.node.sync.pack;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.packhorse.node.catalog.Catalog;
import org.packhorse.node.catalog.CatalogColumns;
import org.packhorse.node.catalog.CollectionState;
import org.packhorse.node.catalog.StoredVersion;
import org.packhorse.node.store.BlobStore;
import org.packhorse.node.store.Column;
import org.packhorse.node.store.Database;
import org.packhorse.node.store.Schema;
import org.packhorse.node.store.rocks.RocksDatabase;
import org.packhorse.node.store.segment.SegmentBlobStore;
import org.packhorse.node.store.segment.SegmentLimits;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.CollectionInfo;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.Manifest;
import org.packhorse.protocol.content.MediaTypes;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.pack.Leans;
import org.packhorse.protocol.wire.InfoCodec;
import org.packhorse.protocol.wire.ManifestCodec;
import org.packhorse.protocol.wire.ManifestWriter;

/**
 * What it takes to put a version together and show it, one file of a very large collection having changed and been staged. Not part of
 * the build: {@code mvn -pl node -am test -Dtest=UpdateMeasurement -Dsurefire.failIfNoSpecifiedTests=false}, in the heap of
 * tests; a node has {@code -Xmx64m}.
 */
final class UpdateMeasurement {
    private static final CollectionId LESSONS = new CollectionId("lessons");
    private static final Version FIRST = new Version(1);
    private static final Version SECOND = new Version(2);
    private static final int UPDATES = 5;

    @TempDir
    private Path home = Path.of("set by JUnit");

    @ParameterizedTest
    @ValueSource(ints = {50_000, 1_000_000})
    void oneFileOf(int files) throws Exception {
        try (var database = RocksDatabase.open(home.resolve("database"), columns());
                var blobs = SegmentBlobStore.open(home.resolve("segments"), database, SegmentLimits.USUAL)) {
            var catalog = new Catalog(database, blobs);
            catalog.keep(CollectionState.created(LESSONS, new CollectionState.Source.Authored()));
            var info = describe(blobs);
            var old = write(catalog, files, -1).finish(LESSONS, FIRST, info);
            var shown = catalog.open(old);
            catalog.show(
                    shown, catalog.findState(LESSONS).orElseThrow().showing(FIRST, Instant.EPOCH), database.change());
            for (int i = 0; i < UPDATES; i++) {
                int changed = files / UPDATES * i + files / 10;
                var signed = write(catalog, files, changed).finish(LESSONS, SECOND, info);
                measure(database, catalog, shown, entry(changed, "new"), signed);
            }
        }
    }

    private static void measure(
            Database database, Catalog catalog, StoredVersion old, FileEntry changed, Manifest signed)
            throws Exception {
        var encoded = ManifestCodec.encode(signed);
        var staging = new Staging(database, LESSONS);
        var progress =
                new PullProgress(signed.info(), FIRST, SECOND, Leans.NONE, 1, 1, Optional.empty(), Optional.empty());
        staging.begin(progress);
        staging.keep(Map.of(changed.path(), Optional.of(changed)));
        var state = catalog.findState(LESSONS).orElseThrow().showing(SECOND, Instant.EPOCH);
        System.gc();
        long begin = System.nanoTime();
        var version = new VersionAssembler(catalog, staging, (_, _) -> {})
                .assemble(LESSONS, progress, Optional.of(old), Digest.ofContent(encoded));
        long assembled = System.nanoTime();
        catalog.show(version, state, database.change());
        staging.clear();
        long end = System.nanoTime();
        var runtime = Runtime.getRuntime();
        System.out.printf(
                "%,d files, root of %,d bytes: assembled in %,d ms, shown in %,d ms; %d MB of heap in use, %d at most%n",
                signed.files(),
                encoded.length,
                (assembled - begin) / 1_000_000,
                (end - assembled) / 1_000_000,
                (runtime.totalMemory() - runtime.freeMemory()) >> 20,
                runtime.maxMemory() >> 20);
    }

    private static List<Column<?, ?>> columns() {
        var columns = new ArrayList<>(Schema.columns());
        columns.addAll(List.of(CatalogColumns.COLLECTIONS, CatalogColumns.MANIFESTS, CatalogColumns.PAGES));
        columns.addAll(List.of(CatalogColumns.ORIGINS, SyncColumns.PULLS, SyncColumns.FRAMES, SyncColumns.FILES));
        return columns;
    }

    private static Digest describe(BlobStore blobs) throws Exception {
        var info = new CollectionInfo("Lessons", "", List.of("en"), "CC0-1.0", "Testers", "", List.of());
        var encoded = InfoCodec.encode(info);
        try (var batch = blobs.begin()) {
            batch.add(ByteBuffer.wrap(encoded), true);
            batch.commit();
        }
        return Digest.ofContent(encoded);
    }

    /** The whole list from scratch, as the hub has it; {@code changed} is the file with new content, or -1. */
    private static ManifestWriter write(Catalog catalog, int files, int changed) throws Exception {
        var pages = catalog.pageWriter();
        var writer = new ManifestWriter(pages);
        for (int i = 0; i < files; i++) {
            writer.add(entry(i, i == changed ? "new" : "old"));
        }
        pages.flush();
        return writer;
    }

    private static FileEntry entry(int number, String content) {
        var path = new FilePath(String.format("%03d/%04d.html", number / 5_000, number % 5_000));
        var digest = Digest.ofContent((number + content).getBytes(StandardCharsets.UTF_8));
        return new FileEntry(path, digest, 100, MediaTypes.predict(path));
    }
}
