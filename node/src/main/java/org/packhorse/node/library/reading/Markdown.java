package org.packhorse.node.library.reading;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.nodes.Document;

/** Markdown as a document: CommonMark with tables. What HTML stands in it is as little trusted as any other. Any thread. */
final class Markdown {
    /** Quotes in lists in quotes; the renderer goes down into them. */
    private static final int NESTING_LIMIT = 60;

    private static final List<TablesExtension> EXTENSIONS = List.of((TablesExtension) TablesExtension.create());

    private static final Parser PARSER = Parser.builder()
            .extensions(EXTENSIONS)
            .maxOpenBlockParsers(NESTING_LIMIT)
            .build();

    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().extensions(EXTENSIONS).build();

    private Markdown() {}

    /** {@code content} as a document still to be rewritten; empty where there is too much in it. */
    static Optional<Document> parse(byte[] content) {
        int marks = 0;
        for (byte b : content) {
            marks += b == '*' || b == '_' || b == '[' || b == '`' || b == '|' || b == '\n' ? 1 : 0;
        }
        if (marks > ReadingRoom.TAG_LIMIT) {
            return Optional.empty();
        }
        var html = RENDERER.render(PARSER.parse(new String(content, StandardCharsets.UTF_8)));
        return ReadingRoom.parse(("<meta charset=utf-8><body>" + html).getBytes(StandardCharsets.UTF_8), true);
    }
}
