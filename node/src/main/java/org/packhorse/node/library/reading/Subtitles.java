package org.packhorse.node.library.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;
import org.packhorse.node.catalog.NamedLanguage;
import org.packhorse.node.html.Encoding;
import org.packhorse.node.html.Html;
import org.packhorse.node.library.reading.markup.Passage;
import org.packhorse.protocol.content.FilePath;

/**
 * Subtitles: SubRip as WebVTT, which browsers take, and either as a transcript. Every line is looked at once; nothing in them is trusted but
 * times and text.
 *
 * @param cues in the order in which they stand
 */
public record Subtitles(List<Cue> cues) {
    /** A film of ten hours with a line each second. */
    static final int CUE_LIMIT = 36_000;

    /** What is said at one time is read in a breath. */
    private static final int CUE_LIMIT_CHARS = 1_000;

    /** A transcript says this often when something is said. */
    private static final int MARK_EVERY_MILLIS = 60_000;

    private static final Pattern TIMES = Pattern.compile(
            "\\s*((?:\\d{1,2}:)?\\d{1,2}:\\d{1,2}[.,]\\d{1,3})\\s*-->\\s*((?:\\d{1,2}:)?\\d{1,2}:\\d{1,2}[.,]\\d{1,3}).*");

    private static final Pattern SCRIPT =
            Pattern.compile("(?i)<(script|style)\\b[^<>]{0,200}>.{0,1000}?</\\1[^<>]{0,20}>");
    private static final Pattern MARKUP = Pattern.compile("<[^<>]{0,200}>|\\{\\\\[^{}]{0,200}}");

    public Subtitles {
        cues = List.copyOf(cues);
    }

    /**
     * Something that is said.
     *
     * @param fromMillis when it appears
     * @param toMillis when it goes
     * @param text without markup; may have several lines
     */
    public record Cue(int fromMillis, int toMillis, String text) {}

    /** The language that the name of {@code file}, subtitles, says; empty where it says none. */
    public static String tag(FilePath file) {
        return NamedLanguage.of(file).orElse("");
    }

    /** Those that {@code content} has, SubRip or WebVTT, likely in one of {@code languages}; what is neither has none. */
    public static Subtitles parse(byte[] content, Encoding.Languages languages) {
        var cues = new ArrayList<Cue>();
        var lines = PlainText.decode(content, languages)
                .replace("\r\n", "\n")
                .replace('\r', '\n')
                .split("\n", -1);
        for (int i = 0; i < lines.length && cues.size() < CUE_LIMIT; i++) {
            var times = lines[i].length() > 200 ? null : TIMES.matcher(lines[i]);
            if (times == null || !times.matches()) {
                continue;
            }
            var text = new StringBuilder();
            while (i + 1 < lines.length && !lines[i + 1].isBlank()) {
                i++;
                // An empty line would end it.
                var bare = text.length() + lines[i].length() < CUE_LIMIT_CHARS ? bare(lines[i]) : "";
                text.append(text.isEmpty() || bare.isEmpty() ? "" : "\n").append(bare);
            }
            int from = millis(times.group(1));
            int to = millis(times.group(2));
            if (!text.toString().isBlank() && to > from) {
                cues.add(new Cue(from, to, text.toString()));
            }
        }
        return new Subtitles(cues);
    }

    private static String bare(String line) {
        var text = Parser.unescapeEntities(
                MARKUP.matcher(SCRIPT.matcher(line).replaceAll("")).replaceAll(""), true);
        return text.replaceAll("[\\p{Cntrl}\u00a0]", " ").strip();
    }

    private static int millis(String time) {
        var parts = time.replace(',', '.').split("[:.]", -1);
        int last = parts.length - 1;
        int fraction = Integer.parseInt((parts[last] + "00").substring(0, 3));
        int hours = last == 3 ? Integer.parseInt(parts[0]) : 0;
        int minutes = Integer.parseInt(parts[last - 2]);
        int seconds = Integer.parseInt(parts[last - 1]);
        return ((hours * 60 + minutes) * 60 + seconds) * 1000 + fraction;
    }

    /** These as a WebVTT file. */
    public String toWebVtt() {
        var vtt = new StringBuilder("WEBVTT\n");
        for (var cue : cues) {
            vtt.append('\n').append(time(cue.fromMillis())).append(" --> ").append(time(cue.toMillis()));
            // An arrow in the text would be read as times.
            var text = Html.escapeText(cue.text());
            vtt.append('\n').append(text).append('\n');
        }
        return vtt.toString();
    }

    private static String time(int millis) {
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d.%03d",
                millis / 3_600_000,
                millis / 60_000 % 60,
                millis / 1000 % 60,
                millis % 1000);
    }

    /** What is said, to be read; lines that are said twice in a row stand once. */
    public List<Passage> transcript() {
        var passages = new ArrayList<Passage>();
        var words = new StringBuilder();
        var last = "";
        int next = Integer.MIN_VALUE;
        for (var cue : cues) {
            if (cue.fromMillis() >= next) {
                flush(words, passages);
                int seconds = cue.fromMillis() / 1000;
                passages.add(new Passage(
                        Passage.Kind.TIME, String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)));
                next = cue.fromMillis() + MARK_EVERY_MILLIS;
            }
            var line = cue.text().replace('\n', ' ');
            if (!line.equals(last)) {
                words.append(words.isEmpty() ? "" : " ").append(line);
            }
            last = line;
        }
        flush(words, passages);
        return passages;
    }

    private static void flush(StringBuilder words, List<Passage> passages) {
        if (!words.isEmpty()) {
            passages.add(new Passage(Passage.Kind.TEXT, words.toString()));
            words.setLength(0);
        }
    }
}
