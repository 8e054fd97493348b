package org.packhorse.node.search.text;

import java.io.IOException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;
import org.packhorse.node.library.reading.FrontMatter;
import org.packhorse.node.library.reading.FrontMatter.State;
import org.packhorse.node.library.reading.markup.Characters;

/**
 * The text of Markdown and of subtitles, a line at a time, without marks. Times of subtitles become pages: one for each
 * {@link #SLOT_SECONDS}, so that what is found leads to when it is said. One use.
 */
public final class LinesText {
    /** Nobody minds to hear so much of what comes before. */
    public static final int SLOT_SECONDS = 10;

    /** Ten hours; what is said later is found there. */
    private static final int SLOT_LIMIT = 3_600;

    /** What is longer is taken as several. */
    private static final int LINE_CHARS = 4_096;

    private static final Pattern MARKS = Pattern.compile("^[\\s#>*+=-]+|[`*_]{1,3}|\\]\\([^)]*+(?:\\)|$)|[\\[\\]{}|]");
    private static final Pattern NO_WORDS = Pattern.compile("\\s*[0-9]*\\s*|WEBVTT.*|NOTE\\b.*");
    private static final Pattern TIMES =
            Pattern.compile("\\s*(?:([0-9]{1,3}):)?([0-9]{1,2}):([0-9]{1,2})[.,][0-9]{1,3}\\s*-->.*");
    private static final Pattern SCRIPT =
            Pattern.compile("(?i)<(script|style)\\b[^<>]{0,100}>.{0,1000}?</\\1[^<>]{0,20}>");

    /** A run of code; or what no reader sees, to its end or that of the line. */
    private static final Pattern CODE_OR_SCRIPT =
            Pattern.compile("(?i)(`{1,3})[^`]{1,1000}\\1|<(script|style)\\b[^>]{0,500}>(?:.*?</\\2[^>]{0,20}>|.*)");

    private static final Pattern FENCE = Pattern.compile("\\s{0,3}(?:```|~~~).*");
    private static final Pattern SCRIPT_BLOCK = Pattern.compile("(?i)\\s{0,3}<(script|style)\\b.*");
    private static final Pattern TAG = Pattern.compile("<[^>]{0,100}>|\\{\\\\[^{}]{0,100}}");

    private final Characters in;
    private final TextGatherer out;
    private final boolean markdown;
    private final FrontMatter matter = new FrontMatter();
    private State state = State.POSSIBLE;
    private boolean fenced;
    /** What ends the script that a line of Markdown began; empty where none did. */
    private String silentUntil = "";

    /** @param kind Markdown or subtitles */
    LinesText(Characters in, TextGatherer out, TextKind kind) {
        this.in = in;
        this.out = out;
        this.markdown = kind == TextKind.MARKDOWN;
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
        if (markdown && state == State.POSSIBLE) {
            giveBack();
        }
    }

    /** What stands above a document is looked at as a whole, for only its end says that it was no text. */
    private void take(String line) throws IOException {
        if (!markdown || state != State.POSSIBLE) {
            words(line);
            return;
        }
        state = matter.take(line.startsWith("\n") ? line.substring(1) : line);
        if (state == State.WHOLE) {
            matter.value("title").chars().forEach(c -> out.addToTitle((char) c));
            out.setLanguage(matter.language());
        } else if (state == State.NONE) {
            giveBack();
        }
    }

    private void giveBack() throws IOException {
        for (var line : matter.lines()) {
            words(line);
        }
    }

    private void words(String line) throws IOException {
        if (markdown) {
            var words = decoded(MARKS.matcher(spoken(line.strip())).replaceAll(" "));
            if (line.strip().startsWith("#") && !out.hasTitle()) {
                words.chars().forEach(c -> out.addToTitle((char) c));
            }
            out.add(words);
        } else if (line.contains("-->")) {
            time(line);
        } else if (!NO_WORDS.matcher(line.strip()).matches()) {
            out.add(decoded(TAG.matcher(SCRIPT.matcher(line).replaceAll("")).replaceAll("")));
        }
        out.add(' ');
    }

    /** {@code line} of Markdown without scripts and styles, which are HTML there wherever they are no code. */
    private String spoken(String line) {
        if (!silentUntil.isEmpty()) {
            int end = line.toLowerCase(Locale.ROOT).indexOf(silentUntil);
            silentUntil = end < 0 ? silentUntil : "";
            return end < 0 ? "" : line.substring(line.indexOf('>', end) + 1);
        }
        fenced ^= FENCE.matcher(line).matches();
        if (fenced) {
            return line;
        }
        var block = SCRIPT_BLOCK.matcher(line);
        if (block.matches()) {
            var end = "</" + block.group(1).toLowerCase(Locale.ROOT);
            silentUntil = line.toLowerCase(Locale.ROOT).contains(end) ? "" : end;
        }
        return CODE_OR_SCRIPT
                .matcher(line)
                .replaceAll(found -> found.group(1) == null ? " " : Matcher.quoteReplacement(found.group()));
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
