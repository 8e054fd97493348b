package org.packhorse.node.library;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.packhorse.node.catalog.Arrival;
import org.packhorse.node.catalog.LocalCollection;
import org.packhorse.node.catalog.Shelf;
import org.packhorse.node.catalog.ShownVersion;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.CollectionInfo;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.Version;

/** Collections that a test puts up. */
public final class InMemoryShelf implements Shelf {
    private final List<ShownVersion> versions = new ArrayList<>();
    private final List<Arrival> arrivals = new ArrayList<>();

    /** Shows {@code version}, in the place of an older one of its collection. */
    public void put(InMemoryVersion version) {
        var before = find(version.collection()).map(ShownVersion::info);
        arrivals.removeIf(arrival -> arrival.version().collection().equals(version.collection()));
        arrivals.addFirst(Arrival.of(version, Instant.EPOCH, before));
        versions.removeIf(v -> v.collection().equals(version.collection()));
        versions.add(version);
        versions.sort(Comparator.comparing(v -> v.info().title()));
    }

    @Override
    public List<ShownVersion> all() {
        return List.copyOf(versions);
    }

    @Override
    public Optional<ShownVersion> find(CollectionId collection) {
        return versions.stream().filter(v -> v.collection().equals(collection)).findFirst();
    }

    @Override
    public Optional<CollectionId> madeHere() {
        return Optional.of(LocalCollection.ID);
    }

    @Override
    public List<Arrival> newest(int limit) {
        return arrivals.stream().limit(limit).toList();
    }

    /** A version whose list of files is a map. */
    public record InMemoryVersion(
            CollectionId collection, Version version, CollectionInfo info, TreeMap<FilePath, FileEntry> entries)
            implements ShownVersion {
        @Override
        public long files() {
            return entries.size();
        }

        @Override
        public long contentBytes() {
            return entries.values().stream().mapToLong(FileEntry::sizeBytes).sum();
        }

        @Override
        public Optional<FileEntry> findFile(FilePath path) {
            return Optional.ofNullable(entries.get(path));
        }

        @Override
        public void visitFrom(FilePath path, EntryVisitor visitor) throws IOException {
            for (var entry : entries.tailMap(path, true).values()) {
                if (!visitor.visit(entry)) {
                    return;
                }
            }
        }

        @Override
        public List<Listed> list(String folder, String after, int limit) {
            var lines = new TreeMap<String, Listed>();
            for (var entry : entries.values()) {
                var path = entry.path().value();
                if (path.startsWith(folder) && !entry.path().isPart()) {
                    var rest = path.substring(folder.length());
                    int slash = rest.indexOf('/');
                    var name = slash < 0 ? rest : rest.substring(0, slash);
                    lines.put(name, slash < 0 ? new Listed.File(name, entry) : new Listed.Folder(name));
                }
            }
            return lines.tailMap(after, false).values().stream().limit(limit).toList();
        }
    }
}
