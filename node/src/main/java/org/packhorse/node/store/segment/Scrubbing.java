package org.packhorse.node.store.segment;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.packhorse.node.store.BlobStore.VerifyWatcher;
import org.packhorse.node.store.StoredBlob;
import org.packhorse.protocol.content.Digest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One reading of every stored byte. Needs no turn to write: it notices where a blob moves or goes meanwhile. */
final class Scrubbing {
    private static final Logger LOG = LoggerFactory.getLogger(Scrubbing.class);

    private static final int BUFFER_BYTES = 64 * 1024;

    private final BlobIndex index;
    private final SegmentDirectory directory;
    private final Finder finder;
    private final byte[] buffer = new byte[BUFFER_BYTES];

    Scrubbing(BlobIndex index, SegmentDirectory directory, Finder finder) {
        this.index = index;
        this.directory = directory;
        this.finder = finder;
    }

    /** See {@link org.packhorse.node.store.BlobStore#find}. */
    @FunctionalInterface
    interface Finder {
        Optional<StoredBlob> find(Digest digest) throws IOException;
    }

    List<Digest> verify(VerifyWatcher watcher) throws IOException, InterruptedException {
        var damaged = new ArrayList<Digest>();
        var doneBytes = 0L;
        for (var page = 0; page < BlobIndex.PAGES; page++) {
            for (var entry : index.page(page)) {
                if (!isWhole(entry)) {
                    damaged.add(entry.digest());
                }
                doneBytes += entry.location().contentBytes();
                watcher.read(doneBytes, Math.max(doneBytes, index.totals().contentBytes()));
            }
        }
        return damaged;
    }

    private boolean isWhole(BlobIndex.Entry entry) throws IOException, InterruptedException {
        try {
            return isWholeNow(entry.digest());
        } catch (IOException e) {
            directory.requireOpen();
            LOG.atWarn()
                    .addKeyValue("blob", entry.digest())
                    .addKeyValue("reason", e.getMessage())
                    .log("blob cannot be read");
            return index.find(entry.digest()).isEmpty();
        }
    }

    private boolean isWholeNow(Digest digest) throws IOException, InterruptedException {
        var blob = finder.find(digest);
        return blob.isEmpty() || (hasWholeHeader(digest) && digest.equals(contentDigest(blob.get())));
    }

    private boolean hasWholeHeader(Digest digest) throws IOException {
        var found = index.find(digest);
        if (found.isEmpty()) {
            return true;
        }
        var location = found.get();
        var file = directory.find(location.segment());
        if (file.isEmpty()) {
            return !index.find(digest).equals(found);
        }
        var header = new byte[RecordHeader.LENGTH_BYTES];
        file.get().readFully(location.offset(), header, 0, header.length);
        var table = FragmentTable.read(file.get(), location, Integer.MAX_VALUE);
        return RecordHeader.isWhole(header, table)
                && RecordHeader.find(header).equals(Optional.of(RecordHeader.of(location, digest)));
    }

    private Digest contentDigest(StoredBlob blob) throws IOException, InterruptedException {
        var sha256 = Digest.sha256();
        try (var content = blob.open(0)) {
            for (var read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("verifying was ended early");
                }
                sha256.update(buffer, 0, read);
            }
        }
        return Digest.finish(sha256);
    }
}
