package org.packhorse.provisioning.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import org.packhorse.protocol.content.RefusedInputException;

/**
 * Where a demonstration keeps its data until it is closed.
 *
 * @param path of an empty folder, to begin with
 * @param isKept whether the folder stays afterwards
 */
public record DemoFolder(Path path, boolean isKept) implements AutoCloseable {
    /**
     * Makes {@code kept}, or where it is absent a folder that will be removed.
     *
     * @throws RefusedInputException where {@code kept} is not empty
     */
    public static DemoFolder make(Optional<Path> kept) throws IOException, RefusedInputException {
        if (kept.isEmpty()) {
            return new DemoFolder(Files.createTempDirectory("packhorse-demo-"), false);
        }
        var path = kept.get().toAbsolutePath().normalize();
        Files.createDirectories(path);
        try (var children = Files.list(path)) {
            if (children.findAny().isPresent()) {
                throw new RefusedInputException(path.toString(), "it is not empty", "give --keep a new folder");
            }
        }
        return new DemoFolder(path, true);
    }

    /** Removes everything in it, unless it is to be kept. */
    @Override
    public void close() throws IOException {
        if (isKept) {
            return;
        }
        try (var all = Files.walk(path)) {
            for (var entry : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(entry);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
