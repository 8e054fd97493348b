package org.packhorse.node.store.segment;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.packhorse.node.store.BlobStore;
import org.packhorse.node.store.BlobStoreContract;
import org.packhorse.node.store.InMemoryDatabase;

final class SegmentBlobStoreInMemoryIndexTest extends BlobStoreContract {
    /** Small, so that the tests of the contract meet the ends of segments. */
    private static final SegmentLimits LIMITS = new SegmentLimits(256 * 1024, 0);

    private final InMemoryDatabase database = new InMemoryDatabase();

    @TempDir
    private Path folder;

    @Override
    protected BlobStore open() throws Exception {
        return SegmentBlobStore.open(folder, database, LIMITS);
    }
}
