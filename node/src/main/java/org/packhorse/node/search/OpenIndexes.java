package org.packhorse.node.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.NIOFSDirectory;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Version;

/** The whole indexes that searches go through. Any thread; what a search has taken stays open until it has ended. */
final class OpenIndexes implements AutoCloseable {
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
