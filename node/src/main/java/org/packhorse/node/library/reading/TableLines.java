package org.packhorse.node.library.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.packhorse.node.library.reading.markup.Passage;

/** The words of spreadsheets: a heading for each sheet, a line for each row, its cells parted as those of tables in pages. One use. */
final class TableLines {
    /** A thick book. */
    private static final int LIMIT_CHARS = 512 * 1024;

    /** Some hundred screens of a phone; whoever wants more wants the file. */
    private static final int LIMIT_ROWS = 10_000;

    /** Nobody counts the bars between two cells that are so far apart. */
    private static final int GAP_LIMIT = 8;

    private static final Pattern SPACES = Pattern.compile("\\s+");

    private static final String BAR = " | ";

    private final List<Passage> passages = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private int column;
    private int chars;

    /** Whether more would be in vain. */
    boolean isFull() {
        return chars >= LIMIT_CHARS || passages.size() >= LIMIT_ROWS;
    }

    /** A sheet begins. */
    void sheet(String name) {
        row();
        keep(Passage.Kind.HEADING, name);
    }

    /** A row begins. */
    void row() {
        keep(Passage.Kind.TEXT, line.toString());
        line.setLength(0);
        column = 0;
    }

    /** What the cell in {@code at}, from 1 and behind the last one, says. */
    void cell(int at, String said) {
        var words = SPACES.matcher(said).replaceAll(" ").strip();
        if (words.isEmpty() || line.length() >= LIMIT_CHARS) {
            return;
        }
        if (!line.isEmpty()) {
            line.append(BAR.repeat(Math.clamp(at - column, 1, GAP_LIMIT)).replace("  ", " "));
        }
        line.append(words);
        column = at;
    }

    private void keep(Passage.Kind kind, String text) {
        if (!text.isBlank() && !isFull()) {
            passages.add(new Passage(kind, text));
            chars += text.length();
        }
    }

    /** All of them; three dots stand for what there was no room for. */
    List<Passage> passages() {
        boolean cut = isFull();
        row();
        if (cut) {
            passages.add(new Passage(Passage.Kind.TEXT, "…"));
        }
        return passages;
    }
}
