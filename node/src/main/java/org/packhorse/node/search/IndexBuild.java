package org.packhorse.node.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.NIOFSDirectory;
import org.packhorse.node.assembly.CarriedText;
import org.packhorse.node.assembly.FileContents;
import org.packhorse.node.catalog.StoredVersion;
import org.packhorse.node.search.text.CarriedPieces;
import org.packhorse.node.search.text.TextGatherer;
import org.packhorse.node.search.text.TextKind;
import org.packhorse.node.search.text.TextReader;
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

    /** Of a node's 64 MB of heap. */
    private static final double BUFFER_MB = 4;

    /** Larger parts of an index are not joined any more: writing them again would keep a card busy for minutes. */
    private static final double MERGED_MB = 256;

    private final StoredVersion version;
    private final FileContents contents;
    private final TextReader reader;
    private final Owners owners;
    private final Works works;
    private final CarriedPieces carried;
    private final DocumentMaker maker;
    private final Tongues tongues;
    private final Pace pace;
    /** Known when the first picture is met. */
    private Optional<LonePictures> pictures = Optional.empty();

    private int changed;
    private int unread;

    IndexBuild(StoredVersion version, FileContents contents, KindNames kinds, Tongues tongues, Pace pace) {
        this.version = version;
        this.contents = contents;
        this.reader = new TextReader(version, contents);
        this.owners = new Owners(version.info());
        this.works = new Works(version, contents, owners);
        this.carried = new CarriedPieces(version, contents);
        this.maker = new DocumentMaker(version, owners, kinds);
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
        var analyzer = new DocumentAnalyzer(tongues);
        try (var directory = new PacedDirectory(new NIOFSDirectory(folder), pace);
                var writer = new IndexWriter(directory, settings(analyzer));
                carried) {
            boolean whole = false;
            try {
                whole = bringUpToDate(directory, writer, analyzer);
            } catch (StoppedException e) {
                LOG.atDebug().log("stopped in the middle of a text");
            } finally {
                if (!whole) {
                    // Closing would write what is half done, and join what there is time for later.
                    writer.rollback();
                }
            }
            return whole;
        }
    }

    private static IndexWriterConfig settings(DocumentAnalyzer analyzer) {
        var merging = new TieredMergePolicy();
        merging.setMaxMergedSegmentMB(MERGED_MB);
        merging.setSegmentsPerTier(4);
        return new IndexWriterConfig(analyzer)
                .setRAMBufferSizeMB(BUFFER_MB)
                .setMergePolicy(merging)
                // In this thread, which rests while it writes.
                .setMergeScheduler(new SerialMergeScheduler())
                .setCommitOnClose(false);
    }

    private boolean bringUpToDate(Directory directory, IndexWriter writer, DocumentAnalyzer analyzer)
            throws IOException, InterruptedException {
        writer.setLiveCommitData(Map.of(IndexFolder.FORMAT, Fields.FORMAT).entrySet());
        if (!DirectoryReader.indexExists(directory)) {
            writer.commit();
        }
        try (var had = DirectoryReader.open(directory)) {
            var change = new IndexChange(writer, analyzer, new PresentKeys(had), pace);
            try {
                if (!(describe(change) && readFiles(change) && change.removeRest())) {
                    return false;
                }
            } finally {
                changed = change.size();
            }
        }
        writer.setLiveCommitData(Map.of(
                        IndexFolder.FORMAT,
                        Fields.FORMAT,
                        IndexFolder.WHOLE,
                        version.version().toString(),
                        IndexFolder.UNREAD,
                        Integer.toString(unread + works.unread()))
                .entrySet());
        writer.commit();
        return true;
    }

    private boolean describe(IndexChange change) throws IOException, InterruptedException {
        if (!change.bring(maker.keyOfCollection(), () -> change.add(maker.collection()))) {
            return false;
        }
        var resources = version.info().resources().stream()
                .sorted(Comparator.comparing(Resource::id))
                .toList();
        for (var resource : resources) {
            if (!(opensWithText(resource) || describe(resource, change))) {
                return false;
            }
        }
        return true;
    }

    private boolean describe(Resource resource, IndexChange change) throws IOException, InterruptedException {
        var signed = works.signed(resource);
        return change.bring(
                maker.key(resource, signed),
                () -> change.add(maker.resource(resource, signed, signed.isEmpty() ? "" : works.by(signed.get()))));
    }

    /** Whether what opens it will be read, and then stands for it. */
    private boolean opensWithText(Resource resource) throws IOException {
        if (!owners.isFirst(resource) || resource.entry().isEmpty()) {
            return false;
        }
        try {
            var entry = version.findFile(FilePath.parse(resource.entry()));
            return entry.isPresent() && TextKind.ofDescribed(entry.get()).isPresent();
        } catch (RefusedInputException e) {
            return false;
        }
    }

    private boolean readFiles(IndexChange change) throws IOException, InterruptedException {
        for (int page = 0; page < version.manifest().pages().size(); page++) {
            for (var entry : version.page(page).entries()) {
                if (!bring(entry, change)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean bring(FileEntry entry, IndexChange change) throws IOException, InterruptedException {
        boolean described = owners.opening(entry.path()).isPresent();
        var readable = described ? TextKind.ofDescribed(entry) : TextKind.of(entry);
        if (readable.isEmpty()) {
            return described
                    || CarriedText.isOne(entry.path())
                    || !isCalled(entry)
                    || change.bring(maker.key(entry), () -> change.add(maker.named(entry)));
        }
        if (!hasOrigin(entry)) {
            return true;
        }
        var work = works.of(entry);
        return work.isEmpty()
                || change.bring(maker.key(entry, work.get()), () -> read(entry, work.get(), readable.get(), change));
    }

    /** Whether {@code entry}, which has no text, is looked for by its name. */
    private boolean isCalled(FileEntry entry) throws IOException, InterruptedException {
        if (!LonePictures.mayBeOne(entry)) {
            return FileNames.speakFor(entry);
        }
        if (pictures.isEmpty()) {
            pictures = Optional.of(LonePictures.of(version, contents, pace));
        }
        return pictures.get().has(version, entry);
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
    private void read(FileEntry entry, Work work, TextKind readable, IndexChange change) throws IOException {
        TextGatherer.Taker taker = piece -> keep(maker.piece(entry, work, piece), change);
        try {
            if (!giveCarried(entry, work, change, taker)) {
                reader.read(entry, readable, taker);
            }
        } catch (UncheckedIOException e) {
            throw new IOException("writing the index", e);
        } catch (IOException | IllegalArgumentException e) {
            LOG.atWarn()
                    .addKeyValue("collection", version.collection())
                    .addKeyValue("path", entry.path())
                    .setCause(e)
                    .log("text cannot be read");
            replace(entry, work, change);
        }
    }

    /** Whether the text of {@code entry} came with the version. Where that is damaged, what it was read out of may not be. */
    private boolean giveCarried(FileEntry entry, Work work, IndexChange change, TextGatherer.Taker taker)
            throws IOException {
        try {
            return carried.give(entry, taker);
        } catch (IOException e) {
            LOG.atWarn()
                    .addKeyValue("collection", version.collection())
                    .addKeyValue("path", entry.path())
                    .setCause(e)
                    .log("carried text cannot be read, so it is read again");
            change.remove(maker.key(entry, work));
            return false;
        }
    }

    /** Half a text would pass for the whole. Nothing has the key of the file then, so that it is read again next time. */
    private void replace(FileEntry unreadable, Work work, IndexChange change) throws IOException {
        change.remove(maker.key(unreadable, work));
        unread++;
        var opened = owners.opening(unreadable.path());
        if (opened.isPresent()) {
            change.add(maker.resource(opened.get(), Optional.empty(), ""));
        }
    }

    /** A long text has a hundred pieces, and nobody waits for the last of them. Those before are taken back where it ends here. */
    private void keep(DocumentMaker.Made made, IndexChange change) {
        try {
            change.add(made);
            pace.rest();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoppedException();
        }
        if (pace.isStopped()) {
            throw new StoppedException();
        }
    }

    /** There is no time for more. */
    private static final class StoppedException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
