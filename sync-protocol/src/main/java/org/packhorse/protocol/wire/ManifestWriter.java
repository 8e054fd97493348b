package org.packhorse.protocol.wire;

import java.io.IOException;
import java.util.ArrayList;
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

/** Makes a manifest of entries that come in ascending order of path, holding one page at a time. */
public final class ManifestWriter {
    private final PageSink sink;
    private final List<FileEntry> open = new ArrayList<>();
    private final List<PageRef> pages = new ArrayList<>();
    private Optional<FilePath> last = Optional.empty();
    private long files;
    private long contentBytes;

    /** Takes the pages as they are filled. */
    @FunctionalInterface
    public interface PageSink {
        /** Keeps {@code encoded}, whose digest is {@code digest}; pages may come that were kept before. */
        void keep(Digest digest, byte[] encoded) throws IOException;
    }

    /** A writer whose pages go to {@code sink}. */
    public ManifestWriter(PageSink sink) {
        this.sink = sink;
    }

    /**
     * Adds the next entry.
     *
     * @throws IllegalArgumentException where its path is not behind that of the entry before
     */
    public void add(FileEntry entry) throws IOException {
        if (last.isPresent() && last.get().compareTo(entry.path()) >= 0) {
            throw new IllegalArgumentException("entries out of order at " + entry.path());
        }
        last = Optional.of(entry.path());
        open.add(entry);
        files++;
        contentBytes += entry.sizeBytes();
        if (open.size() == ManifestPage.ENTRY_LIMIT || ManifestPage.endsBehind(entry.path())) {
            endPage();
        }
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
