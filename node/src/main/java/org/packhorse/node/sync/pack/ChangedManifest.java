package org.packhorse.node.sync.pack;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.packhorse.node.catalog.StoredVersion;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.PageRef;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.wire.ManifestWriter;

/**
 * The old version's entries and the staged ones in one ascending order; at the same path the staged one counts.
 *
 * <p>Reads only the pages that it writes anew: those with a staged path in their range, and those behind them until pages end where they
 * did. So a small change of a collection of millions of files costs a few pages. One thread; used once.
 */
final class ChangedManifest {
    private final Optional<StoredVersion> old;
    private final List<PageRef> pages;
    private final Staging staging;
    private final ManifestWriter writer;
    /** The old pages that cannot stay what they are, by their place. */
    private final BitSet changed = new BitSet();
    /** What is still to come of the old page read last. */
    private final Deque<FileEntry> opened = new ArrayDeque<>();
    /** The place of the first old page neither read nor taken over yet. */
    private int next;

    ChangedManifest(Optional<StoredVersion> old, Staging staging, ManifestWriter.PageSink sink) {
        this.old = old;
        this.pages = old.map(version -> version.manifest().pages()).orElse(List.of());
        this.staging = staging;
        this.writer = old.map(version -> new ManifestWriter(sink, version.manifest(), this::has))
                .orElseGet(() -> new ManifestWriter(sink));
    }

    /**
     * Writes all pages that are new; the root is still to be made.
     *
     * @throws IllegalArgumentException where something would be inside of a container that is not there
     */
    ManifestWriter write() throws IOException, RefusedInputException {
        if (old.isPresent()) {
            staging.visitFiles((path, file) -> findChanged(old.get(), path, file));
        }
        staging.visitFiles((path, file) -> {
            keepBefore(path);
            if (file.isPresent()) {
                writer.add(file.get());
            }
        });
        keepOpenedBefore(Optional.empty());
        while (next < pages.size()) {
            passPage();
            keepOpenedBefore(Optional.empty());
        }
        return writer;
    }

    private void findChanged(StoredVersion version, FilePath path, Optional<FileEntry> file) {
        int page = version.manifest().pageIndex(path);
        if (page >= 0) {
            changed.set(page);
        }
        if (file.isEmpty()) {
            (path.isRecipe() ? Optional.of(path) : path.recipe()).ifPresent(this::findInside);
        }
    }

    /** What is inside of a container that goes must go too: the writer sees to it, if it sees those pages. */
    private void findInside(FilePath recipe) {
        int page = Math.max(0, old.orElseThrow().manifest().pageIndex(recipe));
        do {
            changed.set(page++);
        } while (page < pages.size() && pages.get(page).first().value().startsWith(recipe.value()));
    }

    /** Everything of the old version before {@code path} stays, what is there goes. */
    private void keepBefore(FilePath path) throws IOException {
        keepOpenedBefore(Optional.of(path));
        while (opened.isEmpty()
                && next < pages.size()
                && pages.get(next).first().compareTo(path) <= 0) {
            passPage();
            keepOpenedBefore(Optional.of(path));
        }
        if (!opened.isEmpty() && opened.peek().path().equals(path)) {
            opened.pop();
        }
    }

    private void keepOpenedBefore(Optional<FilePath> end) throws IOException {
        while (!opened.isEmpty() && (end.isEmpty() || opened.peek().path().compareTo(end.get()) < 0)) {
            writer.add(opened.pop());
        }
    }

    private void passPage() throws IOException {
        if (!changed.get(next) && writer.isAtPageStart()) {
            writer.takeOver(pages.get(next));
        } else {
            var page = old.orElseThrow().page(next);
            writer.replace(page);
            opened.addAll(page.entries());
        }
        next++;
    }

    /** Whether the new version has {@code path}. */
    private boolean has(FilePath path) throws IOException {
        var staged = staging.findFile(path);
        return staged.isPresent()
                ? staged.get().isPresent()
                : old.orElseThrow().findFile(path).isPresent();
    }
}
