package org.packhorse.node.library.reading;

import java.io.IOException;
import java.io.Reader;
import java.util.HashSet;
import java.util.Set;

/** Reads the sheets of OpenDocument ({@code content.xml} of an ODS). One use. */
final class OpenTables {
    /** The same in so many cells beside each other is said no oftener. */
    private static final int REPEATED = 16;

    /** A workbook of a hundred sheets has some two hundred styles of tables. More hide nothing. */
    private static final int STYLES_LIMIT = 1_000;

    private final XmlStream xml;
    private final TableLines lines;
    private final StringBuilder cell = new StringBuilder();
    private final Set<String> hidingStyles = new HashSet<>();
    private String style = "";
    /** How many tables it is in from the one that is hidden on. */
    private int hidden;

    private int column;
    private int repeated;
    private int paragraphs;
    private boolean isRemark;

    private OpenTables(XmlStream xml, TableLines lines) {
        this.xml = xml;
        this.lines = lines;
    }

    /** Gives {@code lines} what is in {@code in}, of which at most {@code limitChars} are read. */
    static void read(Reader in, long limitChars, TableLines lines) throws IOException {
        var xml = new XmlStream(in, limitChars, "name", "number-columns-repeated", "display", "style-name");
        new OpenTables(xml, lines).read();
    }

    private void read() throws IOException {
        for (var event = xml.next(); event != XmlStream.Event.END && !lines.isFull(); event = xml.next()) {
            switch (event) {
                case OPEN -> {
                    hide();
                    open();
                    if (xml.isClosed()) {
                        close();
                    }
                }
                case CLOSE -> close();
                case TEXT -> cell.append(isSaid() ? xml.text() : "");
                case END -> throw new IllegalStateException("the end was looked for");
            }
        }
    }

    private boolean isSaid() {
        return hidden == 0 && paragraphs > 0 && !isRemark && cell.length() < XmlStream.TEXT_CHARS;
    }

    /** Whether a table is shown is said by its style, which comes before all of them. */
    private void hide() {
        switch (xml.name()) {
            case "style" -> style = xml.attribute("name");
            case "table-properties" -> {
                if (xml.attribute("display").equals("false") && hidingStyles.size() < STYLES_LIMIT) {
                    hidingStyles.add(style);
                }
            }
            case "table" -> {
                if (hidden > 0 || hidingStyles.contains(xml.attribute("style-name"))) {
                    hidden++;
                }
            }
            default -> {}
        }
    }

    private void open() {
        if (hidden > 0) {
            return;
        }
        switch (xml.name()) {
            case "table" -> lines.sheet(xml.attribute("name"));
            case "table-row" -> {
                lines.row();
                column = 1;
            }
            case "table-cell", "covered-table-cell" -> {
                repeated = Math.max(1, Cells.number(xml.attribute("number-columns-repeated")));
                cell.setLength(0);
                paragraphs = 0;
            }
            case "annotation" -> isRemark = true;
            case "p" -> {
                paragraphs++;
                cell.append(' ');
            }
            case "s", "tab", "line-break" -> cell.append(' ');
            default -> {}
        }
    }

    private void close() {
        if (hidden > 0) {
            hidden -= xml.name().equals("table") ? 1 : 0;
            return;
        }
        switch (xml.name()) {
            case "table-cell", "covered-table-cell" -> {
                for (int i = 0; i < Math.min(repeated, REPEATED); i++) {
                    lines.cell(column + i, cell.toString());
                }
                column += repeated;
                cell.setLength(0);
                paragraphs = 0;
            }
            case "annotation" -> isRemark = false;
            case "p" -> paragraphs = Math.max(0, paragraphs - 1);
            default -> {}
        }
    }
}
