package org.packhorse.node.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.NIOFSDirectory;
import org.packhorse.node.assembly.CarriedText;
import org.packhorse.node.assembly.FileContents;
import org.packhorse.node.catalog.StoredVersion;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.content.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes an index fit a version: goes through what it has and what it should have, both in order, and changes only what differs. That is
 * how it updates an older version's index, and how it goes on after a kill. One thread, one use.
 */
final class IndexBuild {
    private static final Logger LOG = LoggerFactory.getLogger(IndexBuild.class);

    /** What a kill makes it read again. */
    private static final int COMMIT_EVERY = 500;

    /** Of a node's 64 MB of heap. */
    private static final double BUFFER_MB = 4;

    /** Larger parts of an index are not joined any more: writing them again would keep a card busy for minutes. */
    private static final double MERGED_MB = 256;

    private final StoredVersion version;
    private final FileContents contents;
    private final Owners owners;
    private final DocumentMaker maker;
    private final Tongues tongues;
    private final Pace pace;
    private String language = "";
    private int changed;
    private int committed;
    private int unread;

    IndexBuild(
            StoredVersion version,
            FileContents contents,
            UnaryOperator<String> kindOfType,
            Tongues tongues,
            Pace pace) {
        this.version = version;
        this.contents = contents;
        this.owners = new Owners(version.info());
        this.maker = new DocumentMaker(version, owners, kindOfType);
        this.tongues = tongues;
        this.pace = pace;
    }

    /** How many documents' worth of content were read or removed. */
    int changed() {
        return changed;
    }

    /**
     * Brings the index in {@code folder} up to the version, or as far as the pace allows.
     *
     * @return whether it is whole
     */
    boolean run(Path folder) throws IOException, InterruptedException {
        // Not mapped: a sector that cannot be read would be an error that ends the thread, not an exception.
        try (var directory = new NIOFSDirectory(folder);
                var writer = new IndexWriter(directory, settings())) {
            boolean whole = false;
            try {
                whole = bringUpToDate(directory, writer);
            } finally {
                if (!whole) {
                    // Closing would write what is half done, and join what there is time for later.
                    writer.rollback();
                }
            }
            return whole;
        }
    }

    private IndexWriterConfig settings() {
        var merging = new TieredMergePolicy();
        merging.setMaxMergedSegmentMB(MERGED_MB);
        merging.setSegmentsPerTier(4);
        return new IndexWriterConfig(new InLanguageOfDocument())
                .setRAMBufferSizeMB(BUFFER_MB)
                .setMergePolicy(merging)
                .setMergeScheduler(new SerialMergeScheduler())
                .setCommitOnClose(false);
    }

    /** The documents come one after the other, each in its language. */
    private final class InLanguageOfDocument extends DelegatingAnalyzerWrapper {
        InLanguageOfDocument() {
            super(PER_FIELD_REUSE_STRATEGY);
        }

        @Override
        protected Analyzer getWrappedAnalyzer(String fieldName) {
            return tongues.analyzer(language);
        }
    }

    private boolean bringUpToDate(Directory directory, IndexWriter writer) throws IOException, InterruptedException {
        writer.setLiveCommitData(Map.of(IndexFolder.FORMAT, Fields.FORMAT).entrySet());
        if (!DirectoryReader.indexExists(directory)) {
            writer.commit();
        }
        try (var had = DirectoryReader.open(directory)) {
            var keys = new PresentKeys(had);
            boolean reachedEnd = describe(keys, writer) && readFiles(keys, writer) && removeAll(keys::takeNext, writer);
            if (!reachedEnd) {
                return false;
            }
        }
        writer.setLiveCommitData(Map.of(
                        IndexFolder.FORMAT,
                        Fields.FORMAT,
                        IndexFolder.WHOLE,
                        version.version().toString(),
                        IndexFolder.UNREAD,
                        Integer.toString(unread))
                .entrySet());
        writer.commit();
        return true;
    }

