package org.packhorse.node.search.text;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.packhorse.node.library.reading.markup.Characters;
import org.packhorse.node.library.reading.markup.MarkupSource;

/** Goes past the tables of OpenDocument that are not shown: their style, which comes before all of them, says so. One use. */
final class HiddenTables {
    /** A workbook of a hundred sheets has some two hundred styles of tables. More hide nothing. */
    private static final int STYLES_LIMIT = 1_000;

    private final MarkupSource in;
    private final Set<String> styles = new HashSet<>();

    HiddenTables(MarkupSource in) {
        this.in = in;
    }

    /** Whether an element called {@code name} is for {@link #open}. */
    static boolean mayBe(String name) {
        return name.equals("style") || name.equals("table");
    }

    /** Goes past what is no text in the element {@code name}, whose name has been read: a style to its end, of a table the tag, or all where it is hidden. */
    void open(String name) throws IOException {
        boolean isTable = name.equals("table");
        var called = isTable ? "style-name" : "name";
        var rest = in.restOfTag(List.of(called));
        if (rest.isClosed()) {
            return;
        }
        if (isTable && styles.contains(rest.value(called))) {
            skipTable();
        } else if (!isTable && styleHides() && styles.size() < STYLES_LIMIT) {
            styles.add(rest.value(called));
        }
    }

    private boolean styleHides() throws IOException {
        boolean hides = false;
        for (int c = in.next(); c != Characters.END; c = in.next()) {
            if (c != '<') {
                continue;
            }
            boolean closes = in.peek(0) == '/';
            in.skip(closes ? 1 : 0);
            var name = in.name();
            if (closes && name.equals("style")) {
                in.skipRestOfTag();
                return hides;
            }
            hides |= name.equals("table-properties")
                    && in.restOfTag(List.of("display")).value("display").equals("false");
        }
        return hides;
    }

    /** With the tables that are in it. */
    private void skipTable() throws IOException {
        int depth = 1;
        // What comes behind the last end is left: it may begin the next table.
        while (depth > 0 && in.peek(0) != Characters.END) {
            if (in.next() != '<') {
                continue;
            }
            boolean closes = in.peek(0) == '/';
            in.skip(closes ? 1 : 0);
            if (in.name().equals("table")) {
                boolean isClosed = in.restOfTag(List.of()).isClosed();
                depth += closes ? -1 : isClosed ? 0 : 1;
            }
        }
    }
}
