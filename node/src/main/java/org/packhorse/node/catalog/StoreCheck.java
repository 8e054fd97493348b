package org.packhorse.node.catalog;

import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.packhorse.node.assembly.FileContent;
import org.packhorse.node.store.BlobStore;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.FileEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads every stored byte again, puts every container together again, and says which files of the versions that are shown are damaged
 * or gone.
 */
public final class StoreCheck {
    private static final Logger LOG = LoggerFactory.getLogger(StoreCheck.class);

    private final Catalog catalog;
    private final BlobStore blobs;

    /** Of this node. */
    public StoreCheck(Catalog catalog, BlobStore blobs) {
        this.catalog = catalog;
        this.blobs = blobs;
    }

    /** Hears how far it is; an exception gives it up. */
    @FunctionalInterface
    public interface Watcher {
        void read(long doneBytes, long allBytes) throws InterruptedException;
    }

    /**
     * What was found.
     *
     * @param files of all versions shown
     * @param damaged {@code collection/path} of each file whose bytes are not its own, or are gone
     * @param collections those that have such a file, or whose description is damaged
     * @param blobs the stored bytes to blame
     */
    public record Result(
            long files, long contentBytes, List<String> damaged, Set<CollectionId> collections, Set<Digest> blobs) {
        public Result {
            damaged = List.copyOf(damaged);
            collections = Set.copyOf(collections);
            blobs = Set.copyOf(blobs);
        }
    }

    /** Checks everything. */
    public Result run(Watcher watcher) throws IOException, InterruptedException {
        var broken = new HashSet<>(blobs.verify(watcher::read));
        long storedBytes = blobs.use().contentBytes();
        var damaged = new ArrayList<String>();
        var collections = new HashSet<CollectionId>();
        long files = 0;
        long bytes = 0;
        for (var state : catalog.collections()) {
            var version = catalog.findShown(state.id());
            if (version.isEmpty()) {
                continue;
            }
            files += version.get().files();
            bytes += version.get().contentBytes();
            if (broken.contains(version.get().manifest().info())) {
                collections.add(state.id());
            }
            for (int page = 0; page < version.get().manifest().pages().size(); page++) {
                for (var entry : version.get().page(page).entries()) {
                    if (!entry.path().isPart() && !isWhole(entry, version.get(), broken)) {
                        damaged.add(state.id() + "/" + entry.path());
                        collections.add(state.id());
                    }
                }
                watcher.read(storedBytes, storedBytes);
            }
        }
        return new Result(files, bytes, damaged, collections, broken);
    }

    /** Whether {@code file} is what it should be. Blobs have been read already; what is made of parts is made now. */
    private boolean isWhole(FileEntry file, StoredVersion version, Set<Digest> broken) {
        try {
            return switch (catalog.contents().find(file, version)) {
                case FileContent.Stored _ -> !broken.contains(file.digest());
                case FileContent.Assembled made -> digest(made).equals(file.digest());
            };
        } catch (IOException e) {
            LOG.atWarn()
                    .addKeyValue("path", file.path())
                    .addKeyValue("reason", e.getMessage())
                    .log("file cannot be read");
            return false;
        }
    }

    private static Digest digest(FileContent content) throws IOException {
        var sha256 = Digest.sha256();
        try (var in = new DigestInputStream(content.open(0), sha256)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return Digest.finish(sha256);
    }
}
