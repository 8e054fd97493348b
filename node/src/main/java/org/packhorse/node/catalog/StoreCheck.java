package org.packhorse.node.catalog;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.packhorse.node.store.BlobStore;
import org.packhorse.protocol.content.FilePath;

/** Reads every stored byte again and says which files of the versions that are shown are damaged or gone. */
public final class StoreCheck {
    /** The least path that a manifest can hold: a space, since control characters are not allowed. */
    private static final FilePath FIRST = new FilePath(" ");

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
     */
    public record Result(long files, long contentBytes, List<String> damaged) {}

    /** Checks everything. */
    public Result run(Watcher watcher) throws IOException, InterruptedException {
        var broken = new HashSet<>(blobs.verify(watcher::read));
        var damaged = new ArrayList<String>();
        long files = 0;
        long bytes = 0;
        for (var state : catalog.collections()) {
            var version = catalog.findShown(state.id());
            if (version.isEmpty()) {
                continue;
            }
            files += version.get().files();
            bytes += version.get().contentBytes();
            version.get().visitFrom(FIRST, entry -> {
                if (broken.contains(entry.digest())
                        || blobs.find(entry.digest()).isEmpty()) {
                    damaged.add(state.id() + "/" + entry.path());
                }
                return true;
            });
        }
        return new Result(files, bytes, damaged);
    }
}
