package org.packhorse.node.library.reading.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeFilter;

/** Takes the words out of what is XML but no page: drawings, and documents of office programs. Used once, by one thread. */
public final class XmlWords implements NodeFilter {
    /** Of SVG: what a drawing is called, what is said about it, and what is written in it. */
    private static final Set<String> DRAWN = Set.of("title", "desc", "text");

    /** Paragraphs and headings of Office Open XML and OpenDocument. */
    private static final Set<String> TYPED = Set.of("p", "h");

    /** What office programs have for tabs, several spaces and line breaks within a paragraph. */
    private static final Set<String> GAPS = Set.of("tab", "s", "br", "cr", "line-break");

    private final Set<String> names;
    private final List<Passage> passages = new ArrayList<>();

    private XmlWords(Set<String> names) {
        this.names = names;
    }

    public static List<Passage> ofDrawing(Document document) {
        return of(document, DRAWN);
    }

    public static List<Passage> ofOffice(Document document) {
        return of(document, TYPED);
    }

    private static List<Passage> of(Document document, Set<String> names) {
        var found = new XmlWords(names);
        document.filter(found);
        return found.passages;
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (!(node instanceof Element element)) {
            return FilterResult.CONTINUE;
        }
        var name = Vocabulary.name(element);
        if (!names.contains(name)) {
            return FilterResult.CONTINUE;
        }
        // Nobody else reads this document.
        element.stream()
                .filter(gap -> GAPS.contains(Vocabulary.name(gap)))
                .toList()
                .forEach(gap -> gap.appendText(" "));
        var text = element.text();
        if (!text.isBlank()) {
            passages.add(new Passage(name.equals("h") ? Passage.Kind.HEADING : Passage.Kind.TEXT, text));
        }
        return FilterResult.SKIP_ENTIRELY;
    }
}
