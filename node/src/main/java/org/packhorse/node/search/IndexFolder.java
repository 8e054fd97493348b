package org.packhorse.node.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.NIOFSDirectory;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Version;

/**
 * Where indexes lie: a folder for each version of each collection. What the last commit says of itself tells whether an index is whole.
 * Files of an index are never changed once written, so a new one begins as hard links to the old one's.
 *
 * @param root made when it is needed
 */
record IndexFolder(Path root) {
    static final String FORMAT = "format";
    /** The version that the index is whole for; absent while it is made. */
    static final String WHOLE = "whole";

    /** How many files could not be read; as whole as can be without them. */
    static final String UNREAD = "unread";

    private static final String UNFINISHED = ".new";

    Path of(CollectionId collection, Version version) {
        return root.resolve(collection.value()).resolve(version.toString());
    }

    /** What the last commit of the index in {@code folder} says; empty where there is none, or a damaged one. */
    static Map<String, String> data(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Map.of();
        }
        try (var directory = new NIOFSDirectory(folder)) {
            return SegmentInfos.readLatestCommit(directory).getUserData();
        } catch (IOException | RuntimeException e) {
            // Lucene says of damage what it likes; there is nothing to keep of it either way.
            return Map.of();
        }
    }

    static boolean isOurs(Map<String, String> data) {
        return Fields.FORMAT.equals(data.get(FORMAT));
    }

    boolean isWhole(CollectionId collection, Version version) {
        var data = data(of(collection, version));
        return isOurs(data) && version.toString().equals(data.get(WHOLE));
    }

    /** Whether something of the version is not in its index because it could not be read. */
    boolean hasUnread(CollectionId collection, Version version) {
        return !data(of(collection, version)).getOrDefault(UNREAD, "0").equals("0");
    }

    /** The newest version of {@code collection} that there is a whole index of. */
    Optional<Version> findWhole(CollectionId collection) throws IOException {
        return versions(collection).stream()
                .filter(version -> isWhole(collection, version))
                .max(Comparator.naturalOrder());
    }

    private List<Version> versions(CollectionId collection) throws IOException {
        return names(root.resolve(collection.value())).stream()
                .filter(name -> name.matches("[0-9]{1,15}"))
                .map(name -> new Version(Long.parseLong(name)))
                .toList();
    }

    private static List<String> names(Path folder) throws IOException {
        try (var children = Files.list(folder)) {
            return children.map(child -> String.valueOf(child.getFileName())).toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    /**
     * The folder for an index of {@code version}: where {@code updating}, as far as an interrupted run came, or else with the content of
     * the newest whole one.
     */
    Path prepare(CollectionId collection, Version version, boolean updating) throws IOException {
        var folder = of(collection, version);
        if (updating && isOurs(data(folder))) {
            return folder;
        }
        remove(folder);
        var unfinished = folder.resolveSibling(version + UNFINISHED);
        remove(unfinished);
        Files.createDirectories(unfinished);
        var base = updating ? findWhole(collection) : Optional.<Version>empty();
        if (base.isPresent()) {
            link(of(collection, base.get()), unfinished);
        }
        Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        return folder;
    }

    private static void link(Path from, Path to) throws IOException {
        try (var directory = new NIOFSDirectory(from)) {
            for (var name : SegmentInfos.readLatestCommit(directory).files(true)) {
                linkFile(from.resolve(name), to.resolve(name));
            }
        }
    }

    private static void linkFile(Path from, Path to) throws IOException {
        try {
            Files.createLink(to, from);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException | UnsupportedOperationException e) {
            // FAT knows no links, and some systems allow none.
            Files.copy(from, to);
        }
    }

    /** Removes all indexes that are not {@code needed}. */
    void removeBut(Predicate<Path> needed) throws IOException {
        for (var collection : names(root)) {
            var folder = root.resolve(collection);
            for (var version : names(folder)) {
                if (!needed.test(folder.resolve(version))) {
                    remove(folder.resolve(version));
                }
            }
            if (names(folder).isEmpty()) {
                Files.deleteIfExists(folder);
            }
        }
    }

    /** Removes {@code folder} with what is in it. What is open stays readable until it is closed. */
    static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause() == null ? new IOException(e) : e.getCause();
        }
    }
}
