package org.packhorse.node.library.reading.markup;

import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Another document that a page shows inside itself, or goes on to at once. Easy reading and plain text have no frames, so they link to it.
 *
 * @param reference where that is, as the document writes it
 * @param words what is said about it, may be empty
 */
record Framed(String reference, String words) {
    private static final Map<String, String> SOURCES =
            Map.of("iframe", "src", "frame", "src", "embed", "src", "object", "data");

    /** Gives no spaces back: a long run of them could be parted in as many ways as it has threes. */
    private static final Pattern REFRESH =
            Pattern.compile("(?i)([\\s\\d.]*+)[;,]\\s*+url\\s*+=\\s*+(['\"]?)(.*?)\\2\\s*+");

    /** Whoever waits longer is meant to read first. */
    private static final Pattern AT_ONCE = Pattern.compile("\\s*[01]?(?:\\.\\d*)?\\s*");

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
        return refresh(document).map(said -> new Framed(said.group(3), Rewriting.title(document)));
    }

    /** Where {@code document}, which is there for nothing else, sends its readers at once, as it writes that. */
    static Optional<String> redirect(Document document) {
        return refresh(document)
                .filter(said -> AT_ONCE.matcher(said.group(1)).matches())
                .map(said -> said.group(3));
    }

    private static Optional<MatchResult> refresh(Document document) {
        return document.getElementsByAttribute("http-equiv").stream()
                .filter(meta -> meta.attr("http-equiv").equalsIgnoreCase("refresh"))
                .findFirst()
                .map(meta -> meta.attr("content"))
                .filter(said -> said.length() <= Reference.LIMIT_CHARS)
                .map(REFRESH::matcher)
                .filter(Matcher::matches)
                .map(Matcher::toMatchResult);
    }

    /** What a link to {@code target} is called. */
    String called(Reference.Inside target) {
        return words.isEmpty() ? target.path().name() : words;
    }
}
