package org.packhorse.node.sync.pack;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.packhorse.node.store.Codecs;
import org.packhorse.node.store.Database;
import org.packhorse.node.store.InCollection;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.RefusedInputException;

/** What has been pulled of one collection's next version, invisible to readers, kept through restarts. One thread. */
public final class Staging {
    private final Database database;
    private final CollectionId collection;
    /** The frame looked into last: whoever asks for one usually asks for the same again, and it takes a while to read. */
    private int lookedInto = -1;

    private Optional<StagedFrame> found = Optional.empty();
    /** False where all that is staged was staged through this object, and nothing of it is inside of a container. */
    private boolean mayHaveParts = true;

    public Staging(Database database, CollectionId collection) {
        this.database = database;
        this.collection = collection;
    }

    /** How far the pull has come, where one was begun. */
    public Optional<PullProgress> progress() throws IOException {
        return database.find(SyncColumns.PULLS, collection);
    }

    /** Begins anew with {@code progress}; what was staged for another pack is dropped. */
    void begin(PullProgress progress) throws IOException {
        cleared().put(SyncColumns.PULLS, collection, progress).commit();
        mayHaveParts = false;
    }

    /** Keeps what a frame brought, and that the pull stands behind it, in one step. */
    void keep(PullProgress progress, StagedFrame frame, Map<FilePath, Optional<FileEntry>> files) throws IOException {
        var changes = database.change()
                .put(SyncColumns.FRAMES, frameKey(progress.nextFrame() - 1), frame)
                .put(SyncColumns.PULLS, collection, progress);
        forgetFrame();
        put(files, changes);
        changes.commit();
    }

    private void put(Map<FilePath, Optional<FileEntry>> files, Database.Changes changes) {
        files.forEach((path, file) -> {
            mayHaveParts |= path.isPart();
            changes.put(SyncColumns.FILES, new InCollection<>(collection, path), file);
        });
    }

    /** Whether something inside of a container may be staged; where nothing is, nobody need look for it. */
    boolean mayHaveParts() {
        return mayHaveParts;
    }

    /** What became of {@code frame}. */
    Optional<StagedFrame> findFrame(int frame) throws IOException {
        if (frame != lookedInto) {
            found = database.find(SyncColumns.FRAMES, frameKey(frame));
            lookedInto = frame;
        }
        return found;
    }

    private void forgetFrame() {
        lookedInto = -1;
        found = Optional.empty();
    }

    private InCollection<Long> frameKey(long frame) {
        return new InCollection<>(collection, frame);
    }

    /** The file that item {@code number} became, among the frames before {@code frames}. */
    Optional<StagedFrame.Piece> findItem(int number, int frames) throws IOException {
        if (lookedInto < frames && found.isPresent() && found.get().completes(number)) {
            return Optional.of(found.get().item(number));
        }
        int low = 0;
        int high = frames - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            var frame = findFrame(middle).orElseThrow(() -> new IllegalStateException("frame " + middle + " is gone"));
            if (frame.completes(number)) {
                return Optional.of(frame.item(number));
            }
            if (number < frame.firstCompleted()) {
                high = middle - 1;
            } else {
                low = middle + 1;
            }
        }
        return Optional.empty();
    }

    /** Sees what is staged at a path: an entry, or that there is to be nothing. */
    @FunctionalInterface
    interface FileVisitor {
        void visit(FilePath path, Optional<FileEntry> file) throws IOException, RefusedInputException;
    }

    /** Shows the files staged until now in order of path; {@code visitor} may stage more. */
    void visitFiles(FileVisitor visitor) throws IOException, RefusedInputException {
        var failures = new ArrayList<Exception>(1);
        database.scan(SyncColumns.FILES, Codecs.prefixOf(collection), (key, file) -> {
            try {
                visitor.visit(key.key(), file);
            } catch (IOException | RefusedInputException e) {
                failures.add(e);
            }
            return failures.isEmpty();
        });
        for (var failure : failures) {
            switch (failure) {
                case IOException e -> throw e;
                case RefusedInputException e -> throw e;
                default -> throw new IllegalStateException(failure);
            }
        }
    }

    /** What is staged at {@code path}: an entry, or that there is to be nothing; empty where the old version counts. */
    Optional<Optional<FileEntry>> findFile(FilePath path) throws IOException {
        return database.find(SyncColumns.FILES, new InCollection<>(collection, path));
    }

    /** Stages further files of a pack that is staged. */
    void keep(Map<FilePath, Optional<FileEntry>> files) throws IOException {
        var changes = database.change();
        put(files, changes);
        changes.commit();
    }

    /** Drops everything. */
    public void clear() throws IOException {
        cleared().commit();
    }

    private Database.Changes cleared() {
        forgetFrame();
        var all = Codecs.prefixOf(collection);
        return database.change()
                .remove(SyncColumns.PULLS, collection)
                .removeAll(SyncColumns.FRAMES, all)
                .removeAll(SyncColumns.FILES, all);
    }
}
