package org.packhorse.node.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.NIOFSDirectory;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Version;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The whole indexes that searches go through. Any thread; what a search has taken stays open until it has ended. */
final class OpenIndexes implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OpenIndexes.class);

    private final Map<CollectionId, Opened> opened = new TreeMap<>();

    /** An index in use. */
    private record Opened(Version version, FSDirectory directory, DirectoryReader reader) {
        void close() throws IOException {
            reader.close();
            directory.close();
        }
    }

    /** Answers from the whole index in {@code folder} from now on. */
    void put(CollectionId collection, Version version, Path folder) throws IOException {
        // Not mapped into memory: Java's first compiler, the only one on a node, makes access to that slow.
        var directory = new NIOFSDirectory(folder);
        Opened now;
        try {
            now = new Opened(version, directory, DirectoryReader.open(directory));
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
        synchronized (opened) {
            var before = opened.put(collection, now);
            if (before != null) {
                before.close();
            }
        }
    }

    /** Forgets all but {@code collections}. */
    void keepOnly(Set<CollectionId> collections) throws IOException {
        synchronized (opened) {
            for (var collection : List.copyOf(opened.keySet())) {
                var index = opened.get(collection);
                if (index != null && !collections.contains(collection)) {
                    index.close();
                    opened.remove(collection);
                }
            }
        }
    }

    /**
     * Reads every index, and forgets those that cannot be read as they were written.
     *
     * @return their collections
     */
    Set<CollectionId> dropDamaged(BooleanSupplier stopped) {
        var damaged = new TreeSet<CollectionId>();
        for (var collection : collections()) {
            var index = stopped.getAsBoolean() ? Optional.<Opened>empty() : take(collection);
            if (index.isEmpty()) {
                continue;
            }
            boolean sound = isSound(collection, index.get(), stopped);
            if (!sound) {
                damaged.add(collection);
            }
            giveBack(collection, index.get(), sound);
        }
        return damaged;
    }

    /** The index of {@code collection}, which stays open until the caller gives it back. */
    private Optional<Opened> take(CollectionId collection) {
        synchronized (opened) {
            return Optional.ofNullable(opened.get(collection))
                    .filter(index -> index.reader().tryIncRef());
        }
    }

    private static boolean isSound(CollectionId collection, Opened index, BooleanSupplier stopped) {
        try {
            for (var leaf : index.reader().leaves()) {
                if (!stopped.getAsBoolean()) {
                    leaf.reader().checkIntegrity();
                }
            }
            return true;
        } catch (IOException | RuntimeException e) {
            // Lucene says of damage what it likes.
            LOG.atError().addKeyValue("collection", collection).setCause(e).log("an index is damaged");
            return false;
        }
    }

    private void giveBack(CollectionId collection, Opened index, boolean sound) {
        synchronized (opened) {
            try {
                index.reader().decRef();
                if (!sound && opened.remove(collection, index)) {
                    index.close();
                }
            } catch (IOException e) {
                LOG.atWarn().addKeyValue("collection", collection).setCause(e).log("an index cannot be closed");
            }
        }
    }

    /** The version whose index answers for {@code collection}. */
    Optional<Version> version(CollectionId collection) {
        synchronized (opened) {
            return Optional.ofNullable(opened.get(collection)).map(Opened::version);
        }
    }

    /** Those that can be searched. */
    Set<CollectionId> collections() {
        synchronized (opened) {
            return Set.copyOf(opened.keySet());
        }
    }

    /** All of them as one; the caller closes it. */
    MultiReader acquire() throws IOException {
        synchronized (opened) {
            // It counts references and leaves the readers open for others.
            return new MultiReader(opened.values().stream().map(Opened::reader).toArray(IndexReader[]::new), false);
        }
    }

    @Override
    public void close() throws IOException {
        keepOnly(Set.of());
    }
}
