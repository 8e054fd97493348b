package org.packhorse.node.catalog;

import java.io.IOException;
import java.util.Optional;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.RefusedInputException;

/** Looks in a version for names from outside, which need not be names of anything. */
public final class PathLookup {
    private PathLookup() {}

    /** The file called {@code path}. */
    public static Optional<FileEntry> find(ShownVersion version, String path) throws IOException {
        try {
            return version.findFile(FilePath.parse(path));
        } catch (RefusedInputException e) {
            return Optional.empty();
        }
    }

    /** Whether {@code path}, with a slash at its end or without, is a folder with something in it. */
    public static boolean isFolder(ShownVersion version, String path) throws IOException {
        var bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        if (bare.isEmpty()) {
            return path.isEmpty();
        }
        return isPath(bare + "/0") && !version.list(bare + "/", "", 1).isEmpty();
    }

    /** Whether something could stand behind {@code cursor} in {@code folder}, which is empty or ends with a slash. */
    public static boolean isCursor(String folder, String cursor) {
        if (!cursor.endsWith("/")) {
            return isPath(folder + cursor);
        }
        // Behind a folder comes what is behind its slash.
        var bare = cursor.substring(0, cursor.length() - 1);
        return !bare.isEmpty() && isPath(folder + bare + "0");
    }

    private static boolean isPath(String text) {
        try {
            return !FilePath.parse(text).value().isEmpty();
        } catch (RefusedInputException e) {
            return false;
        }
    }
}
