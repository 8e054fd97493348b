package org.packhorse.node.search;

import java.io.IOException;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/**
 * The text of Markdown and of subtitles, a line at a time, without marks. Times of subtitles become pages: one for each
 * {@link #SLOT_SECONDS}, so that what is found leads to when it is said. One use.
 */
final class LinesText {
    /** Nobody minds to hear so much of what comes before. */
    static final int SLOT_SECONDS = 10;

    /** Ten hours; what is said later is found there. */
    private static final int SLOT_LIMIT = 3_600;

    /** What is longer is taken as several. */
    private static final int LINE_CHARS = 4_096;

    private static final Pattern MARKS = Pattern.compile("^[\\s#>*+=-]+|[`*_]{1,3}|\\]\\([^)]*+(?:\\)|$)|[\\[\\]{}|]");
    private static final Pattern NO_WORDS = Pattern.compile("\\s*[0-9]*\\s*|WEBVTT.*|NOTE\\b.*");
    private static final Pattern TIMES =
            Pattern.compile("\\s*(?:([0-9]{1,3}):)?([0-9]{1,2}):([0-9]{1,2})[.,][0-9]{1,3}\\s*-->.*");
    private static final Pattern TAG = Pattern.compile("<[^>]{0,100}>|\\{\\\\[^{}]{0,100}}");

    private final Characters in;
    private final TextGatherer out;
    private final boolean markdown;

    /** Subtitles, where it is not {@code markdown}. */
    LinesText(Characters in, TextGatherer out, boolean markdown) {
        this.in = in;
        this.out = out;
        this.markdown = markdown;
    }

    void read() throws IOException {
        if (!markdown) {
            out.beginPages();
        }
        var line = new StringBuilder();
        int c = in.next();
        while (c != Characters.END && !out.isFull()) {
            if (c == '\n' || line.length() == LINE_CHARS) {
                take(line.toString());
                line.setLength(0);
            }
            line.append((char) c);
            c = in.next();
        }
        take(line.toString());
    }

    private void take(String line) throws IOException {
        if (markdown) {
            var words = decoded(MARKS.matcher(line).replaceAll(" "));
            if (line.strip().startsWith("#") && !out.hasTitle()) {
                words.chars().forEach(c -> out.addToTitle((char) c));
            }
            out.add(words);
        } else if (line.contains("-->")) {
            time(line);
        } else if (!NO_WORDS.matcher(line.strip()).matches()) {
            out.add(decoded(TAG.matcher(line).replaceAll("")));
        }
        out.add(' ');
    }

    private static String decoded(String text) {
        return text.indexOf('&') < 0 ? text : Parser.unescapeEntities(text, true);
    }

    /** Times that go back are taken for the last. */
    private void time(String line) throws IOException {
        var times = TIMES.matcher(line.strip());
        if (!times.matches()) {
            return;
        }
        int hours = times.group(1) == null ? 0 : Integer.parseInt(times.group(1));
        int seconds = (hours * 60 + Integer.parseInt(times.group(2))) * 60 + Integer.parseInt(times.group(3));
        int slot = Math.min(SLOT_LIMIT, seconds / SLOT_SECONDS + 1);
        while (out.page() < slot) {
            out.endPage();
        }
    }
}
