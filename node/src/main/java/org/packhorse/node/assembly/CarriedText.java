package org.packhorse.node.assembly;

import java.io.IOException;
import java.util.Optional;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.RefusedInputException;

/**
 * Text that travels with a version so that nodes need not read it out of its files, in a folder that is not listed. Hubs make it at import:
 * the words of each PDF, a form feed behind each page; and, unless the curator says otherwise, those of pages, subtitles, office documents and
 * what is in books and archives, in pieces.
 */
public final class CarriedText {
    /** The folder at the top of a version; no curator's folder has it. */
    public static final String FOLDER = ".text/";

    /** Of the pieces of one file and all that is in it: the words of a shelf of books. Longer ones are neither made nor read. */
    public static final int PIECES_LIMIT_BYTES = 16 << 20;

    private static final String PAGES = ".txt";
    private static final String PIECES = ".tsv";

    private CarriedText() {}

    /** Where the pages of the PDF at {@code path} stand; empty for what is in a container, and where such a path would be too long. */
    public static Optional<FilePath> place(FilePath path) {
        return path.isPart() ? Optional.empty() : parsed(FOLDER + path.value() + PAGES);
    }

    /** Where the pieces stand of the text of the file at {@code path} and of all that is in it; empty as above. */
    public static Optional<FilePath> placeOfPieces(FilePath path) {
        return path.isPart() ? Optional.empty() : parsed(FOLDER + path.value() + PIECES);
    }

    private static Optional<FilePath> parsed(String path) {
        try {
            return Optional.of(FilePath.parse(path));
        } catch (RefusedInputException e) {
            return Optional.empty();
        }
    }

    /** Whether {@code path} is such a place. */
    public static boolean isOne(FilePath path) {
        return path.value().startsWith(FOLDER);
    }

    /** The path of the file, if it is in no container, whose pages stand at {@code place}. */
    public static Optional<FilePath> origin(FilePath place) {
        return origin(place, PAGES);
    }

    /** The path of the file whose pages, or pieces with those of what is in it, stand at {@code place}. */
    public static Optional<FilePath> file(FilePath place) {
        return origin(place).or(() -> origin(place, PIECES));
    }

    private static Optional<FilePath> origin(FilePath place, String suffix) {
        var value = place.value();
        return isOne(place) && value.endsWith(suffix) && value.length() > FOLDER.length() + suffix.length()
                ? parsed(value.substring(FOLDER.length(), value.length() - suffix.length()))
                : Optional.empty();
    }

    /** The pages of the file at {@code path} among {@code files}, if they are carried. */
    public static Optional<FileEntry> find(FileList files, FilePath path) throws IOException {
        var place = place(path);
        return place.isPresent() ? files.findFile(place.get()) : Optional.empty();
    }
}
