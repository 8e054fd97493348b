package org.packhorse.node.publish;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.packhorse.node.assembly.CarriedText;
import org.packhorse.node.assembly.FileContents;
import org.packhorse.node.catalog.StoredVersion;
import org.packhorse.node.search.text.PieceLine;
import org.packhorse.node.search.text.TextKind;
import org.packhorse.node.search.text.TextReader;
import org.packhorse.node.store.BlobBatch;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the text of what a version has, once for all nodes, as they would read it: in pieces ({@link PieceLine}), those of a file and of all
 * that is in it together. What is left out, because it cannot be read or is too much, each node tries itself. Nothing is kept of an
 * earlier version: what a file says also depends on the languages of the collection and on this program. One thread.
 */
final class TextReading {
    private static final Logger LOG = LoggerFactory.getLogger(TextReading.class);

    /**
     * Of a file that stands by itself. For a smaller one a node opens its text instead of itself, and little is spared; yet of pages of a
     * kilobyte the texts are half as much again to transfer.
     */
    static final int LEAST_BYTES = 4_096;

    /** Of texts; what is known of each until the manifest is written takes some 300 bytes of memory. Nodes read the rest. */
    private static final int LIMIT = 100_000;

    /** Texts between two commits of the store. */
    private static final int COMMIT_EVERY = 16_384;

    private static final String TYPE = "text/tab-separated-values";

    private final StoredVersion version;
    private final TextReader reader;
    private final BlobBatch batch;
    private final NavigableMap<FilePath, FileEntry> texts = new TreeMap<>();
    private final ImportWatcher watcher;

    /** Of {@code version}; texts go to {@code batch}. */
    TextReading(StoredVersion version, FileContents contents, BlobBatch batch, ImportWatcher watcher) {
        this.version = version;
        this.reader = new TextReader(version, contents);
        this.batch = batch;
        this.watcher = watcher;
    }

    /** The entries of all texts. One use. */
    NavigableMap<FilePath, FileEntry> run() throws IOException, InterruptedException {
        for (int page = 0; page < version.manifest().pages().size(); page++) {
            for (var entry : version.page(page).entries()) {
                if (!entry.path().isPart() && texts.size() < LIMIT) {
                    read(entry);
                }
            }
        }
        batch.commit();
        return texts;
    }

    /** Reads the text of {@code file} and of what is in it, where there is any. */
    private void read(FileEntry file) throws IOException, InterruptedException {
        var place = CarriedText.placeOfPieces(file.path());
        if (place.isEmpty() || CarriedText.isOne(file.path())) {
            return;
        }
        var lines = new ByteArrayOutputStream();
        boolean isContainer = version.isAssembled(file.path());
        if (isContainer || file.sizeBytes() >= LEAST_BYTES) {
            addPieces(file.path(), file, lines);
        }
        if (isContainer) {
            addParts(file.path(), lines);
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (lines.size() > 0) {
            var digest = batch.add(ByteBuffer.wrap(lines.toByteArray()), true);
            keep(new FileEntry(place.get(), digest, lines.size(), TYPE));
        }
    }

    private void addParts(FilePath container, ByteArrayOutputStream lines) throws IOException {
        var recipe = container.recipe().orElseThrow();
        version.visitFrom(recipe, part -> {
            boolean inside = part.path().value().startsWith(recipe.value());
            return inside && !Thread.currentThread().isInterrupted() && addPieces(container, part, lines);
        });
    }

    private void keep(FileEntry text) throws IOException {
        texts.put(text.path(), text);
        if (texts.size() % COMMIT_EVERY == 0) {
            batch.commit();
        }
    }

    /** Whether there is room for more, and time. */
    private boolean addPieces(FilePath file, FileEntry entry, ByteArrayOutputStream lines) {
        var kind = TextKind.of(entry).filter(TextKind::isWorthCarrying);
        if (kind.isEmpty()) {
            return true;
        }
        var own = new ByteArrayOutputStream();
        try {
            reader.read(
                    entry,
                    kind.get(),
                    piece -> own.writeBytes(
                            new PieceLine(entry.path(), piece).encode(file).getBytes(StandardCharsets.UTF_8)));
        } catch (IOException | IllegalArgumentException e) {
            LOG.atWarn()
                    .addKeyValue("path", entry.path())
                    .addKeyValue("reason", e.toString())
                    .log("text cannot be read");
            return true;
        }
        boolean fits = lines.size() + own.size() <= CarriedText.PIECES_LIMIT_BYTES;
        if (fits) {
            lines.writeBytes(own.toByteArray());
        }
        return fits && isAwaited(entry.sizeBytes());
    }

    /** Whether anybody waits for more than these {@code bytes}; else this thread is interrupted, for visitors cannot say more. */
    private boolean isAwaited(long bytes) {
        try {
            watcher.addRead(bytes);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
