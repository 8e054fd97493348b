package org.packhorse.node.library.reading;

import java.io.IOException;
import java.io.Reader;

/**
 * The cells of spreadsheets as Office Open XML keeps them: text that several share is kept in a list of its own
 * ({@code xl/sharedStrings.xml}), to which the cells of a sheet ({@code xl/worksheets/sheet1.xml}) refer by number. Both are read in
 * constant memory. One use.
 */
public final class Cells {
    /** Excel has no column behind XFD; what says otherwise is taken for that. */
    private static final int COLUMN_LIMIT = 16_384;

    private static final int DIGITS_LIMIT = 9;

    private final XmlStream xml;
    private final Taker taker;
    private final StringBuilder value = new StringBuilder();
    private int column;
    private Sort sort = Sort.TEXT;
    private int style;
    private boolean listens;
    private boolean spokenOnly;

    private Cells(XmlStream xml, Taker taker) {
        this.xml = xml;
        this.taker = taker;
    }

    /** What the value of a cell is. */
    public enum Sort {
        TEXT,
        /** A place in the list of shared strings, from 0. */
        SHARED,
        /** As a computer writes it. A date is one, too: only its style tells. */
        NUMBER,
        /** True, false, or a mistake. */
        OTHER
    }

    /**
     * A cell with something in it; or a shared string, which may be empty.
     *
     * @param column from 1
     * @param style which of the workbook's, from 0
     */
    public record Cell(int column, Sort sort, int style, String value) {}

    /** Takes cells in order. */
    @FunctionalInterface
    public interface Taker {
        /** Takes the next; whether more are wanted. */
        boolean cell(Cell cell) throws IOException;

        /** A row begins. */
        default void row() {}
    }

    /** Gives {@code taker} the cells, or shared strings, of {@code in}, of which at most {@code limitChars} are read. */
    public static void read(Reader in, long limitChars, Taker taker) throws IOException {
        new Cells(new XmlStream(in, limitChars, "r", "s", "t"), taker).read();
    }

    private void read() throws IOException {
        boolean more = true;
        for (var event = xml.next(); more && event != XmlStream.Event.END; event = xml.next()) {
            switch (event) {
                case OPEN -> {
                    open();
                    more = !xml.isClosed() || close();
                }
                case CLOSE -> more = close();
                case TEXT -> value.append(listens && value.length() < XmlStream.TEXT_CHARS ? xml.text() : "");
                case END -> throw new IllegalStateException("the end was looked for");
            }
        }
    }

    private void open() {
        switch (xml.name()) {
            case "row" -> {
                column = 0;
                taker.row();
            }
            case "c" -> {
                column = column(xml.attribute("r"), column + 1);
                begin(sort(xml.attribute("t")), number(xml.attribute("s")));
            }
            case "si" -> begin(Sort.TEXT, 0);
            // How Japanese and Chinese words are read aloud, once more.
            case "rPh" -> spokenOnly = true;
            case "t", "v" -> listens = !spokenOnly;
            default -> {}
        }
    }

    private void begin(Sort of, int styled) {
        sort = of;
        style = styled;
        value.setLength(0);
    }

    private boolean close() throws IOException {
        switch (xml.name()) {
            case "c" -> {
                return value.isEmpty() || taker.cell(new Cell(column, sort, style, text()));
            }
            case "si" -> {
                return taker.cell(new Cell(1, Sort.TEXT, 0, text()));
            }
            case "rPh" -> spokenOnly = false;
            case "t", "v" -> listens = false;
            default -> {}
        }
        return true;
    }

    /** A line's end is written so by programs of Windows. */
    private String text() {
        return value.toString().replace("_x000D_", " ");
    }

    private static Sort sort(String type) {
        return switch (type) {
            case "s" -> Sort.SHARED;
            case "", "n" -> Sort.NUMBER;
            case "b", "e" -> Sort.OTHER;
            default -> Sort.TEXT;
        };
    }

    /** That of a cell called {@code BC12}; {@code otherwise} where it is called nothing. */
    private static int column(String called, int otherwise) {
        int column = 0;
        for (int i = 0; i < called.length() && column < COLUMN_LIMIT; i++) {
            char c = called.charAt(i);
            if (c < 'A' || c > 'Z') {
                break;
            }
            column = column * 26 + c - 'A' + 1;
        }
        return Math.min(COLUMN_LIMIT, column == 0 ? otherwise : column);
    }

    /** What {@code digits} are, of which there are nine at most; 0 where they are none. Asked for each cell. */
    static int number(String digits) {
        int number = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9' || i == DIGITS_LIMIT) {
                return 0;
            }
            number = 10 * number + c - '0';
        }
        return number;
    }
}
