package org.packhorse.node.library.reading.markup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.packhorse.node.html.Beginning;
import org.packhorse.node.html.Html;
import org.packhorse.node.language.LanguageTags;
import org.packhorse.protocol.content.FilePath;

/** Writes documents anew, without what acts or loads: the one way by which others' markup gets into pages of ours. */
public final class Rewriting {
    private static final int TITLE_LIMIT_CHARS = 300;

    private Rewriting() {}

    /**
     * {@code document}, which stands at {@code base}.
     *
     * @return empty where it would be longer than {@link CleanWriter#LIMIT_CHARS}
     */
    public static Optional<Rewritten> of(Document document, FilePath base, Shelfmarks marks) throws IOException {
        var body = body(document);
        var writer = new CleanWriter(base, new Remembered(marks));
        try {
            body.filter(writer);
            writer.leadOn(Framed.next(document));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (writer.isTooLong()) {
            return Optional.empty();
        }
        return Optional.of(new Rewritten(
                writer.html(),
                writer.isHeaded(),
                title(document),
                tag(document),
                direction(document),
                Scripted.is(document)));
    }

    /** The language that {@code document} says it is in; empty where it does not. */
    public static String tag(Document document) {
        var body = body(document);
        var root = root(document);
        return tag(first(body.attr("xml:lang"), body.attr("lang"), root.attr("xml:lang"), root.attr("lang")));
    }

    /** The direction that {@code document} says it has; empty where it does not. */
    public static String direction(Document document) {
        var said = first(body(document).attr("dir"), root(document).attr("dir")).toLowerCase(Locale.ROOT);
        return said.equals("rtl") || said.equals("ltr") ? said : "";
    }

    private static Element root(Document document) {
        return find(document, "html").orElse(document);
    }

    /** {@code drawing}, which stands at {@code path}: the picture, and below it what it says. One that is made of pictures is shown as those. */
    public static Rewritten ofDrawing(Document drawing, FilePath path, Shelfmarks marks) throws IOException {
        var words = XmlWords.ofDrawing(drawing);
        var said = words.isEmpty() ? path.name() : words.getFirst().text();
        var root = find(drawing, "svg").orElse(drawing);
        var html = new StringBuilder();
        // A browser shows no other pictures in a picture.
        if (find(root, "image").isPresent()) {
            new Embedded(path, marks).write(root, "svg", html);
        }
        var own = marks.bytes(path);
        if (html.indexOf("<img") < 0 && own.isPresent()) {
            html.setLength(0);
            html.append("<img src=\"").append(Html.escape(own.get()));
            html.append("\" alt=\"").append(Html.escape(said)).append("\">");
        }
        for (var line : words) {
            html.append("<p>").append(Html.escape(line.text())).append("</p>");
        }
        return new Rewritten(
                html.toString(), false, said, tag(first(root.attr("xml:lang"), root.attr("lang"))), "", false);
    }

    /** What people read of {@code document}. */
    static Element body(Document document) {
        return find(document, "body").orElse(document);
    }

    /** What {@code document} calls itself in its head; empty where it does not. */
    public static String title(Document document) {
        var head = find(document, "head");
        var text = head.flatMap(h -> find(h, "title"))
                .map(Element::text)
                .orElse("")
                .strip();
        return Beginning.of(text, TITLE_LIMIT_CHARS);
    }

    /** The first element called {@code name}, whatever its namespace's prefix. */
    public static Optional<Element> find(Element within, String name) {
        return within.stream().filter(e -> Vocabulary.name(e).equals(name)).findFirst();
    }

    /** The file to which {@code document}, which stands at {@code base} and is there for nothing else, sends its readers at once. */
    public static Optional<FilePath> redirect(Document document, FilePath base) {
        return Framed.redirect(document)
                .map(written -> Reference.of(base, written))
                .flatMap(found ->
                        found instanceof Reference.Inside(var path, var _) ? Optional.of(path) : Optional.empty());
    }

    private static String first(String... values) {
        for (var value : values) {
            if (!value.isBlank()) {
                return value.strip();
            }
        }
        return "";
    }

    /** The tag of the language that {@code text} names as a tag or in a catalogue's way; nothing where it names none. */
    public static String tag(String text) {
        return LanguageTags.find(text).orElse("");
    }
}
