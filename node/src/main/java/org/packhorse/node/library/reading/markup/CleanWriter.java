package org.packhorse.node.library.reading.markup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.packhorse.node.html.Html;
import org.packhorse.protocol.content.FilePath;

/**
 * Writes the HTML of a document's body from nothing: names of elements and attributes are ours, every value and text is escaped. So what
 * comes out has no element that {@link Vocabulary} lacks, however a browser may take it apart. Used once, by one thread.
 */
final class CleanWriter implements NodeFilter {
    /** Four times the longest document: addresses of ours are longer than those they replace. */
    static final int LIMIT_CHARS = 2 << 20;

    /** Browsers give up at 512; below this only the text stays. */
    private static final int DEPTH_LIMIT = 150;

    /** The ids of our own pages. */
    private static final Set<String> OURS = Set.of("main", "q");

    private static final int ID_LIMIT_CHARS = 200;

    private final FilePath base;
    private final Embedded embedded;
    private final Shelfmarks marks;
    private final Headings headings = new Headings();
    private final Set<String> ids = new HashSet<>(OURS);
    private final StringBuilder html = new StringBuilder();
    /** What closes each element that is open. */
    private final Deque<String> open = new ArrayDeque<>();

    private boolean inLink;

    CleanWriter(FilePath base, Shelfmarks marks) {
        this.base = base;
        this.marks = marks;
        this.embedded = new Embedded(base, marks);
    }

    /** Leads on to {@code next}, behind all that is written. */
    void leadOn(Optional<Framed> next) throws IOException {
        embedded.framed(next, html);
    }

    /** What was written. */
    String html() {
        return html.toString();
    }

    boolean isTooLong() {
        return html.length() > LIMIT_CHARS;
    }

    boolean isHeaded() {
        return headings.leads();
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (isTooLong()) {
            return FilterResult.STOP;
        }
        try {
            return switch (node) {
                case TextNode text -> text(text.getWholeText());
                case Element element -> element(element, depth);
                // Comments, declarations, and what scripts and styles consist of.
                default -> FilterResult.SKIP_ENTIRELY;
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FilterResult text(String words) {
        headings.text(words);
        html.append(Html.escape(words));
        return FilterResult.CONTINUE;
    }

    private FilterResult element(Element element, int depth) throws IOException {
        var name = Vocabulary.name(element);
        if (Vocabulary.isSilent(name)) {
            return FilterResult.SKIP_ENTIRELY;
        }
        if (embedded.isOne(name)) {
            headings.text(embedded.write(element, name, html) ? "picture" : "");
            return FilterResult.SKIP_ENTIRELY;
        }
        open.push(depth > DEPTH_LIMIT ? "" : begin(element, name));
        return FilterResult.CONTINUE;
    }

    /** Begins to write {@code element}; what ends it. */
    private String begin(Element element, String name) throws IOException {
        if (name.equals("a")) {
            return link(element);
        }
        int level = Vocabulary.headingLevel(name);
        var written = level > 0 ? headings.begin(level) : Vocabulary.written(name);
        if (written.isEmpty()) {
            // Its name may be what a link leads to.
            return element.id().isEmpty() || name.equals("body") || name.startsWith("#")
                    ? ""
                    : plain(element, "span", "");
        }
        // What may be wider than a phone scrolls by itself, and lets the page be.
        return switch (written) {
            case "table" -> plain(element, written, "<div class=\"scroll\" tabindex=\"0\">") + "</div>";
            case "math" -> plain(element, written, "<span class=\"formula\">") + "</span>";
            default -> plain(element, written, "");
        };
    }

    private String plain(Element element, String written, String before) {
        html.append(before).append('<').append(written);
        common(element);
        for (var attribute : element.attributes()) {
            if (Vocabulary.allows(written, attribute.getKey())) {
                attribute(attribute.getKey(), attribute.getValue());
            }
        }
        html.append('>');
        return Vocabulary.VOID.contains(written) ? "" : "</" + written + ">";
    }

    private String link(Element element) throws IOException {
        if (inLink) {
            return "";
        }
        var href = element.hasAttr("href") ? element.attr("href") : element.attr("xlink:href");
        return switch (Reference.of(base, href)) {
            case Reference.Here(var fragment) when !fragment.isEmpty() -> anchor(element, "#" + fragment);
            case Reference.Inside(var path, var fragment) -> {
                var address = marks.page(path);
                yield address.isPresent() ? anchor(element, marks.at(address.get(), fragment)) : span(element);
            }
            case Reference.Top(var top) -> {
                var address = marks.top(top);
                yield address.isPresent() ? anchor(element, address.get()) : span(element);
            }
            case Reference.Away(var address) -> span(element) + away(element, address);
            case Reference.Here _, Reference.Nowhere _ -> span(element);
        };
    }

    private String anchor(Element element, String address) {
        html.append("<a");
        common(element);
        attribute("href", address);
        html.append('>');
        inLink = true;
        return "</a>";
    }

    private String span(Element element) {
        html.append("<span");
        common(element);
        html.append('>');
        return "</span>";
    }

    /** There is no internet behind the address, but it can be written down. */
    private static String away(Element element, String address) {
        boolean said = element.childNodeSize() == 1 && element.ownText().strip().equals(address);
        return said ? "" : " <span class=\"away\" dir=\"ltr\">(" + Html.escape(address) + ")</span>";
    }

    private void common(Element element) {
        var id = element.hasAttr("id") ? element.attr("id") : element.attr("xml:id");
        id = id.isEmpty() && Vocabulary.name(element).equals("a") ? element.attr("name") : id;
        if (!id.isEmpty() && id.length() <= ID_LIMIT_CHARS && id.chars().noneMatch(c -> c <= ' ') && ids.add(id)) {
            attribute("id", id);
        }
        var tag = Rewriting.tag(element.hasAttr("xml:lang") ? element.attr("xml:lang") : element.attr("lang"));
        if (!tag.isEmpty()) {
            attribute("lang", tag);
        }
        var direction = element.attr("dir");
        if (direction.matches("(?i)ltr|rtl|auto")) {
            attribute("dir", direction);
        }
    }

    private void attribute(String name, String value) {
        html.append(' ').append(name).append("=\"").append(Html.escape(value)).append('"');
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element) {
            var end = open.pop();
            html.append(end);
            inLink &= !end.equals("</a>");
        }
        return FilterResult.CONTINUE;
    }
}
