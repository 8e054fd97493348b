package org.packhorse.node.library.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeFilter;
import org.packhorse.node.library.reading.markup.Reference;
import org.packhorse.node.library.reading.markup.Rewriting;
import org.packhorse.node.library.reading.markup.Vocabulary;
import org.packhorse.protocol.content.FilePath;

/**
 * Reads a table of contents: the navigation document of EPUB 3, or the NCX of EPUB 2. Both are trees, so there are no circles in them, but
 * they may be deeper and longer than anybody reads. Used once, by one thread.
 */
final class BookContents implements NodeFilter {
    /** More lines than this are no table; it is 300 KB of page. */
    static final int LINE_LIMIT = 4_000;

    private static final int LEVEL_LIMIT = 6;

    private final FilePath base;
    private final List<Book.Entry> lines = new ArrayList<>();
    private int level;

    private BookContents(FilePath base) {
        this.base = base;
    }

    /** The lines of {@code document}, which stands at {@code base}. */
    static List<Book.Entry> of(Document document, FilePath base) {
        var contents = new BookContents(base);
        root(document).ifPresent(root -> root.filter(contents));
        return contents.lines;
    }

    private static Optional<Element> root(Document document) {
        var map = Rewriting.find(document, "navmap");
        if (map.isPresent()) {
            return map;
        }
        var lists =
                document.stream().filter(e -> Vocabulary.name(e).equals("nav")).toList();
        return lists.stream()
                .filter(e -> (" " + e.attr("epub:type") + " ").contains(" toc "))
                .findFirst()
                .or(() -> lists.stream().findFirst());
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (lines.size() >= LINE_LIMIT) {
            return FilterResult.STOP;
        }
        if (!(node instanceof Element element)) {
            return FilterResult.SKIP_ENTIRELY;
        }
        switch (Vocabulary.name(element)) {
            case "ol", "ul" -> level++;
            case "a", "span" -> {
                line(element.text(), element.attr("href"));
                return FilterResult.SKIP_CHILDREN;
            }
            case "navpoint" -> {
                level++;
                line(
                        child(element, "navlabel").map(Books::title).orElse(""),
                        child(element, "content").map(e -> e.attr("src")).orElse(""));
            }
            default -> {}
        }
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) {
            var name = Vocabulary.name(element);
            level -= name.equals("ol") || name.equals("ul") || name.equals("navpoint") ? 1 : 0;
        }
        return FilterResult.CONTINUE;
    }

    private static Optional<Element> child(Element parent, String name) {
        return parent.children().stream()
                .filter(e -> Vocabulary.name(e).equals(name))
                .findFirst();
    }

    private void line(String text, String href) {
        var title = Books.shorten(text);
        if (title.isEmpty()) {
            return;
        }
        int shown = Math.clamp(level, 1, LEVEL_LIMIT);
        lines.add(
                switch (Reference.of(base, href)) {
                    case Reference.Inside(var path, var fragment) ->
                        new Book.Entry(title, Optional.of(path), fragment, shown);
                    default -> new Book.Entry(title, Optional.empty(), "", shown);
                });
    }
}
