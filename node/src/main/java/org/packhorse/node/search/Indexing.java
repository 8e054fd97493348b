package org.packhorse.node.search;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.packhorse.node.catalog.Catalog;
import org.packhorse.node.catalog.ShownVersion;
import org.packhorse.node.catalog.StoredVersion;
import org.packhorse.node.memory.IdleMemory;
import org.packhorse.node.runtime.Alarm;
import org.packhorse.node.runtime.LongWork;
import org.packhorse.node.runtime.SteadyClock;
import org.packhorse.protocol.content.CollectionId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees to it that every version shown gets its index, one after the other on a thread of its own. Does nothing while nothing is shown anew, except that it tries again what failed. */
final class Indexing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Indexing.class);

    /** Nobody has to look; it costs nothing. */
    private static final Duration WHILE_ALL_IS_WELL = Duration.ofDays(1);

    private final Catalog catalog;
    private final IndexFolder folder;
    private final OpenIndexes indexes;
    private final KindNames kinds;
    private final Tongues tongues;
    private final Pace pace;
    /** What is done once when all indexes that are there are open. */
    private final Runnable opened;

    /** What was indexed last of each collection; a version that is shown anew is another object. */
    private final Map<CollectionId, StoredVersion> tried = new HashMap<>();

    private final Alarm shown = new Alarm(SteadyClock.INSTANCE);
    /** Collections whose indexes turned out to be damaged. */
    private final Set<CollectionId> damaged = ConcurrentHashMap.newKeySet();

    /** Whether any index was made since all were last gone through. The thread's own. */
    private boolean made;

    private final IndexCheck check;
    private final Thread thread;
    private volatile boolean closed;

    Indexing(
            Catalog catalog,
            IndexFolder folder,
            OpenIndexes indexes,
            KindNames kinds,
            Tongues tongues,
            Pace pace,
            Runnable opened) {
        this.catalog = catalog;
        this.folder = folder;
        this.indexes = indexes;
        this.kinds = kinds;
        this.tongues = tongues;
        this.pace = pace;
        this.opened = opened;
        this.check = new IndexCheck(indexes, this::makeAnew, () -> closed);
        this.thread = LongWork.thread("indexing", this::run);
    }

    /** Begins. */
    void start() {
        catalog.onChange(shown::ring);
        thread.start();
    }

    /** Opens what is there, now, and makes nothing. */
    void startToRead() {
        openAll();
    }

    /** What finds damaged indexes, to be made anew here. */
    IndexCheck check() {
        return check;
    }

    private void makeAnew(Set<CollectionId> collections) {
        damaged.addAll(collections);
        shown.ring();
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

    private void openAll() {
        catalog.all().forEach(this::open);
        opened.run();
        // The program has started.
        IdleMemory.unload();
    }

    private void run() {
        try {
            openAll();
            while (!closed) {
                var next = indexAll() ? WHILE_ALL_IS_WELL : pace.untilNextTry();
                shown.awaitUntil(SteadyClock.INSTANCE.instant().plus(next));
            }
        } catch (InterruptedException e) {
            LOG.atDebug().log("indexing stopped");
        }
    }

    /** Whether all of it worked. */
    private boolean indexAll() throws InterruptedException {
        boolean worked = true;
        made = false;
        for (var version : catalog.all()) {
            var stored = catalog.findShown(version.collection());
            if (stored.isPresent() && !closed) {
                worked &= index(stored.get());
            }
        }
        try {
            var shownNow = catalog.all().stream().map(ShownVersion::collection).collect(Collectors.toSet());
            indexes.keepOnly(shownNow);
            tried.keySet().retainAll(shownNow);
            folder.removeBut(needed()::contains);
        } catch (IOException | RuntimeException e) {
            LOG.atWarn().setCause(e).log("old indexes cannot be removed");
        }
        if (made) {
            // As after the round that brought them: what is left is of no use to anybody. Once: readers wait meanwhile.
            IdleMemory.giveBack();
        }
        return worked;
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

    /** False where it failed. */
    private boolean index(StoredVersion version) throws InterruptedException {
        if (damaged.contains(version.collection())) {
            return make(version, false);
        }
        // Where it fails, what it was to go on from may be damaged.
        return isDone(version) || make(version, true) || closed || make(version, false);
    }

    /** Where something could not be read it is tried again once the version is shown anew: that is how a repair ends. */
    private boolean isDone(StoredVersion version) {
        var collection = version.collection();
        boolean answers =
                indexes.version(collection).filter(version.version()::equals).isPresent();
        return answers && (tried.get(collection) == version || !folder.hasUnread(collection, version.version()));
    }

    /** Makes the index, upon the one before where {@code updating}; false where that failed. */
    private boolean make(StoredVersion version, boolean updating) throws InterruptedException {
        var collection = version.collection();
        tried.put(collection, version);
        try {
            var path = folder.prepare(collection, version.version(), updating);
            if (!updating) {
                damaged.remove(collection);
            }
            var build = new IndexBuild(version, catalog.contents(), kinds, tongues, pace);
            pace.begins();
            if (build.run(path)) {
                indexes.put(collection, version.version(), path);
                LOG.atInfo()
                        .addKeyValue("collection", collection)
                        .addKeyValue("version", version.version())
                        .addKeyValue("changed", build.changed())
                        .log("indexed");
                made = true;
            }
            return true;
        } catch (IOException | RuntimeException | Error e) {
            // An error ends this index, too, and not the only thread that makes any.
            LOG.atError().addKeyValue("collection", collection).setCause(e).log("an index could not be made");
            return false;
        }
    }

    /** Stops; what is committed stays. Not by an interrupt, which would close files under Lucene. */
    @Override
    public void close() {
        closed = true;
        pace.stop();
        shown.ring();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
