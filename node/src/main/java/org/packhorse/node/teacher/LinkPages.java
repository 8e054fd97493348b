package org.packhorse.node.teacher;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.packhorse.adminui.port.NewItem;
import org.packhorse.node.assembly.FileContents;
import org.packhorse.node.catalog.StoredVersion;
import org.packhorse.node.store.BlobBatch;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.Resource;

/** The pages of links on the shelf: written, found, and told what things are called by now. */
record LinkPages(FileContents contents, Destinations destinations, PlaceTitles titles) {
    /** A new one of {@code lines}. */
    String write(NewItem item, List<String> lines) throws IOException, ShelfRefusal {
        return write(item, lines, Map.of());
    }

    /** {@code page} of {@code lines}, of which it has some already; what they lead to is told by the names it has now. */
    String rewrite(WrittenLinks page, NewItem item, List<String> lines) throws IOException, ShelfRefusal {
        return write(item, lines, page.renewed(this::title).byText());
    }

    private String write(NewItem item, List<String> lines, Map<String, LinkPage.Line> known)
            throws IOException, ShelfRefusal {
        return LinkPage.html(item, LinkPage.parse(destinations, titles, lines, known));
    }

    private Optional<String> title(String address) throws IOException {
        var found = destinations.findExactly(address);
        return found.isEmpty() ? Optional.empty() : Optional.of(titles.of(found.get()));
    }

    /** The one that {@code file} is; empty where it is something else. */
    Optional<WrittenLinks> find(FileEntry file, StoredVersion shown) throws IOException {
        if (!WrittenLinks.mayBe(file)) {
            return Optional.empty();
        }
        try (var in = contents.find(file, shown).open(0)) {
            return WrittenLinks.of(in.readNBytes(WrittenLinks.BYTES_LIMIT));
        }
    }

    /** The other pages that say what {@code corrected} is called, as they are where it is called that from now on. Their content goes to {@code batch}. */
    List<FileEntry> renamed(Resource corrected, StoredVersion shown, BlobBatch batch) throws IOException {
        var renamed = new ArrayList<FileEntry>();
        for (var resource : shown.info().resources()) {
            var file = resource.id().equals(corrected.id())
                    ? Optional.<FileEntry>empty()
                    : shown.findFile(new FilePath(resource.entry()));
            var page = file.isEmpty() ? Optional.<WrittenLinks>empty() : find(file.get(), shown);
            if (page.isPresent()) {
                var now = page.get().renewed(address -> titleOf(corrected, address));
                if (!now.equals(page.get())) {
                    renamed.add(entry(file.get().path(), now.html(), batch));
                }
            }
        }
        return renamed;
    }

    /** What {@code corrected} is called as it is meant by {@code address}; empty where something else is meant. */
    private Optional<String> titleOf(Resource corrected, String address) throws IOException {
        var found = destinations.findExactly(address).filter(there -> there.isOf(corrected));
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(titles.of(found.get().corrected(corrected)));
    }

    /** The page at {@code path}, its content in {@code batch}. */
    static FileEntry entry(FilePath path, String html, BlobBatch batch) throws IOException {
        var bytes = html.getBytes(StandardCharsets.UTF_8);
        return new FileEntry(path, batch.add(ByteBuffer.wrap(bytes), true), bytes.length, "text/html");
    }
}
