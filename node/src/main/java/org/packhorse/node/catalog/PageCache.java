package org.packhorse.node.catalog;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.packhorse.node.store.Database;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.ManifestPage;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.wire.ManifestCodec;

/** The pages read last, shared by all versions. Guarded by its own lock. */
final class PageCache implements StoredVersion.PageReader {
    /** At some 60 KB each as objects: 2 MB of a 64 MB heap. */
    private static final int LIMIT_PAGES = 32;

    private final Database database;
    private final Map<Digest, ManifestPage> recent = new LinkedHashMap<>(LIMIT_PAGES, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Digest, ManifestPage> eldest) {
            return size() > LIMIT_PAGES;
        }
    };

    PageCache(Database database) {
        this.database = database;
    }

    @Override
    public ManifestPage read(Digest digest) throws IOException {
        synchronized (recent) {
            var known = recent.get(digest);
            if (known != null) {
                return known;
            }
        }
        var encoded = database.find(CatalogColumns.PAGES, digest)
                .orElseThrow(() -> new IllegalStateException("the manifest page " + digest + " is gone"));
        try {
            var page = ManifestCodec.decodePage(encoded);
            synchronized (recent) {
                recent.put(digest, page);
            }
            return page;
        } catch (RefusedInputException e) {
            throw new IllegalStateException("the manifest page " + digest + " in the database is damaged", e);
        }
    }
}
