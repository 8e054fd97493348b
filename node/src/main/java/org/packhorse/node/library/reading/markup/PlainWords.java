package org.packhorse.node.library.reading.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.packhorse.protocol.content.FilePath;

/** Takes the words out of a document: no pictures but what is said of them, no tables but their rows as lines. Used once, by one thread. */
public final class PlainWords implements NodeFilter {
    private final List<Passage> passages = new ArrayList<>();
    private final StringBuilder words = new StringBuilder();
    private final List<Reference> links = new ArrayList<>();
    private final Optional<FilePath> base;
    private Passage.Kind kind = Passage.Kind.TEXT;
    private int code;
    private int linksLeft = Remembered.LIMIT;

    private PlainWords(Optional<FilePath> base) {
        this.base = base;
    }

    /** The words of {@code document}, in order, without where they lead. */
    public static List<Passage> of(Document document) {
        return of(document, new PlainWords(Optional.empty()));
    }

    /** The same of a document that stands at {@code base}, with where they lead; addresses in the world are words, too. */
    public static List<Passage> of(Document document, FilePath base) {
        return of(document, new PlainWords(Optional.of(base)));
    }

    private static List<Passage> of(Document document, PlainWords found) {
        Rewriting.body(document).filter(found);
        found.end();
        Framed.next(document).ifPresent(found::framed);
        found.end();
        return found.passages;
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode text) {
            // What indents the markup is no word.
            boolean indents = words.isEmpty() && code == 0 && text.isBlank();
            words.append(indents ? "" : text.getWholeText());
            return FilterResult.CONTINUE;
        }
        return node instanceof Element element ? element(element) : FilterResult.SKIP_ENTIRELY;
    }

    private FilterResult element(Element element) {
        var name = Vocabulary.name(element);
        if (Vocabulary.isSilent(name)) {
            return FilterResult.SKIP_ENTIRELY;
        }
        if (Vocabulary.BLOCKS.contains(name)) {
            end();
            kind = kindOf(name);
            code += name.equals("pre") ? 1 : 0;
        }
        return switch (name) {
            case "img", "image" -> said(element.attr("alt"));
            case "svg" ->
                said(Rewriting.find(element, "title").map(Element::text).orElse(""));
            case "math" -> element.attr("alttext").isBlank() ? formula(element) : said(element.attr("alttext"));
            case "sup", "sub" -> script(element);
            case "iframe", "frame", "embed" -> {
                Framed.of(element, name).ifPresent(this::framed);
                yield FilterResult.SKIP_ENTIRELY;
            }
            case "br" -> {
                words.append(code > 0 ? '\n' : ' ');
                yield FilterResult.CONTINUE;
            }
            case "td", "th" -> {
                words.append(words.isEmpty() ? "" : " | ");
                yield FilterResult.CONTINUE;
            }
            default -> FilterResult.CONTINUE;
        };
    }

    /** Where words lead nowhere, what stands in a frame is not mentioned. */
    private void framed(Framed frame) {
        if (base.isPresent()
                && linksLeft > 0
                && Reference.of(base.get(), frame.reference()) instanceof Reference.Inside target) {
            linksLeft--;
            words.append(' ').append(frame.called(target)).append(' ');
            links.add(target);
        }
    }

    private FilterResult formula(Element element) {
        boolean apart = element.attr("display").equals("block");
        words.append(apart ? " " : "").append(Formula.of(element)).append(apart ? " " : "");
        return FilterResult.SKIP_ENTIRELY;
    }

    private FilterResult script(Element element) {
        var script = Scripts.of(element);
        if (script.isEmpty()) {
            return FilterResult.CONTINUE;
        }
        words.append(script);
        for (var link : element.getElementsByAttribute("href")) {
            base.ifPresent(from -> link(link, from));
        }
        return FilterResult.SKIP_ENTIRELY;
    }

    private FilterResult said(String text) {
        if (!text.isBlank()) {
            words.append(" [").append(text.strip()).append("] ");
        }
        return FilterResult.SKIP_ENTIRELY;
    }

    private static Passage.Kind kindOf(String name) {
        if (Vocabulary.headingLevel(name) > 0) {
            return Passage.Kind.HEADING;
        }
        return switch (name) {
            case "li" -> Passage.Kind.ITEM;
            case "pre" -> Passage.Kind.CODE;
            default -> Passage.Kind.TEXT;
        };
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) {
            var name = Vocabulary.name(element);
            if (name.equals("a") && element.hasAttr("href") && base.isPresent()) {
                link(element, base.get());
            }
            if (Vocabulary.BLOCKS.contains(name)) {
                end();
                code -= name.equals("pre") ? 1 : 0;
            }
        }
        return FilterResult.CONTINUE;
    }

    private void link(Element element, FilePath from) {
        switch (Reference.of(from, element.attr("href"))) {
            case Reference.Away(var address) ->
                words.append(element.ownText().strip().equals(address) ? "" : " (" + address + ") ");
            case Reference.Inside _, Reference.Top _ -> {
                if (linksLeft > 0) {
                    linksLeft--;
                    links.add(Reference.of(from, element.attr("href")));
                }
            }
            case Reference.Here _, Reference.Nowhere _ -> {}
        }
    }

    private void end() {
        boolean lines = kind == Passage.Kind.CODE;
        var text = lines
                ? words.toString().stripTrailing()
                : words.toString().replaceAll("\\s+", " ").strip();
        if (!text.isBlank()) {
            passages.add(new Passage(kind, text, links));
            links.clear();
        }
        words.setLength(0);
        kind = Passage.Kind.TEXT;
    }
}
