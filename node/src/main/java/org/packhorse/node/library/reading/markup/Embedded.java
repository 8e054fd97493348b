package org.packhorse.node.library.reading.markup;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.packhorse.node.catalog.NamedLanguage;
import org.packhorse.node.html.Html;
import org.packhorse.protocol.content.FilePath;

/** Pictures, sound, films and other documents in a document: written anew where the collection has them, else by their words. */
final class Embedded {
    private static final Set<String> ALL =
            Set.of("img", "image", "svg", "audio", "video", "object", "picture", "iframe", "frame", "embed");

    /** A drawing with more parts than this is shown by its words. */
    private static final int CHILD_LIMIT = 400;

    private final FilePath base;
    private final Shelfmarks marks;

    Embedded(FilePath base, Shelfmarks marks) {
        this.base = base;
        this.marks = marks;
    }

    /** Whether elements called {@code name} are written here. */
    boolean isOne(String name) {
        return ALL.contains(name);
    }

    /** Writes {@code element}; whether there was anything to write. */
    boolean write(Element element, String name, StringBuilder html) throws IOException {
        int before = html.length();
        switch (name) {
            case "audio", "video" -> player(element, name, html);
            case "svg" -> drawing(element, html);
            case "picture" -> inside(element, "img", html);
            case "object" -> {
                if (element.attr("type").startsWith("image/")) {
                    picture(element, element.attr("data"), element.text(), html);
                } else if (!framed(Framed.of(element, name), html)) {
                    html.append(Html.escape(element.text()));
                }
            }
            case "iframe", "frame", "embed" -> framed(Framed.of(element, name), html);
            default -> picture(element, source(element), element.attr("alt"), html);
        }
        return html.length() > before;
    }

    /** Leads to what {@code frame} shows; whether that is here. */
    boolean framed(Optional<Framed> frame, StringBuilder html) throws IOException {
        if (frame.isPresent() && Reference.of(base, frame.get().reference()) instanceof Reference.Inside target) {
            var address = marks.page(target.path());
            if (address.isPresent()) {
                html.append("<a href=\"").append(Html.escape(marks.at(address.get(), target.fragment())));
                html.append("\">")
                        .append(Html.escape(frame.get().called(target)))
                        .append("</a> ");
                return true;
            }
        }
        return false;
    }

    private void inside(Element element, String name, StringBuilder html) throws IOException {
        var found = Rewriting.find(element, name);
        if (found.isPresent()) {
            picture(found.get(), source(found.get()), found.get().attr("alt"), html);
        }
    }

    /** Drawings are not taken apart: what they show of pictures, as covers of books do, and what they say of themselves. */
    private void drawing(Element element, StringBuilder html) throws IOException {
        var title = Rewriting.find(element, "title").map(Element::text).orElse("");
        var words = title.isEmpty() ? element.attr("aria-label") : title;
        var pictures = element.stream()
                .limit(CHILD_LIMIT)
                .filter(e -> Vocabulary.name(e).equals("image"))
                .toList();
        for (var picture : pictures) {
            picture(picture, source(picture), words, html);
        }
        if (pictures.isEmpty() && !words.isBlank()) {
            html.append(Html.escape("[" + words.strip() + "]"));
        }
    }

    private static String source(Element element) {
        for (var name : new String[] {"src", "xlink:href", "href"}) {
            if (element.hasAttr(name)) {
                return element.attr(name);
            }
        }
        return "";
    }

    private Optional<String> address(String reference) throws IOException {
        return Reference.of(base, reference) instanceof Reference.Inside inside
                ? marks.bytes(inside.path())
                : Optional.empty();
    }

    private void picture(Element element, String reference, String words, StringBuilder html) throws IOException {
        var address = address(reference);
        if (address.isEmpty()) {
            html.append(words.isBlank() ? "" : Html.escape("[" + words.strip() + "]"));
            return;
        }
        html.append("<img loading=\"lazy\" src=\"").append(Html.escape(address.get()));
        html.append("\" alt=\"").append(Html.escape(words.strip())).append('"');
        for (var side : new String[] {"width", "height"}) {
            if (element.attr(side).matches("[1-9][0-9]{0,3}")) {
                html.append(' ')
                        .append(side)
                        .append("=\"")
                        .append(element.attr(side))
                        .append('"');
            }
        }
        html.append('>');
    }

    private void player(Element element, String name, StringBuilder html) throws IOException {
        var sources = new StringBuilder();
        var own = address(element.attr("src"));
        own.ifPresent(
                at -> sources.append("<source src=\"").append(Html.escape(at)).append("\">"));
        for (var child : element.children()) {
            var kind = Vocabulary.name(child);
            boolean one = kind.equals("source") || kind.equals("track");
            var address = one ? address(child.attr("src")) : Optional.<String>empty();
            if (address.isPresent()) {
                sources.append('<').append(kind).append(" src=\"");
                sources.append(Html.escape(address.get())).append('"');
                if (kind.equals("track")) {
                    trackWords(child, sources);
                }
                sources.append('>');
            }
        }
        if (!sources.isEmpty()) {
            html.append('<').append(name).append(" controls preload=\"none\">");
            html.append(sources).append("</").append(name).append('>');
        }
    }

    /** Without a label nobody could choose it: it is called by its language, else by its file. */
    private void trackWords(Element track, StringBuilder html) {
        var file = Reference.of(base, track.attr("src")) instanceof Reference.Inside inside
                ? Optional.of(inside.path())
                : Optional.<FilePath>empty();
        var said = Rewriting.tag(track.attr("srclang"));
        var tag = said.isEmpty() ? file.flatMap(NamedLanguage::of).orElse("") : said;
        var name = tag.isEmpty() ? file.map(FilePath::name).orElse("") : marks.nameOf(tag);
        var label = track.attr("label").strip();
        if (!tag.isEmpty()) {
            html.append(" srclang=\"").append(tag).append('"');
        }
        html.append(" kind=\"captions\" label=\"")
                .append(Html.escape(label.isEmpty() ? name : label))
                .append('"');
    }
}
