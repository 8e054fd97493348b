package org.packhorse.node.publish;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.tika.Tika;
import org.packhorse.node.catalog.Catalog;
import org.packhorse.node.catalog.PageWriter;
import org.packhorse.node.store.BlobBatch;
import org.packhorse.node.store.BlobStore;
import org.packhorse.node.store.Database;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.CollectionInfo;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.Manifest;
import org.packhorse.protocol.content.MediaTypes;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.content.Resource;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.wire.InfoCodec;
import org.packhorse.protocol.wire.ManifestCodec;
import org.packhorse.protocol.wire.ManifestWriter;

/** Makes a folder's content the draft of a collection's next version. An earlier draft stays until the new one is whole. */
public final class FolderImport {
    /** Files up to this size are read at once; larger ones flow through. */
    private static final int WHOLE_BYTES = 1 << 20;

    /** Content between two commits of the store: bounds what a kill loses of the work, not of what is published. */
    private static final long COMMIT_EVERY_BYTES = 64 << 20;

    /** The same for very many small files; below what a batch may hold. */
    private static final int COMMIT_EVERY_FILES = 16_384;

    private final Catalog catalog;
    private final BlobStore blobs;
    private final Database database;
    private final Tika tika = new Tika();

    /** An import into this node's store. */
    public FolderImport(Catalog catalog, BlobStore blobs, Database database) {
        this.catalog = catalog;
        this.blobs = blobs;
        this.database = database;
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
     */
    public record Result(List<ImportProblem> problems, Optional<Manifest> draft) {}

    /**
     * Imports.
     *
     * @throws RefusedInputException where the collection is not published here, or a title, licence or the like is missing
     */
    public Result run(Request request, ByteWatcher watcher)
            throws IOException, InterruptedException, RefusedInputException {
        var state = new AuthoredCollections(catalog).get(request.collection());
        if (!Files.isDirectory(request.folder())) {
            throw new RefusedInputException(
                    request.folder().toString(), "there is no such folder", "check the path and import again");
        }
        var said = database.find(DraftColumns.DETAILS, request.collection())
                .orElse(Details.NONE)
                .overriddenBy(request.metadata().details())
                .overriddenBy(request.details());
        new InfoDraft(request.collection(), said, request.metadata().resources()).requireComplete();
        var pages = catalog.pageWriter();
        try (var batch = blobs.begin()) {
            var scan = new Scan(batch, pages, watcher);
            var problems = new FolderWalk(request.folder(), scan::add).run();
            if (!problems.isEmpty() && !request.skipProblems()) {
                return new Result(problems, Optional.empty());
            }
            var info =
                    new InfoDraft(request.collection(), said, request.metadata().resources()).complete(scan.paths());
            var draft = scan.finish(request.collection(), state.shown().next(), info);
            database.change()
                    .put(DraftColumns.DRAFTS, request.collection(), ManifestCodec.encode(draft))
                    .put(DraftColumns.DETAILS, request.collection(), said)
                    .commit();
            return new Result(problems, Optional.of(draft));
        }
    }

    /** One pass over the files. */
    private final class Scan {
        private final BlobBatch batch;
        private final PageWriter pages;
        private final ManifestWriter writer;
        private final ByteWatcher watcher;
        private final PathIndex paths = new PathIndex();
        private long uncommittedBytes;
        private int uncommittedFiles;

        Scan(BlobBatch batch, PageWriter pages, ByteWatcher watcher) {
            this.batch = batch;
            this.pages = pages;
            this.writer = new ManifestWriter(pages);
            this.watcher = watcher;
        }

        void add(FilePath path, Path file, long sizeBytes) throws IOException, InterruptedException {
            var entry = sizeBytes <= WHOLE_BYTES ? addWhole(path, file) : addLarge(path, file);
            writer.add(entry);
            paths.add(path);
            watcher.add(entry.sizeBytes());
            uncommittedBytes += entry.sizeBytes();
            uncommittedFiles++;
            if (uncommittedBytes >= COMMIT_EVERY_BYTES || uncommittedFiles >= COMMIT_EVERY_FILES) {
                batch.commit();
                uncommittedBytes = 0;
                uncommittedFiles = 0;
            }
        }

        private FileEntry addWhole(FilePath path, Path file) throws IOException {
            var content = Files.readAllBytes(file);
            var type = mediaType(path, content);
            var digest = batch.add(ByteBuffer.wrap(content), MediaTypes.isCompressible(type));
            return new FileEntry(path, digest, content.length, type);
        }

        private FileEntry addLarge(FilePath path, Path file) throws IOException {
            try (var in = new CountingInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
                in.mark(1 << 16);
                var beginning = in.readNBytes(1 << 13);
                in.reset();
                var type = mediaType(path, beginning);
                var digest = batch.add(in, MediaTypes.isCompressible(type));
                return new FileEntry(path, digest, in.count(), type);
            }
        }

        private String mediaType(FilePath path, byte[] beginning) {
            var predicted = MediaTypes.predict(path);
            if (!predicted.equals(MediaTypes.UNKNOWN)) {
                return predicted;
            }
            var detected = tika.detect(beginning, path.name());
            return MediaTypes.isValid(detected) ? detected : MediaTypes.UNKNOWN;
        }

        PathIndex paths() {
            return paths;
        }

        Manifest finish(CollectionId collection, Version version, CollectionInfo info)
                throws IOException, RefusedInputException {
            try {
                var digest = batch.add(ByteBuffer.wrap(InfoCodec.encode(info)), true);
                batch.commit();
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

    /** The description to be, and what it lacks. */
    private record InfoDraft(CollectionId collection, Details said, List<MetadataFile.ResourceDraft> resources) {
        void requireComplete() throws RefusedInputException {
            require("title", said.title().isPresent(), "--title \"…\"");
            require("language", !said.languages().isEmpty(), "--language en");
            require("publisher", said.publisher().isPresent(), "--publisher \"…\"");
            require("licence", said.licence().isPresent(), "--licence CC-BY-4.0");
            OpenLicences.require("collection " + collection, said.licence().orElseThrow());
            for (var resource : resources) {
                if (resource.licence().isPresent()) {
                    OpenLicences.require(
                            "resource " + resource.id(), resource.licence().get());
                }
            }
        }

        private void require(String what, boolean isThere, String option) throws RefusedInputException {
            if (!isThere) {
                throw new RefusedInputException(
                        "collection " + collection,
                        "its " + what + " is missing",
                        "give " + option + ", or say it in a metadata file beside the folder");
            }
        }

        CollectionInfo complete(PathIndex paths) throws RefusedInputException {
            try {
                var licence = said.licence().orElseThrow();
                var attribution = said.attribution().orElse("");
                var items = new ArrayList<Resource>();
                for (var draft : resources) {
                    var item = draft.complete(said.languages(), licence, attribution);
                    if (!paths.hasFileOrFolder(item.entry())) {
                        throw new RefusedInputException(
                                "resource " + item.id(),
                                "its entry \"" + item.entry() + "\" is not in the folder",
                                "mend the metadata file or add the file");
                    }
                    items.add(item);
                }
                if (items.isEmpty()) {
                    items.add(wholeFolder(paths, licence, attribution));
                }
                return new CollectionInfo(
                        said.title().orElseThrow(),
                        said.description().orElse(""),
                        said.languages(),
                        licence,
                        said.publisher().orElseThrow(),
                        attribution,
                        items);
            } catch (IllegalArgumentException e) {
                throw new RefusedInputException(
                        "collection " + collection,
                        String.valueOf(e.getMessage()),
                        "mend the metadata and import again");
            }
        }

        private Resource wholeFolder(PathIndex paths, String licence, String attribution) {
            return new Resource(
                    "all",
                    said.title().orElseThrow(),
                    said.description().orElse(""),
                    said.languages(),
                    licence,
                    attribution,
                    List.of(),
                    "all",
                    List.of(),
                    paths.startPage());
        }
    }
}
