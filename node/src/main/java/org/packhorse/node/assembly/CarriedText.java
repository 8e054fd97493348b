package org.packhorse.node.assembly;

import java.io.IOException;
import java.util.Optional;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.RefusedInputException;

/**
 * Text that travels with a version because reading it out of its file is too much for a node: the words of each PDF, a form feed behind
 * each page, as a file in a folder that is not listed. Hubs make it at import.
 */
public final class CarriedText {
    /** The folder at the top of a version; no curator's folder has it. */
    public static final String FOLDER = ".text/";

    private static final String SUFFIX = ".txt";

    private CarriedText() {}

    /** Where the text of the file at {@code path} stands; empty for what is in a container, and where such a path would be too long. */
    public static Optional<FilePath> place(FilePath path) {
        if (path.isPart()) {
            return Optional.empty();
        }
        try {
            return Optional.of(FilePath.parse(FOLDER + path.value() + SUFFIX));
        } catch (RefusedInputException e) {
            return Optional.empty();
        }
    }

    /** Whether {@code path} is such a place. */
    public static boolean isOne(FilePath path) {
        return path.value().startsWith(FOLDER);
    }

    /** The path of the file, if it is in no container, whose text stands at {@code place}. */
    public static Optional<FilePath> origin(FilePath place) {
        var value = place.value();
        if (!isOne(place) || !value.endsWith(SUFFIX) || value.length() <= FOLDER.length() + SUFFIX.length()) {
            return Optional.empty();
        }
        try {
            return Optional.of(FilePath.parse(value.substring(FOLDER.length(), value.length() - SUFFIX.length())));
        } catch (RefusedInputException e) {
            return Optional.empty();
        }
    }

    /** The text of the file at {@code path} among {@code files}, if it is carried. */
    public static Optional<FileEntry> find(FileList files, FilePath path) throws IOException {
        var place = place(path);
        return place.isPresent() ? files.findFile(place.get()) : Optional.empty();
    }
}
