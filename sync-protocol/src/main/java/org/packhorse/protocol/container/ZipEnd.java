package org.packhorse.protocol.container;

import org.packhorse.protocol.column.Column;
import org.packhorse.protocol.column.Columns;
import org.packhorse.protocol.content.RefusedInputException;

/** The record at the end of a ZIP file (APPNOTE.TXT, section 4.3.16), without signature and comment. */
final class ZipEnd {
    /** How many bytes each field has. */
    private static final int[] WIDTHS = {2, 2, 2, 2, 4, 4, 2};

    private ZipEnd() {}

    /** The fields: disk, disk of the directory, entries here, entries, size and offset of the directory, length of the comment. */
    static long[] code(Columns notes, long count, long directoryBytes, long directoryOffset, long[] actual)
            throws RefusedInputException {
        long[] usual = {0, 0, count, count, directoryBytes, directoryOffset, 0};
        var fields = new long[WIDTHS.length];
        for (int i = 0; i < fields.length; i++) {
            long most = most(i);
            fields[i] = notes.within(Column.ZIP_END, most, Math.min(usual[i], most), actual[i]);
        }
        return fields;
    }

    static int width(int field) {
        return WIDTHS[field];
    }

    static int fields() {
        return WIDTHS.length;
    }

    private static long most(int field) {
        return (1L << (8 * WIDTHS[field])) - 1;
    }
}
