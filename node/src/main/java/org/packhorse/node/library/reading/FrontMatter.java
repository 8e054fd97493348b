package org.packhorse.node.library.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.packhorse.node.library.reading.markup.Rewriting;

/**
 * What stands above a Markdown document for the program that makes a site of it: YAML between lines of three hyphens, or TOML between three
 * plus signs. It is told line by line whether it goes on. One document, one thread.
 */
public final class FrontMatter {
    /** The longest we know has 60; whoever begins a text with a rule gets it back soon. */
    private static final int LINES_LIMIT = 200;

    private static final Pattern FENCE = Pattern.compile("\\ufeff?(---|\\+\\+\\+)\\s*");

    /** What a first line must be, lest a text between two rules be taken for it. */
    private static final Pattern KEYED = Pattern.compile("\\s*(?:#.*|[\\w\"'-][\\w \"'.-]{0,60}\\s*[:=](?:\\s.*)?)");

    private static final int VALUE_LIMIT_CHARS = 300;

    private final List<String> lines = new ArrayList<>();
    private String fence = "";
    private State state = State.POSSIBLE;
    /** Of all lines that were taken, with what ends them. */
    private int length;

    /** What is known by now. */
    public enum State {
        /** It may end in a line to come. */
        POSSIBLE,
        /** The lines so far are front matter, the last of them its end. */
        WHOLE,
        /** The lines so far are text. */
        NONE
    }

    /** Takes the next line, while it is possible. */
    public State take(String line) {
        boolean first = lines.isEmpty();
        // Of Windows' line ends half may be left.
        var bare = line.stripTrailing();
        lines.add(line);
        length += line.length() + 1;
        if (first) {
            var begun = FENCE.matcher(bare);
            fence = begun.matches() ? begun.group(1) : "";
            state = fence.isEmpty() ? State.NONE : State.POSSIBLE;
        } else if (bare.equals(fence) || (fence.equals("---") && bare.equals("..."))) {
            state = State.WHOLE;
        } else if (lines.size() > LINES_LIMIT
                || (lines.size() == 2 && !KEYED.matcher(bare).matches())) {
            state = State.NONE;
        }
        return state;
    }

    /** All lines that were taken. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** What it says of {@code key} in one line; empty where it does not, or there is none. */
    public String value(String key) {
        if (state != State.WHOLE) {
            return "";
        }
        var said = Pattern.compile("(?i)" + Pattern.quote(key) + "\\s*[:=]\\s*(.*)");
        for (var line : lines) {
            var found = said.matcher(line.length() > VALUE_LIMIT_CHARS ? "" : line.stripTrailing());
            if (found.matches()) {
                return unquoted(found.group(1));
            }
        }
        return "";
    }

    /** The language that it says the document is in, a BCP 47 tag; empty where it does not. */
    public String language() {
        var said = value("lang");
        return Rewriting.tag(said.isEmpty() ? value("language") : said);
    }

    private static String unquoted(String value) {
        int last = value.length() - 1;
        boolean quoted = last > 0
                && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                && value.charAt(last) == value.charAt(0);
        return (quoted ? value.substring(1, last) : value).strip();
    }

    /** That of {@code text}; where it has none, that says nothing. */
    static FrontMatter of(String text) {
        var matter = new FrontMatter();
        while (matter.state == State.POSSIBLE && matter.length < text.length()) {
            int end = text.indexOf('\n', matter.length);
            matter.take(text.substring(matter.length, end < 0 ? text.length() : end));
        }
        return matter;
    }

    /** {@code text}, which this is of, without it. */
    String rest(String text) {
        return state == State.WHOLE ? text.substring(Math.min(length, text.length())) : text;
    }
}