    private boolean describe(PresentKeys keys, IndexWriter writer) throws IOException, InterruptedException {
        if (!bring(maker.keyOfCollection(), keys, writer, () -> add(maker.collection(), writer))) {
            return false;
        }
        var resources = version.info().resources().stream()
                .sorted(Comparator.comparing(Resource::id))
                .toList();
        for (var resource : resources) {
            boolean isDone = opensWithText(resource)
                    || bring(maker.key(resource), keys, writer, () -> add(maker.resource(resource), writer));
            if (!isDone) {
                return false;
            }
        }
        return true;
    }

    /** Whether what opens it will be read, and then stands for it. */
    private boolean opensWithText(Resource resource) throws IOException {
        if (!owners.isFirst(resource) || resource.entry().isEmpty()) {
            return false;
        }
        try {
            var entry = version.findFile(FilePath.parse(resource.entry()));
            return entry.isPresent() && TextKind.of(entry.get()).isPresent();
        } catch (RefusedInputException e) {
            return false;
        }
    }

    private boolean readFiles(PresentKeys keys, IndexWriter writer) throws IOException, InterruptedException {
        for (int page = 0; page < version.manifest().pages().size(); page++) {
            for (var entry : version.page(page).entries()) {
                var readable = TextKind.of(entry);
                if (readable.isEmpty() || !hasOrigin(entry)) {
                    continue;
                }
                if (!bring(maker.key(entry), keys, writer, () -> read(entry, readable.get(), writer))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The text of a file may come before the file. */
    private boolean hasOrigin(FileEntry entry) throws IOException {
        if (!CarriedText.isOne(entry.path())) {
            return true;
        }
        var origin = CarriedText.origin(entry.path());
        return origin.isPresent() && version.findFile(origin.get()).isPresent();
    }

    /** What cannot be read is not found; everything else is. */
    private void read(FileEntry entry, TextKind readable, IndexWriter writer) throws IOException {
        try (var in = contents.find(entry, version).open(0)) {
            readable.read(in, new TextGatherer(piece -> keep(maker.piece(entry, piece), writer)));
        } catch (UncheckedIOException e) {
            throw new IOException("writing the index", e);
        } catch (IOException | IllegalArgumentException e) {
            LOG.atWarn()
                    .addKeyValue("collection", version.collection())
                    .addKeyValue("path", entry.path())
                    .setCause(e)
                    .log("text cannot be read");
            replace(entry, writer);
        }
    }

    /** Half a text would pass for the whole. Nothing has the key of the file then, so that it is read again next time. */
    private void replace(FileEntry unreadable, IndexWriter writer) throws IOException {
        writer.deleteDocuments(new Term(Fields.KEY, maker.key(unreadable)));
        unread++;
        var opened = owners.opening(unreadable.path());
        if (opened.isPresent()) {
            add(maker.resource(opened.get()), writer);
        }
    }

    private void keep(DocumentMaker.Made made, IndexWriter writer) {
        try {
            add(made, writer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sees to it that what has {@code key} is there, and its older selves are not; false where there is no time for that. */
    private boolean bring(String key, PresentKeys keys, IndexWriter writer, Making making)
            throws IOException, InterruptedException {
        if (!removeAll(() -> keys.takeBefore(key), writer)) {
            return false;
        }
        if (!keys.takeIfThere(key)) {
            making.run();
        }
        return goesOn(writer);
    }

    private interface Making {
        void run() throws IOException;
    }

    private interface Obsolete {
        Optional<Term> next() throws IOException;
    }

    private boolean removeAll(Obsolete obsolete, IndexWriter writer) throws IOException, InterruptedException {
        for (var key = obsolete.next(); key.isPresent(); key = obsolete.next()) {
            writer.deleteDocuments(key.get());
            changed++;
            if (!goesOn(writer)) {
                return false;
            }
        }
        return true;
    }

    private void add(DocumentMaker.Made made, IndexWriter writer) throws IOException {
        language = made.language();
        writer.addDocument(made.document());
        changed++;
    }

    /** A file is done with all its pieces, or one is removed: whether to go on. */
    private boolean goesOn(IndexWriter writer) throws IOException, InterruptedException {
        if (changed >= committed + COMMIT_EVERY) {
            committed = changed;
            writer.commit();
        }
        return pace.goesOn();
    }
}
