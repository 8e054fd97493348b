package org.packhorse.node.catalog;

import java.io.IOException;
import org.packhorse.node.store.Database;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.wire.ManifestWriter;

/** Keeps pages, so that manifests can name them. Pages of a manifest that never comes about do no harm. One thread. */
public final class PageWriter implements ManifestWriter.PageSink {
    /** At some 25 KB each: 1.6 MB waiting in memory, one synced write for each group. */
    private static final int GROUP_PAGES = 64;

    private final Database database;
    private Database.Changes waiting;
    private int waitingPages;

    PageWriter(Database database) {
        this.database = database;
        this.waiting = database.change();
    }

    @Override
    public void keep(Digest digest, byte[] encoded) throws IOException {
        if (database.find(CatalogColumns.PAGES, digest).isPresent()) {
            return;
        }
        waiting.put(CatalogColumns.PAGES, digest, encoded);
        if (++waitingPages == GROUP_PAGES) {
            flush();
        }
    }

    /** Makes every page durable; before this, a manifest that names them must not be kept. */
    public void flush() throws IOException {
        waiting.commit();
        waiting = database.change();
        waitingPages = 0;
    }
}
