package org.packhorse.node.store.segment;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.packhorse.node.store.BlobStore;
import org.packhorse.node.store.BlobStoreContract;
import org.packhorse.node.store.Database;
import org.packhorse.node.store.Schema;
import org.packhorse.node.store.rocks.RocksDatabase;

final class SegmentBlobStoreTest extends BlobStoreContract {
    @TempDir
    private Path folder;

    private @Nullable Database database;

    @Override
    protected BlobStore open() throws Exception {
        if (database == null) {
            database = RocksDatabase.open(folder.resolve("database"), Schema.columns());
        }
        return SegmentBlobStore.open(folder.resolve("blobs"), database, SegmentLimits.USUAL);
    }

    @AfterEach
    void closeDatabase() throws IOException {
        if (database != null) {
            database.close();
        }
    }
}
