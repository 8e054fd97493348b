package org.packhorse.node.library.reading;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.packhorse.node.assembly.FileContents;
import org.packhorse.node.assembly.FileList;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.RefusedInputException;

/**
 * What of a workbook of Office Open XML its readers see: programs keep lists and workings on sheets that they hide, with strings that no other sheet
 * has. In constant memory; most workbooks hide nothing, and of those only the list of sheets is read.
 */
public final class ShownCells {
    private static final long LIMIT_CHARS = 32L << 20;

    /** Strings behind them count as shown: a bit for each is what is kept. */
    private static final int STRINGS_LIMIT = 1 << 20;

    private final Set<FilePath> hiddenSheets;
    private final BitSet strings;

    private ShownCells(Set<FilePath> hiddenSheets, BitSet strings) {
        this.hiddenSheets = hiddenSheets;
        this.strings = strings;
    }

    /** That of {@code workbook}, whose parts are in {@code files}. */
    public static ShownCells of(FilePath workbook, FileList files, FileContents contents) throws IOException {
        var parts = new Parts(workbook, files, contents);
        var sheets = new Sheets();
        parts.each(Sheets.PART, sheets::described);
        if (sheets.hidden().isEmpty()) {
            return new ShownCells(Set.of(), new BitSet());
        }
        parts.each(Sheets.RELATIONS_PART, sheets::related);
        var strings = new BitSet();
        // Many may be said to be the same.
        for (var part :
                sheets.shown().stream().map(Sheets.Sheet::part).distinct().toList()) {
            parts.read(
                    part,
                    in -> Cells.read(in, LIMIT_CHARS, cell -> {
                        if (cell.sort() == Cells.Sort.SHARED) {
                            strings.set(Math.min(STRINGS_LIMIT, Cells.number(cell.value())));
                        }
                        return true;
                    }));
        }
        var hidden = sheets.hidden().stream()
                .flatMap(sheet -> parts.path(sheet).stream())
                .collect(Collectors.toSet());
        return new ShownCells(hidden, strings);
    }

    /** Whether {@code part} is a sheet that is hidden. */
    public boolean hides(FilePath part) {
        return hiddenSheets.contains(part);
    }

    /** Whether the shared string {@code place}, from 0, is on a sheet that is shown. */
    public boolean showsString(int place) {
        return hiddenSheets.isEmpty() || place >= STRINGS_LIMIT || strings.get(place);
    }

    @FunctionalInterface
    private interface Use {
        void read(Reader in) throws IOException;
    }

    /** Reads one part after the other. */
    private record Parts(FilePath workbook, FileList files, FileContents contents) {
        void each(String name, Consumer<XmlStream> taker) throws IOException {
            read(name, in -> {
                var xml = new XmlStream(in, LIMIT_CHARS, Sheets.ATTRIBUTES);
                for (var event = xml.next(); event != XmlStream.Event.END; event = xml.next()) {
                    if (event == XmlStream.Event.OPEN) {
                        taker.accept(xml);
                    }
                }
            });
        }

        void read(String name, Use use) throws IOException {
            var part = WebPackage.part(files, workbook, name);
            if (part.isPresent()) {
                try (var in =
                        new InputStreamReader(contents.find(part.get(), files).open(0), StandardCharsets.UTF_8)) {
                    use.read(in);
                }
            }
        }

        Optional<FilePath> path(Sheets.Sheet sheet) {
            try {
                return Optional.of(workbook.part(sheet.part()));
            } catch (RefusedInputException e) {
                return Optional.empty();
            }
        }
    }
}
