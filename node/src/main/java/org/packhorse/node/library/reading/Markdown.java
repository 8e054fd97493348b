package org.packhorse.node.library.reading;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.nodes.Document;
import org.packhorse.node.html.Binary;
import org.packhorse.node.html.Encoding;
import org.packhorse.node.html.Html;

/** Markdown as a document: CommonMark with tables. HTML in it is trusted as little as any other. Any thread. */
final class Markdown {
    /** Quotes in lists in quotes; the renderer goes down into them. */
    private static final int NESTING_LIMIT = 60;

    /** A second of a small board. A table of 300 rows with a link in each takes 9 million. */
    private static final long STEP_LIMIT = 30_000_000;

    private static final String MARKS = "*_[`<";

    /** What ends a paragraph for certain: an empty line, an item of a list, a heading. */
    private static final Pattern BEGINNING = Pattern.compile("\\s*$| {0,3}(?:[-*+] |#{1,6} |1[.)] )");

    private static final List<TablesExtension> EXTENSIONS = List.of((TablesExtension) TablesExtension.create());

    private static final Parser PARSER = Parser.builder()
            .extensions(EXTENSIONS)
            .maxOpenBlockParsers(NESTING_LIMIT)
            .build();

    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .attributeProviderFactory(_ -> new HeadingNames())
            .build();

    private Markdown() {}

    /** {@code content} as a document still to be rewritten; empty where there is too much in it, or it is no text. */
    static Optional<Document> parse(byte[] content, Encoding.Languages languages) {
        if (Binary.is(content)) {
            return Optional.empty();
        }
        var text = PlainText.decode(content, languages);
        var matter = FrontMatter.of(text);
        var body = matter.rest(text);
        if (isLaborious(body)) {
            return Optional.empty();
        }
        var html = new Bounded();
        try {
            RENDERER.render(PARSER.parse(body), html);
        } catch (TooLongException e) {
            return Optional.empty();
        }
        return ReadingRoom.parse((head(matter) + html).getBytes(StandardCharsets.UTF_8), true, languages);
    }

    /** What a document begins with that says this of itself. */
    private static String head(FrontMatter matter) {
        return "<html lang=\"" + Html.escape(matter.language()) + "\"><meta charset=utf-8><title>"
                + Html.escape(matter.value("title")) + "</title><body>";
    }

    /** As much as a document may have: an address of 100 KB that is referred to 40,000 times would become gigabytes. */
    private static final class Bounded implements Appendable {
        private final StringBuilder html = new StringBuilder();

        @Override
        public Bounded append(CharSequence more) {
            return append(more, 0, more.length());
        }

        @Override
        public Bounded append(CharSequence more, int start, int end) {
            if (html.length() + end - start > ReadingRoom.DOCUMENT_LIMIT_BYTES) {
                throw new TooLongException();
            }
            html.append(more, start, end);
            return this;
        }

        @Override
        public Bounded append(char more) {
            return append(String.valueOf(more));
        }

        @Override
        public String toString() {
            return html.toString();
        }
    }

    /** The renderer has no other way to be stopped. */
    private static final class TooLongException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Whether parsing would take out of all proportion; known before anything is parsed. */
    static boolean isLaborious(String text) {
        var labour = new Labour();
        // Ends lines where the parser does.
        text.lines().forEach(labour::add);
        return labour.isTooMuch();
    }

    /**
     * What parsing would take, line by line. From each bracket the parser may look to the end of its paragraph, so what counts is brackets
     * times characters, paragraph by paragraph; and all marks together, each of which may become an element. A table becomes as wide in
     * each of its lines as in its widest, and ends only at a line without a bar, whatever else that line may begin.
     */
    private static final class Labour {
        private long elements;
        private long steps;
        private long brackets;
        private long chars;
        private long rows;
        private long widest;

        void add(String line) {
            if (BEGINNING.matcher(line).lookingAt()) {
                endParagraph();
            }
            long bars = 0;
            for (int i = 0; i < line.length(); i++) {
                char c = line.charAt(i);
                bars += c == '|' ? 1 : 0;
                brackets += c == '[' || c == '<' ? 1 : 0;
                elements += MARKS.indexOf(c) >= 0 ? 1 : 0;
            }
            elements++;
            chars += line.length();
            if (bars == 0) {
                endTable();
            } else {
                rows++;
                widest = Math.max(widest, bars);
            }
        }

        private void endParagraph() {
            steps += brackets * chars;
            brackets = 0;
            chars = 0;
        }

        private void endTable() {
            elements += rows * widest;
            rows = 0;
            widest = 0;
        }

        boolean isTooMuch() {
            endParagraph();
            endTable();
            return elements > ReadingRoom.TAG_LIMIT || steps > STEP_LIMIT;
        }
    }
}
