package org.packhorse.node.library.reading.markup;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Other documents that one shows in itself, or goes on to at once: easy reading and plain text have no frames, so they lead there.
 *
 * @param reference where that is, as the document writes it
 * @param words what is said about it, may be empty
 */
record Framed(String reference, String words) {
    private static final Map<String, String> SOURCES =
            Map.of("iframe", "src", "frame", "src", "embed", "src", "object", "data");

    private static final Pattern REFRESH = Pattern.compile("(?i)[\\s\\d.]*[;,]\\s*url\\s*=\\s*(['\"]?)(.*?)\\1\\s*");

    /** What {@code element}, called {@code name}, shows. */
    static Optional<Framed> of(Element element, String name) {
        var source = element.attr(SOURCES.getOrDefault(name, ""));
        if (source.isBlank() || element.attr("type").startsWith("image/")) {
            return Optional.empty();
        }
        var said = element.attr("title").isBlank() ? element.attr("aria-label") : element.attr("title");
        var inside = name.equals("object") ? element.text() : "";
        return Optional.of(new Framed(source, (said.isBlank() ? inside : said).strip()));
    }

    /** What {@code document} goes on to by itself, as the first page of many a copied site does. */
    static Optional<Framed> next(Document document) {
        for (var meta : document.getElementsByAttribute("http-equiv")) {
            if (meta.attr("http-equiv").equalsIgnoreCase("refresh")) {
                var said = meta.attr("content");
                var refresh = REFRESH.matcher(said.length() > Reference.LIMIT_CHARS ? "" : said);
                return refresh.matches()
                        ? Optional.of(new Framed(refresh.group(2), Rewriting.title(document)))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** What a link to {@code target} is called. */
    String called(Reference.Inside target) {
        return words.isEmpty() ? target.path().name() : words;
    }
}
