package org.packhorse.node.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.packhorse.node.catalog.Catalog;
import org.packhorse.node.catalog.ShownVersion;
import org.packhorse.node.catalog.StoredVersion;
import org.packhorse.protocol.content.CollectionId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees to it that every version shown gets its index, one after the other on a thread of its own. Does nothing while nothing is shown anew. */
final class Indexing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Indexing.class);

    private final Catalog catalog;
    private final IndexFolder folder;
    private final OpenIndexes indexes;
    private final UnaryOperator<String> kindOfType;
    private final Tongues tongues;
    private final Pace pace;
    private final Semaphore shown = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closed;

    Indexing(
            Catalog catalog,
            IndexFolder folder,
            OpenIndexes indexes,
            UnaryOperator<String> kindOfType,
            Tongues tongues,
            Pace pace) {
        this.catalog = catalog;
        this.folder = folder;
        this.indexes = indexes;
        this.kindOfType = kindOfType;
        this.tongues = tongues;
        this.pace = pace;
        this.thread = Thread.ofPlatform().name("indexing").daemon().unstarted(this::run);
    }

    /** Begins. */
    void start() {
        catalog.onChange(shown::release);
        shown.release();
        thread.start();
    }

    private void open(ShownVersion version) {
        try {
            var whole = folder.isWhole(version.collection(), version.version())
                    ? Optional.of(version.version())
                    : folder.findWhole(version.collection());
            if (whole.isPresent()) {
                indexes.put(version.collection(), whole.get(), folder.of(version.collection(), whole.get()));
            }
        } catch (IOException | RuntimeException e) {
            // It will be made anew.
            LOG.atWarn()
                    .addKeyValue("collection", version.collection())
                    .setCause(e)
                    .log("an index cannot be opened");
        }
    }

    private void run() {
        try {
            // Not before the first page is shown: loading Lucene takes longer than all the rest of a start.
            catalog.all().forEach(this::open);
            while (!closed) {
                shown.acquire();
                shown.drainPermits();
                indexAll();
            }
        } catch (InterruptedException e) {
            LOG.atDebug().log("indexing stopped");
        }
    }

    private void indexAll() throws InterruptedException {
        for (var version : catalog.all()) {
            var stored = catalog.findShown(version.collection());
            if (stored.isPresent() && !closed) {
                index(stored.get());
            }
        }
        try {
            var shownNow = catalog.all().stream().map(ShownVersion::collection).collect(Collectors.toSet());
            indexes.keepOnly(shownNow);
            folder.removeBut(needed()::contains);
        } catch (IOException e) {
            LOG.atWarn().setCause(e).log("old indexes cannot be removed");
        }
    }

    private Set<Path> needed() {
        var needed = new HashSet<Path>();
        for (var version : catalog.all()) {
            needed.add(folder.of(version.collection(), version.version()));
            indexes.version(version.collection())
                    .ifPresent(answering -> needed.add(folder.of(version.collection(), answering)));
        }
        return needed;
    }

    private void index(StoredVersion version) throws InterruptedException {
        CollectionId collection = version.collection();
        boolean done =
                indexes.version(collection).filter(version.version()::equals).isPresent();
        if (done) {
            return;
        }
        if (!make(version, true) && !closed) {
            // What it was to go on from may be damaged.
            make(version, false);
        }
    }

    /** Makes the index, upon the one before where {@code updating}; false where that failed. */
    private boolean make(StoredVersion version, boolean updating) throws InterruptedException {
        var collection = version.collection();
        try {
            var path = folder.prepare(collection, version.version(), updating);
            var build = new IndexBuild(version, catalog.contents(), kindOfType, tongues, pace);
            if (build.run(path)) {
                indexes.put(collection, version.version(), path);
                LOG.atInfo()
                        .addKeyValue("collection", collection)
                        .addKeyValue("version", version.version())
                        .addKeyValue("changed", build.changed())
                        .log("indexed");
            }
            return true;
        } catch (IOException | RuntimeException e) {
            LOG.atError().addKeyValue("collection", collection).setCause(e).log("an index could not be made");
            return false;
        }
    }

    /** Stops; what is committed stays. Not by an interrupt, which would close files under Lucene. */
    @Override
    public void close() {
        closed = true;
        pace.stop();
        shown.release();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
