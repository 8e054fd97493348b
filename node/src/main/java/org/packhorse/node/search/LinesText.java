package org.packhorse.node.search;

import java.io.IOException;
import java.util.regex.Pattern;

/** The text of Markdown and of subtitles, a line at a time: without marks at the beginning of lines, and without times. One use. */
final class LinesText {
    /** What is longer is taken as several. */
    private static final int LINE_CHARS = 4_096;

    private static final Pattern MARKS = Pattern.compile("^[\\s#>*+=-]+|[`*_]{1,3}|\\]\\([^)]*\\)|[\\[\\]{}|]");
    private static final Pattern NO_WORDS = Pattern.compile("\\s*[0-9]*\\s*|WEBVTT.*|.*-->.*|NOTE\\b.*");
    private static final Pattern TAG = Pattern.compile("<[^>]{0,100}>");

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
            var words = MARKS.matcher(line).replaceAll(" ");
            if (line.strip().startsWith("#") && !out.hasTitle()) {
                words.chars().forEach(c -> out.addToTitle((char) c));
            }
            out.add(words);
        } else if (!NO_WORDS.matcher(line.strip()).matches()) {
            out.add(TAG.matcher(line).replaceAll(""));
        }
        out.add(' ');
    }
}
