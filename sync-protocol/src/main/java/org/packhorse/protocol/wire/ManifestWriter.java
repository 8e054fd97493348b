package org.packhorse.protocol.wire;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.Manifest;
import org.packhorse.protocol.content.ManifestPage;
import org.packhorse.protocol.content.PageRef;
import org.packhorse.protocol.content.Version;

/**
 * Makes a manifest of entries that come in ascending order of path, holding one page at a time. Where it changes an older manifest, pages
 * of that can be taken over without being read.
 *
 * <p>Sees to it that nothing is inside of a container that is not there: each recipe has its container, each part its recipe.
 */
public final class ManifestWriter {
    private final PageSink sink;
    private final Earlier earlier;
    private final List<FileEntry> open = new ArrayList<>();
    private final List<PageRef> pages = new ArrayList<>();
    /** Those of the entries so far whose paths begin the last one's path, each that of the next: a container's come before its parts. */
    private final Deque<FilePath> begun = new ArrayDeque<>();

    private long files;
    private long contentBytes;

    /** Takes the pages as they are filled. */
    @FunctionalInterface
    public interface PageSink {
        /** Keeps {@code encoded}, whose digest is {@code digest}; pages may come that were kept before. */
        void keep(Digest digest, byte[] encoded) throws IOException;
    }

    /** Knows what is in the manifest without having been added, because its page was taken over. */
    @FunctionalInterface
    public interface Earlier {
        /** Whether the manifest that is being made has {@code path}, which stands before what was added last. */
        boolean has(FilePath path) throws IOException;
    }

    /** A writer whose pages go to {@code sink}. */
    public ManifestWriter(PageSink sink) {
        this.sink = sink;
        this.earlier = _ -> false;
    }

    /** A writer that changes {@code old}: each page of it is to be given to {@link #takeOver} or to {@link #replace}, in order. */
    public ManifestWriter(PageSink sink, Manifest old, Earlier earlier) {
        this.sink = sink;
        this.earlier = earlier;
        this.files = old.files();
        this.contentBytes = old.contentBytes();
    }

    /** Whether the next entry begins a page. */
    public boolean isAtPageStart() {
        return open.isEmpty();
    }

    /**
     * Adds the entries of a page of the old manifest, where a page begins; nothing they are inside of has been removed. If it is not
     * the old manifest's last, its end is a page's end here too.
     *
     * @throws IllegalArgumentException where it is not behind the entry before
     */
    public void takeOver(PageRef page) {
        if (!isAtPageStart()) {
            throw new IllegalStateException("a page is open before " + page.first());
        }
        requireBehindLast(page.first());
        pages.add(page);
        begun.clear();
        begun.push(page.first());
    }

    /** Counts a page of the old manifest as gone; those of its entries that stay are to be added. */
    public void replace(ManifestPage page) {
        page.entries().forEach(entry -> count(entry, -1));
    }

    /**
     * Adds the next entry.
     *
     * @throws IllegalArgumentException where its path is not behind that of the entry before, or inside of nothing
     */
    public void add(FileEntry entry) throws IOException {
        place(entry.path());
        open.add(entry);
        count(entry, 1);
        if (open.size() == ManifestPage.ENTRY_LIMIT || ManifestPage.endsBehind(entry.path())) {
            endPage();
        }
    }

    private void count(FileEntry entry, int sign) {
        if (!entry.path().isPart()) {
            files += sign;
            contentBytes += sign * entry.sizeBytes();
        }
    }

    private void requireBehindLast(FilePath path) {
        if (!begun.isEmpty() && begun.peek().compareTo(path) >= 0) {
            throw new IllegalArgumentException("entries out of order at " + path);
        }
    }

    private void place(FilePath path) throws IOException {
        requireBehindLast(path);
        while (!begun.isEmpty() && !path.value().startsWith(begun.peek().value())) {
            begun.pop();
        }
        if (path.isPart()) {
            var container = path.container();
            var needed = path.isRecipe() ? Optional.of(container) : container.recipe();
            if (needed.isEmpty() || !(begun.contains(needed.get()) || earlier.has(needed.get()))) {
                throw new IllegalArgumentException("there is no container for " + path);
            }
        }
        begun.push(path);
    }

    private void endPage() throws IOException {
        var encoded = ManifestCodec.encode(new ManifestPage(open));
        var digest = Digest.ofContent(encoded);
        sink.keep(digest, encoded);
        pages.add(new PageRef(open.getFirst().path(), digest, open.size()));
        open.clear();
    }

    /** Ends the last page and gives the root. */
    public Manifest finish(CollectionId collection, Version version, Digest info) throws IOException {
        if (!open.isEmpty()) {
            endPage();
        }
        return new Manifest(collection, version, info, files, contentBytes, pages);
    }
}
