package org.packhorse.node.search.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.packhorse.node.assembly.CarriedText;
import org.packhorse.node.assembly.FileContents;
import org.packhorse.node.assembly.FileList;
import org.packhorse.node.library.reading.markup.Characters;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;

/**
 * Reads the pieces of text that a version carries. It is asked for them in the order of the manifest, in which they stand. Behind damage
 * nothing of a file is given: what was lost there would not be missed. One thread.
 */
public final class CarriedPieces implements AutoCloseable {
    private final FileList files;
    private final FileContents contents;
    private Optional<FilePath> outermost = Optional.empty();
    private Optional<Lines> lines = Optional.empty();

    /** Those of {@code files}. */
    public CarriedPieces(FileList files, FileContents contents) {
        this.files = files;
        this.contents = contents;
    }

    /**
     * Gives {@code taker} the pieces of the text of {@code entry}.
     *
     * @return false where they are not carried
     * @throws IOException where they cannot be read, or are more than any file has; {@code taker} may have got some
     */
    public boolean give(FileEntry entry, TextGatherer.Taker taker) throws IOException {
        var file = Optional.of(entry.path().outermost());
        try {
            if (!outermost.equals(file)) {
                close();
                outermost = file;
                open(file.get());
            }
            return lines.isPresent() && lines.get().give(entry.path(), taker);
        } catch (IOException e) {
            close();
            outermost = file;
            throw e;
        }
    }

    private void open(FilePath file) throws IOException {
        var place = CarriedText.placeOfPieces(file);
        var carried = place.isEmpty() ? Optional.<FileEntry>empty() : files.findFile(place.get());
        if (carried.isPresent() && carried.get().sizeBytes() <= CarriedText.PIECES_LIMIT_BYTES) {
            var in = new InputStreamReader(contents.find(carried.get(), files).open(0), StandardCharsets.UTF_8);
            var begun = new Lines(in, file);
            lines = Optional.of(begun);
            begun.begin();
        }
    }

    @Override
    public void close() throws IOException {
        outermost = Optional.empty();
        var open = lines;
        lines = Optional.empty();
        if (open.isPresent()) {
            open.get().in.close();
        }
    }

    /** The lines of one file, the next of which is known. */
    private static final class Lines {
        private final InputStreamReader in;
        private final FilePath file;
        private final Characters characters;
        private Optional<PieceLine> next = Optional.empty();

        Lines(InputStreamReader in, FilePath file) {
            this.in = in;
            this.file = file;
            this.characters = new Characters(in);
        }

        void begin() throws IOException {
            next = read();
        }

        boolean give(FilePath path, TextGatherer.Taker taker) throws IOException {
            while (next.isPresent() && next.get().path().compareTo(path) < 0) {
                next = read();
            }
            int pieces = 0;
            while (next.isPresent() && next.get().path().equals(path)) {
                if (pieces++ == TextGatherer.PIECES_LIMIT) {
                    throw new IOException("more carried text than any file has");
                }
                taker.take(next.get().piece());
                next = read();
            }
            return pieces > 0;
        }

        private Optional<PieceLine> read() throws IOException {
            int c = characters.next();
            if (c == Characters.END) {
                return Optional.empty();
            }
            var line = new StringBuilder();
            for (; c != '\n' && c != Characters.END; c = characters.next()) {
                if (line.length() == PieceLine.LIMIT_CHARS) {
                    throw new IOException(
                            "a line of carried text has more than " + PieceLine.LIMIT_CHARS + " characters");
                }
                line.append((char) c);
            }
            var decoded = PieceLine.decode(line.toString(), file);
            if (next.isPresent() && decoded.path().compareTo(next.get().path()) < 0) {
                throw new IOException("carried text is out of order at " + decoded.path());
            }
            return Optional.of(decoded);
        }
    }
}
