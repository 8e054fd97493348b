package org.packhorse.node.library;

import java.io.IOException;
import java.util.Optional;
import org.packhorse.node.catalog.ShownVersion;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.RefusedInputException;

/** Looks in a version for names from outside, which need not be names of anything. */
final class PathLookup {
    private PathLookup() {}

    /** The file called {@code path}. */
    static Optional<FileEntry> find(ShownVersion version, String path) throws IOException {
        try {
            return version.findFile(FilePath.parse(path));
        } catch (RefusedInputException e) {
            return Optional.empty();
        }
    }

    /** Whether {@code path}, with a slash at its end or without, is a folder with something in it. */
    static boolean isFolder(ShownVersion version, String path) throws IOException {
        var bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        if (bare.isEmpty()) {
            return path.isEmpty();
        }
        try {
            FilePath.parse(bare);
        } catch (RefusedInputException e) {
            return false;
        }
        return !version.list(bare + "/", "", 1).isEmpty();
    }
}
