package org.packhorse.node.library.reading;

import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.packhorse.node.assembly.FileList;
import org.packhorse.node.library.reading.Cells.Cell;
import org.packhorse.node.library.reading.markup.Passage;
import org.packhorse.protocol.content.FileEntry;

/** The words of spreadsheets (XLSX and ODS) that are kept as their parts, as many as one reads. Any thread. */
final class Spreadsheets {
    /** Of a reading room's memory: strings and lines, each half a megabyte at most. */
    private static final int ROOM_KB = 256;

    /**
     * So much of the XML of one spreadsheet is looked at, in all of its parts together, what several cells say counted for each: a sheet of 100,000
     * cells has some four million characters.
     */
    private static final long LIMIT_CHARS = 8 << 20;

    /** A sheet for each week of two years. */
    private static final int SHEETS_LIMIT = 104;

    private static final int STRINGS_LIMIT = 20_000;

    private static final int STRINGS_LIMIT_CHARS = 512 * 1024;

    /** Stands for a string that there was no room for. */
    private static final String CUT = "…";

    private final ReadingRoom room;

    Spreadsheets(ReadingRoom room) {
        this.room = room;
    }

    /** Whether {@code entry} is said to be one. */
    static boolean isOne(FileEntry entry) {
        return entry.mediaType().startsWith("application/vnd.")
                && entry.mediaType().contains("spreadsheet");
    }

    /** The rows of {@code entry}; none where it lies in one piece. */
    List<Passage> words(FileList files, FileEntry entry) throws IOException {
        // From the first part to the last: its strings are kept in between.
        return room.seated(ROOM_KB, () -> {
            var lines = new TableLines();
            var book = new Workbook(files, entry);
            book.stream("content.xml", in -> OpenTables.read(in, LIMIT_CHARS, lines));
            book.open();
            for (var sheet : book.sheets()) {
                if (!lines.isFull()) {
                    book.read(sheet, lines);
                }
            }
            return lines.passages();
        });
    }

    /** One of Office Open XML; of OpenDocument, where the only part is gone through elsewhere. One use. */
    private final class Workbook {
        private final FileList files;
        private final FileEntry entry;
        private final Sheets sheets = new Sheets();
        private final List<String> strings = new ArrayList<>();
        private CellFormats formats = CellFormats.NONE;
        private boolean from1904;
        private int chars;
        private long left = LIMIT_CHARS;

        Workbook(FileList files, FileEntry entry) {
            this.files = files;
            this.entry = entry;
        }

        void open() throws IOException {
            each(Sheets.PART, this::described);
            each(Sheets.RELATIONS_PART, sheets::related);
            stream(
                    "xl/sharedStrings.xml",
                    in -> Cells.read(in, LIMIT_CHARS, cell -> {
                        strings.add(cell.value());
                        chars += cell.value().length();
                        return chars < STRINGS_LIMIT_CHARS && strings.size() < STRINGS_LIMIT;
                    }));
            stream("xl/styles.xml", in -> formats = CellFormats.read(in, LIMIT_CHARS, from1904));
        }

        private void described(XmlStream xml) {
            if (xml.name().equals("workbookPr")) {
                from1904 = xml.attribute("date1904").matches("1|true");
            }
            sheets.described(xml);
        }

        List<Sheets.Sheet> sheets() {
            return sheets.shown().stream().limit(SHEETS_LIMIT).toList();
        }

        void read(Sheets.Sheet sheet, TableLines lines) throws IOException {
            lines.sheet(sheet.name());
            stream(
                    sheet.part(),
                    in -> Cells.read(in, LIMIT_CHARS, new Cells.Taker() {
                        @Override
                        public boolean cell(Cell cell) {
                            lines.cell(cell.column(), shown(cell));
                            return !lines.isFull();
                        }

                        @Override
                        public void row() {
                            lines.row();
                        }
                    }));
        }

        private String shown(Cell cell) {
            return switch (cell.sort()) {
                case TEXT -> cell.value();
                case SHARED -> shared(Cells.number(cell.value()));
                case NUMBER -> formats.shown(cell.value(), cell.style());
                case OTHER -> cell.value();
            };
        }

        private String shared(int at) {
            var string = at < strings.size() ? strings.get(at) : CUT;
            left -= string.length();
            return string;
        }

        private void each(String name, Tags tags) throws IOException {
            stream(name, in -> {
                var xml = new XmlStream(in, LIMIT_CHARS, Sheets.ATTRIBUTES);
                for (var event = xml.next(); event != XmlStream.Event.END; event = xml.next()) {
                    if (event == XmlStream.Event.OPEN) {
                        tags.opened(xml);
                    }
                }
            });
        }

        void stream(String name, Part part) throws IOException {
            Optional<FileEntry> found = WebPackage.part(files, entry.path(), name);
            if (found.isPresent()) {
                // Office programs write nothing else.
                try (var in =
                        new Counted(new InputStreamReader(room.open(files, found.get()), StandardCharsets.UTF_8))) {
                    part.read(in);
                }
            }
        }

        /** Ends where nothing is left. */
        private final class Counted extends FilterReader {
            Counted(Reader in) {
                super(in);
            }

            @Override
            public int read() {
                throw new UnsupportedOperationException("read in one piece");
            }

            @Override
            public int read(char[] buffer, int from, int length) throws IOException {
                int read = left > 0 ? super.read(buffer, from, (int) Math.min(length, left)) : -1;
                left -= Math.max(0, read);
                return read;
            }
        }
    }

    @FunctionalInterface
    private interface Part {
        void read(Reader in) throws IOException;
    }

    @FunctionalInterface
    private interface Tags {
        void opened(XmlStream xml);
    }
}
