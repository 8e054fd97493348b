package org.packhorse.node.publish;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.packhorse.node.assembly.FileContents;
import org.packhorse.node.catalog.Catalog;
import org.packhorse.node.catalog.PageWriter;
import org.packhorse.node.catalog.StoredVersion;
import org.packhorse.node.store.BlobBatch;
import org.packhorse.node.store.BlobStore;
import org.packhorse.node.store.Database;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.CollectionInfo;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.Manifest;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.wire.InfoCodec;
import org.packhorse.protocol.wire.ManifestCodec;
import org.packhorse.protocol.wire.ManifestWriter;

/** Makes a folder's content the draft of a collection's next version. An earlier draft stays until the new one is whole. */
public final class FolderImport {
    private final Catalog catalog;
    private final BlobStore blobs;
    private final Database database;
    private final Path work;
    private final DraftTexts texts;

    /**
     * An import into this node's store.
     *
     * @param work a folder for files in the making
     */
    public FolderImport(Catalog catalog, BlobStore blobs, Database database, Path work) {
        this.catalog = catalog;
        this.blobs = blobs;
        this.database = database;
        this.work = work;
        this.texts = new DraftTexts(catalog, new FileContents(blobs));
    }

    /**
     * What a curator asks for.
     *
     * @param details said with this import; they override the metadata file, which overrides what was said before
     * @param metadata read from the file beside the folder, if there is one
     * @param skipProblems whether files that cannot be used are left out instead of ending the import
     */
    public record Request(
            CollectionId collection, Path folder, Details details, MetadataFile metadata, boolean skipProblems) {}

    /**
     * What became of it.
     *
     * @param problems files that were left out, or because of which there is no draft
     * @param draft the manifest that would be published; empty where problems ended the import
     * @param files how many of the folder's the draft has: the text that is carried beside them is none
     * @param contentBytes the sum of their sizes
     * @param filesBefore how many the version has that readers see
     */
    public record Result(
            List<ImportProblem> problems, Optional<Manifest> draft, long files, long contentBytes, long filesBefore) {}

    /**
     * Imports.
     *
     * @throws RefusedInputException where the collection is not published here, or a title, licence or the like is missing
     */
    public Result run(Request request, ImportWatcher watcher)
            throws IOException, InterruptedException, RefusedInputException {
        var state = new AuthoredCollections(catalog).get(request.collection());
        requireFolder(request.folder());
        var said = database.find(DraftColumns.DETAILS, request.collection())
                .orElse(Details.NONE)
                .overriddenBy(request.metadata().details())
                .overriddenBy(request.details());
        var book =
                request.metadata().resources().isEmpty() ? LoneBook.find(request.folder()) : Optional.<LoneBook>empty();
        var known = book.map(LoneBook::details).orElse(Details.NONE).overriddenBy(said);
        var info = new InfoDraft(request.collection(), known, request.metadata().resources(), book);
        info.requireComplete();
        said.leansOn().orElse(LeansOn.NONE).requirePossible(request.collection(), catalog);
        var pages = catalog.pageWriter();
        try (var batch = blobs.begin()) {
            var intake = new FileIntake(batch, catalog.findShown(request.collection()), work);
            var scan = new Scan(batch, intake, pages, watcher);
            // Their places come before nearly all others, so they have to be known first.
            scan.expect(new PdfTexts(batch, catalog.findShown(request.collection()), watcher).read(request.folder()));
            var problems = new FolderWalk(request.folder(), scan::add).run();
            long before = catalog.findShown(request.collection())
                    .map(StoredVersion::files)
                    .orElse(0L);
            if (!problems.isEmpty() && !request.skipProblems()) {
                return new Result(problems, Optional.empty(), 0, 0, before);
            }
            var draft = scan.finish(request.collection(), state.shown().next(), info.complete(scan.paths()));
            if (said.texts().orElse(CarriedTexts.ALL) == CarriedTexts.ALL) {
                draft = texts.addTo(draft, batch, watcher);
            }
            database.change()
                    .put(DraftColumns.DRAFTS, request.collection(), ManifestCodec.encode(draft))
                    .put(DraftColumns.DETAILS, request.collection(), said)
                    .commit();
            var drafted = catalog.open(draft);
            return new Result(problems, Optional.of(draft), drafted.files(), drafted.contentBytes(), before);
        }
    }

    private static void requireFolder(Path folder) throws RefusedInputException {
        if (Files.isRegularFile(folder)) {
            throw new RefusedInputException(folder.toString(), "it is a file", "give the folder that it is in");
        }
        if (!Files.isDirectory(folder)) {
            throw new RefusedInputException(
                    folder.toString(), "there is no such folder", "check the path and import again");
        }
    }

    private static void write(NavigableMap<FilePath, FileEntry> due, ManifestWriter writer) throws IOException {
        for (var entry : due.values()) {
            writer.add(entry);
        }
        due.clear();
    }

    /** One pass over the files. */
    private static final class Scan {
        private final BlobBatch batch;
        private final FileIntake intake;
        private final PageWriter pages;
        private final ManifestWriter writer;
        private final ImportWatcher watcher;
        private final PathIndex paths = new PathIndex();
        /** Entries whose place in the order has not come yet: {@code a.zip-old} comes before what is inside of {@code a.zip}. */
        private final NavigableMap<FilePath, FileEntry> waiting = new TreeMap<>();

        Scan(BlobBatch batch, FileIntake intake, PageWriter pages, ImportWatcher watcher) {
            this.batch = batch;
            this.intake = intake;
            this.pages = pages;
            this.writer = new ManifestWriter(pages);
            this.watcher = watcher;
        }

        void add(FilePath path, Path file, long sizeBytes)
                throws IOException, InterruptedException, RefusedInputException {
            var entries = intake.take(path, file);
            write(waiting.headMap(path, false), writer);
            for (var entry : entries) {
                waiting.put(entry.path(), entry);
            }
            paths.add(path);
            watcher.add(sizeBytes);
        }

        /** Takes entries that will be due some time. */
        void expect(List<FileEntry> entries) {
            entries.forEach(entry -> waiting.put(entry.path(), entry));
        }

        PathIndex paths() {
            return paths;
        }

        Manifest finish(CollectionId collection, Version version, CollectionInfo info)
                throws IOException, RefusedInputException {
            try {
                var digest = batch.add(ByteBuffer.wrap(InfoCodec.encode(info)), true);
                batch.commit();
                write(waiting, writer);
                var manifest = writer.finish(collection, version, digest);
                pages.flush();
                return manifest;
            } catch (IllegalArgumentException e) {
                // Files or resources beyond what the protocol carries.
                throw new RefusedInputException(
                        "collection " + collection, String.valueOf(e.getMessage()), "make several collections of it");
            }
        }
    }
}
