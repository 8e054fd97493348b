package org.packhorse.node.search;

import java.io.IOException;
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
import org.packhorse.node.search.text.TextKind;
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
    private final Owners owners;
    private final Works works;
    private final DocumentMaker maker;
    private final Tongues tongues;
    private final Pace pace;
    private final IndexedTexts texts;
    /** Known when the first picture is met. */
    private Optional<LonePictures> pictures = Optional.empty();

    private int changed;

    IndexBuild(StoredVersion version, FileContents contents, KindNames kinds, Tongues tongues, Pace pace) {
        this.version = version;
        this.contents = contents;
        this.owners = new Owners(version.info());
        this.works = new Works(version, contents, owners);
        this.maker = new DocumentMaker(version, owners, kinds);
        this.tongues = tongues;
        this.pace = pace;
        this.texts = new IndexedTexts(version, contents, owners, maker, pace);
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
                texts) {
            boolean whole = false;
            try {
                whole = bringUpToDate(directory, writer, analyzer);
            } catch (IndexedTexts.StoppedException e) {
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
                        Integer.toString(unread()))
                .entrySet());
        writer.commit();
        return true;
    }

    private int unread() {
        return texts.unread()
                + works.unread()
                + pictures.map(LonePictures::unread).orElse(0);
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
                || change.bring(
                        maker.key(entry, work.get()), () -> texts.add(entry, work.get(), readable.get(), change));
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
}
