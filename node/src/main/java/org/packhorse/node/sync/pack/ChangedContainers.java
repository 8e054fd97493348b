package org.packhorse.node.sync.pack;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.packhorse.node.assembly.FileContents;
import org.packhorse.node.assembly.FileList;
import org.packhorse.node.catalog.StoredVersion;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.MediaTypes;
import org.packhorse.protocol.content.RefusedInputException;

/**
 * Finds out what became of the containers whose parts or recipes a pack changed, by rebuilding them: their digests and sizes do not
 * travel. Inner containers come before those around them. A repetition after a kill finds the same again. One thread.
 */
public final class ChangedContainers {
    /** Containers staged in one commit, which is synced; some 300 KB. */
    private static final int GROUP = 1_000;

    /** A fraction of a second's work on a small machine. */
    private static final int REPORTED_BYTES = 1 << 20;

    private final FileContents contents;
    private final Staging staging;
    private final Optional<StoredVersion> old;
    private final Watcher watcher;
    private final FileList files = this::find;
    /** Found out and not staged yet. */
    private final Map<FilePath, Optional<FileEntry>> waiting = new HashMap<>();

    private int changed;
    private long allBytes;
    private long doneBytes;

    ChangedContainers(FileContents contents, Staging staging, Optional<StoredVersion> old, Watcher watcher) {
        this.watcher = watcher;
        this.contents = contents;
        this.staging = staging;
        this.old = old;
    }

    /** Told how it goes on. */
    @FunctionalInterface
    public interface Watcher {
        /** {@code doneBytes} of about {@code allBytes} are rebuilt; how many there are is known in the end only. */
        void rebuilt(long doneBytes, long allBytes);
    }

    /**
     * Stages each of them, or that it is no more.
     *
     * @throws RefusedInputException where one cannot be rebuilt
     */
    void stage() throws IOException, RefusedInputException {
        if (!staging.mayHaveParts()) {
            return;
        }
        ContainerWalk.run(staging, (container, stagedBytes) -> {
            changed++;
            allBytes += expectedBytes(container, stagedBytes);
        });
        if (changed > 0) {
            ContainerWalk.run(staging, this::settle);
            staging.keep(waiting);
        }
    }

    /** What a container had before; one that is new has about what is staged of it. */
    private long expectedBytes(FilePath container, long stagedBytes) throws IOException {
        var before = old.isEmpty() ? Optional.<FileEntry>empty() : old.get().findFile(container);
        return before.map(FileEntry::sizeBytes).orElse(stagedBytes);
    }

    private void settle(FilePath container, long stagedBytes) throws IOException, RefusedInputException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("rebuilding containers was given up");
        }
        long expectedBytes = expectedBytes(container, stagedBytes);
        var path = container.recipe();
        var recipe = path.isEmpty() ? Optional.<FileEntry>empty() : find(path.get());
        if (recipe.isPresent()) {
            waiting.put(container, Optional.of(rebuild(container, recipe.get(), expectedBytes)));
        } else if (staging.findFile(container).isEmpty()) {
            waiting.put(container, Optional.empty());
        }
        doneBytes += expectedBytes;
        watcher.rebuilt(doneBytes, allBytes);
        if (waiting.size() == GROUP) {
            staging.keep(waiting);
            waiting.clear();
        }
    }

    private FileEntry rebuild(FilePath container, FileEntry recipe, long expectedBytes)
            throws IOException, RefusedInputException {
        var sha256 = Digest.sha256();
        try (var out = new DigestOutputStream(new Reporting(expectedBytes), sha256)) {
            long sizeBytes = contents.rebuild(recipe, files, out);
            return new FileEntry(container, Digest.finish(sha256), sizeBytes, MediaTypes.ofContainer(recipe));
        }
    }

    /** What the new version has at {@code path}, as far as that is known. */
    private Optional<FileEntry> find(FilePath path) throws IOException {
        var found = waiting.get(path);
        if (found != null) {
            return found;
        }
        var staged = staging.findFile(path);
        if (staged.isPresent()) {
            return staged.get();
        }
        return old.isEmpty() ? Optional.empty() : old.get().findFile(path);
    }

    /** Where a container goes that is rebuilt only to be named: nowhere, while the watcher hears of it. */
    private final class Reporting extends OutputStream {
        private final long expectedBytes;
        private long writtenBytes;
        private long reportedBytes;

        Reporting(long expectedBytes) {
            this.expectedBytes = expectedBytes;
        }

        @Override
        public void write(int b) {
            writtenBytes++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            writtenBytes += length;
            if (writtenBytes - reportedBytes >= REPORTED_BYTES) {
                reportedBytes = writtenBytes;
                watcher.rebuilt(doneBytes + Math.min(writtenBytes, expectedBytes), allBytes);
            }
        }
    }
}
