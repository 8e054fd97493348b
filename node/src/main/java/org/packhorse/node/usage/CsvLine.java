package org.packhorse.node.usage;

import java.io.IOException;

/**
 * Lines of CSV (RFC 4180) that a spreadsheet shows and does not run: titles and searches are strangers' words, and what begins with one of
 * {@code = + - @} or a tab is a formula to it. Such a cell gets an apostrophe in front.
 */
final class CsvLine {
    private static final String FORMULA_BEGINS = "=+-@\t\r\uff1d\uff0b\uff0d\uff20";

    private CsvLine() {}

    static void write(Appendable out, Object... cells) throws IOException {
        for (int i = 0; i < cells.length; i++) {
            if (i > 0) {
                out.append(',');
            }
            out.append(cells[i] instanceof Number number ? number.toString() : quoted(String.valueOf(cells[i])));
        }
        out.append("\r\n");
    }

    private static String quoted(String text) {
        var begin = text.stripLeading();
        boolean isFormula = !begin.isEmpty() && FORMULA_BEGINS.indexOf(begin.charAt(0)) >= 0;
        var line = text.replace('\n', ' ').replace('\r', ' ');
        return '"' + (isFormula ? "'" : "") + line.replace("\"", "\"\"") + '"';
    }
}
