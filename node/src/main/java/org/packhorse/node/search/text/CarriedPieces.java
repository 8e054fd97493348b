package org.packhorse.node.search.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.packhorse.node.assembly.CarriedText;
import org.packhorse.node.assembly.FileContents;
import org.packhorse.node.assembly.FileList;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;

/** Reads the pieces of text that a version carries. It is asked for them in the order of the manifest, in which they stand. One thread. */
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
     */
    public boolean give(FileEntry entry, TextGatherer.Taker taker) throws IOException {
        if (!outermost.equals(Optional.of(entry.path().outermost()))) {
            open(entry.path().outermost());
        }
        return lines.isPresent() && lines.get().give(entry.path(), taker);
    }

    private void open(FilePath file) throws IOException {
        close();
        outermost = Optional.of(file);
        var place = CarriedText.placeOfPieces(file);
        var carried = place.isEmpty() ? Optional.<FileEntry>empty() : files.findFile(place.get());
        if (carried.isPresent()) {
            var in = new InputStreamReader(contents.find(carried.get(), files).open(0), StandardCharsets.UTF_8);
            lines = Optional.of(new Lines(in));
        }
    }

    @Override
    public void close() throws IOException {
        outermost = Optional.empty();
        if (lines.isPresent()) {
            lines.get().in.close();
            lines = Optional.empty();
        }
    }

    /** The lines of one file, the next of which is known. */
    private static final class Lines {
        private final InputStreamReader in;
        private final Characters characters;
        private Optional<PieceLine> next;

        Lines(InputStreamReader in) throws IOException {
            this.in = in;
            this.characters = new Characters(in);
            this.next = read();
        }

        boolean give(FilePath path, TextGatherer.Taker taker) throws IOException {
            while (next.isPresent() && next.get().path().compareTo(path) < 0) {
                next = read();
            }
            boolean carried = false;
            while (next.isPresent() && next.get().path().equals(path)) {
                carried = true;
                taker.take(next.get().piece());
                next = read();
            }
            return carried;
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
            return Optional.of(PieceLine.decode(line.toString()));
        }
    }
}
