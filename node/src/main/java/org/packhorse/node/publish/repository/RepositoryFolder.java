package org.packhorse.node.publish.repository;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.exchange.RepositoryPath;

/**
 * The static repository on disk. A file appears whole or not at all, also when power fails: it is written under a name that
 * no upstream serves, synced, and renamed; then its folder is synced. So files become durable in the order in which they
 * are written: write last what refers to others.
 *
 * <p>Used by one thread of one program at a time; whoever opens the data directory sees to that. Readers need no care.
 */
public final class RepositoryFolder {
    /** Begins with a dot, which no {@link RepositoryPath} does. */
    private static final String UNFINISHED = ".unfinished-";

    private final Path root;

    /** The repository in {@code root}, which is made where it is missing; leftovers of a kill are removed. */
    public RepositoryFolder(Path root) throws IOException {
        this.root = root;
        makeFolder(root.toAbsolutePath());
        try (var leftovers = Files.newDirectoryStream(root, UNFINISHED + "*")) {
            for (var leftover : leftovers) {
                Files.delete(leftover);
            }
        }
    }

    /** Writes a file's content. */
    @FunctionalInterface
    public interface Content {
        /** Writes all of it to {@code out}; every write reaches the system at once, so pieces should be kilobytes. */
        void writeTo(OutputStream out) throws IOException;
    }

    /** The folder itself. */
    public Path root() {
        return root;
    }

    /** The content of the file at {@code path}, where there is one. */
    Optional<byte[]> find(RepositoryPath path) throws IOException {
        var file = root.resolve(path.value());
        return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    }

    /** Makes {@code bytes} the content of the file at {@code path}, in one step. */
    public void replace(RepositoryPath path, byte[] bytes) throws IOException {
        replace(path, out -> out.write(bytes));
    }

    /** Makes what {@code content} writes the content of the file at {@code path}, in one step. */
    public void replace(RepositoryPath path, Content content) throws IOException {
        var unfinished = unfinished();
        try {
            write(unfinished, content);
            rename(unfinished, root.resolve(path.value()));
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** In the root, so that leftovers are found without walking through everything. */
    private Path unfinished() {
        return root.resolve(UNFINISHED + UUID.randomUUID());
    }

    private static void write(Path file, Content content) throws IOException {
        // Not a "temporary file" of the platform, which would be private: a repository is for everybody.
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                var out = Channels.newOutputStream(channel)) {
            content.writeTo(out);
            channel.force(true);
        }
    }

    private static void rename(Path from, Path to) throws IOException {
        var folder = Objects.requireNonNull(to.getParent());
        makeFolder(folder);
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        sync(folder);
    }

    /** Makes a folder and those above it, each durable in the one above. */
    private static void makeFolder(Path wanted) throws IOException {
        if (Files.isDirectory(wanted)) {
            return;
        }
        var above = Objects.requireNonNull(wanted.getParent());
        makeFolder(above);
        Files.createDirectory(wanted);
        sync(above);
    }

    private static void sync(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder)) {
            channel.force(true);
        }
    }

    /**
     * Removes the targets that {@code keep} refuses, and folders that become empty. What is no target, because somebody laid
     * it there by hand, stays. Nothing is synced: a removal that a power cut undoes is made up for by the next one.
     */
    public void retainTargets(Predicate<RepositoryPath> keep) throws IOException {
        retain(root.resolve("targets"), keep);
    }

    /** The same for metadata. */
    public void retainMetadata(Predicate<RepositoryPath> keep) throws IOException {
        retain(root.resolve("metadata"), keep);
    }

    private void retain(Path folder, Predicate<RepositoryPath> keep) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        var found = new ArrayList<Path>();
        try (var files = Files.walk(folder)) {
            files.forEach(found::add);
        }
        for (var file : found.reversed()) {
            if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                removeIfEmpty(file);
            } else if (isRefused(file, keep)) {
                Files.delete(file);
            }
        }
    }

    private boolean isRefused(Path file, Predicate<RepositoryPath> keep) {
        try {
            return !keep.test(RepositoryPath.parse(root.relativize(file).toString()));
        } catch (RefusedInputException e) {
            return false;
        }
    }

    private static void removeIfEmpty(Path folder) throws IOException {
        try (var children = Files.newDirectoryStream(folder)) {
            if (children.iterator().hasNext()) {
                return;
            }
        }
        Files.delete(folder);
    }
}
