package org.packhorse.node.search.text;

import java.io.IOException;
import java.util.Optional;
import org.packhorse.node.assembly.FileContents;
import org.packhorse.node.assembly.FileList;
import org.packhorse.node.library.reading.ShownCells;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;

/** Reads the texts of a version, as far as they are shown; what is a part of something is asked for together with its other parts. One thread. */
public final class TextReader {
    private final FileList files;
    private final FileContents contents;
    private Optional<Workbook> last = Optional.empty();

    /** Those of {@code files}. */
    public TextReader(FileList files, FileContents contents) {
        this.files = files;
        this.contents = contents;
    }

    /** @param shown empty where that cannot be read */
    private record Workbook(FilePath path, Optional<ShownCells> shown) {}

    /** Gives the text of {@code entry}, which is read as {@code kind}, to {@code taker}. */
    public void read(FileEntry entry, TextKind kind, TextGatherer.Taker taker) throws IOException {
        var out = new TextGatherer(taker);
        var path = entry.path();
        var shown = kind == TextKind.CELLS && path.isPart()
                ? Optional.of(shown(path.container()))
                : Optional.<ShownCells>empty();
        if (shown.filter(cells -> cells.hides(path)).isPresent()) {
            return;
        }
        boolean isStrings = TextKind.isOfSeveralCells(path);
        try (var in = contents.find(entry, files).open(0)) {
            kind.read(
                    in,
                    () -> files.languagesOf(path),
                    place -> !isStrings || shown.isEmpty() || shown.get().showsString(place),
                    out);
        }
    }

    private ShownCells shown(FilePath workbook) throws IOException {
        if (last.filter(known -> known.path().equals(workbook)).isEmpty()) {
            // Where it is damaged, each of its sheets would have all others read again up to there.
            last = Optional.of(new Workbook(workbook, Optional.empty()));
            last = Optional.of(new Workbook(workbook, Optional.of(ShownCells.of(workbook, files, contents))));
        }
        return last.get()
                .shown()
                .orElseThrow(() -> new IOException("what is shown of " + workbook + " cannot be read"));
    }
}
