package org.packhorse.node.sync;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
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
final class ChangedContainers {
    /** Containers staged in one commit, which is synced; some 300 KB. */
    private static final int GROUP = 1_000;

    private final FileContents contents;
    private final Staging staging;
    private final Optional<StoredVersion> old;
    private final FileList files = this::find;
    /** Found out and not staged yet. */
    private final Map<FilePath, Optional<FileEntry>> waiting = new HashMap<>();

    ChangedContainers(FileContents contents, Staging staging, Optional<StoredVersion> old) {
        this.contents = contents;
        this.staging = staging;
        this.old = old;
    }

    /**
     * Stages each of them, or that it is no more.
     *
     * @throws RefusedInputException where one cannot be rebuilt
     */
    void stage() throws IOException, RefusedInputException {
        var entered = new ArrayDeque<FilePath>();
        staging.visitFiles((path, _) -> {
            leave(entered, path);
            enter(entered, path);
        });
        while (!entered.isEmpty()) {
            settle(entered.pop());
        }
        staging.keep(waiting);
    }

    /** What is inside of a container stands together, so it is complete when the first path outside comes. */
    private void leave(Deque<FilePath> entered, FilePath path) throws IOException, RefusedInputException {
        while (!entered.isEmpty() && !path.value().startsWith(entered.peek().value() + "//")) {
            settle(entered.pop());
        }
    }

    private static void enter(Deque<FilePath> entered, FilePath path) {
        var around = new ArrayDeque<FilePath>();
        for (var inner = path; inner.isPart(); inner = inner.container()) {
            around.push(inner.container());
        }
        around.stream().skip(entered.size()).forEach(entered::push);
    }

    private void settle(FilePath container) throws IOException, RefusedInputException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("rebuilding containers was given up");
        }
        var path = container.recipe();
        var recipe = path.isEmpty() ? Optional.<FileEntry>empty() : find(path.get());
        if (recipe.isPresent()) {
            waiting.put(container, Optional.of(rebuild(container, recipe.get())));
        } else if (staging.findFile(container).isEmpty()) {
            waiting.put(container, Optional.empty());
        }
        if (waiting.size() == GROUP) {
            staging.keep(waiting);
            waiting.clear();
        }
    }

    private FileEntry rebuild(FilePath container, FileEntry recipe) throws IOException, RefusedInputException {
        var sha256 = Digest.sha256();
        try (var out = new DigestOutputStream(OutputStream.nullOutputStream(), sha256)) {
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
}
