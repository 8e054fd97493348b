package org.packhorse.node.publish;

import java.io.IOException;
import java.util.Collection;
import java.util.NavigableMap;
import java.util.Optional;
import org.packhorse.node.assembly.FileContents;
import org.packhorse.node.catalog.Catalog;
import org.packhorse.node.catalog.StoredVersion;
import org.packhorse.node.store.BlobBatch;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.Manifest;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.wire.ManifestWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Adds to a draft the text of what it has. Its manifest is written again, for the place of texts comes before nearly all others. */
final class DraftTexts {
    private static final Logger LOG = LoggerFactory.getLogger(DraftTexts.class);

    private final Catalog catalog;
    private final FileContents contents;

    DraftTexts(Catalog catalog, FileContents contents) {
        this.catalog = catalog;
        this.contents = contents;
    }

    /** {@code draft}, whose content is in the store, with texts, which go to {@code batch}; without where a manifest has no room for both. */
    Manifest addTo(Manifest draft, BlobBatch batch, ImportWatcher watcher)
            throws IOException, InterruptedException, RefusedInputException {
        var version = catalog.open(draft);
        var texts = new TextReading(version, contents, batch, watcher).run();
        return texts.isEmpty() ? draft : write(version, texts).orElse(draft);
    }

    private Optional<Manifest> write(StoredVersion version, NavigableMap<FilePath, FileEntry> texts)
            throws IOException {
        var draft = version.manifest();
        var pages = catalog.pageWriter();
        var writer = new ManifestWriter(pages);
        for (int page = 0; page < draft.pages().size(); page++) {
            for (var entry : version.page(page).entries()) {
                write(texts.headMap(entry.path(), false).values(), writer);
                writer.add(entry);
            }
        }
        write(texts.values(), writer);
        try {
            var whole = writer.finish(draft.collection(), draft.version(), draft.info());
            pages.flush();
            return Optional.of(whole);
        } catch (IllegalArgumentException e) {
            LOG.atWarn()
                    .addKeyValue("collection", draft.collection())
                    .addKeyValue("reason", e.getMessage())
                    .log("a manifest has no room for texts, so nodes read them");
            return Optional.empty();
        }
    }

    private static void write(Collection<FileEntry> due, ManifestWriter writer) throws IOException {
        for (var entry : due) {
            writer.add(entry);
        }
        due.clear();
    }
}
