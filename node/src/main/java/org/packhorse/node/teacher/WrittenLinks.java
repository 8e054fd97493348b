package org.packhorse.node.teacher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.packhorse.node.catalog.LocalCollection;
import org.packhorse.protocol.content.FileEntry;

/**
 * A page of links taken apart again, so that its teacher can correct it: nothing else is known of what was typed.
 *
 * @param head of the page, to its links
 */
record WrittenLinks(String head, List<LinkPage.Line> lines) {
    /** A form of 256 KB, and 2,000 titles of 150 characters in any script: no page of ours has more. */
    static final int BYTES_LIMIT = 2 << 20;

    private static final String BEGINNING = "<!DOCTYPE html>\n<html lang=";

    /** Whether {@code file} may be one, by what is known of it without reading it. */
    static boolean mayBe(FileEntry file) {
        return file.mediaType().equals("text/html")
                && file.path().name().equals("index.html")
                && file.sizeBytes() <= BYTES_LIMIT;
    }

    /** Those of {@code page}; empty where we have not written it. */
    static Optional<WrittenLinks> of(byte[] page) {
        var html = new String(page, StandardCharsets.UTF_8);
        int list = html.indexOf(LinkPage.LIST);
        if (!html.startsWith(BEGINNING) || list < 0) {
            return Optional.empty();
        }
        var lines = new ArrayList<LinkPage.Line>();
        for (var item : Jsoup.parse(html).select("body > ol > li")) {
            lines.add(line(item));
        }
        // Somebody's own page may look like ours; then it is a file, and stays as it is.
        return LinkPage.list(lines).equals(html.substring(list))
                ? Optional.of(new WrittenLinks(html.substring(0, list), lines))
                : Optional.empty();
    }

    /** The page. */
    String html() {
        return head + LinkPage.list(lines);
    }

    /** What is typed for its lines. */
    List<String> typed() {
        return lines.stream().map(WrittenLinks::text).toList();
    }

    /** Its lines by what is typed for them. */
    Map<String, LinkPage.Line> byText() {
        var byText = new LinkedHashMap<String, LinkPage.Line>();
        lines.forEach(line -> byText.put(text(line), line));
        return byText;
    }

    private static LinkPage.Line line(Element item) {
        var pieces = new ArrayList<LinkPage.Piece>();
        var note = "";
        boolean isNote = false;
        for (var node : item.childNodes()) {
            if (node instanceof TextNode text && isNote) {
                note = text.getWholeText();
            } else if (node instanceof TextNode text) {
                pieces.add(LinkPage.Piece.words(text.getWholeText()));
            } else if (node instanceof Element link && link.nameIs("a")) {
                pieces.add(new LinkPage.Piece(link.wholeText(), link.attr("href")));
            } else {
                isNote = true;
            }
        }
        return new LinkPage.Line(List.copyOf(pieces), note);
    }

    /** What is typed for {@code line}. */
    private static String text(LinkPage.Line line) {
        var text = new StringBuilder();
        for (var piece : line.pieces()) {
            text.append(piece.address().isEmpty() ? piece.text() : absolute(piece.address()));
        }
        return (line.note().isEmpty() ? text : text.append(' ').append(line.note()))
                .toString()
                .strip();
    }

    /** Where {@code address} leads from the page of an item. */
    private static String absolute(String address) {
        return address.startsWith("../") ? "/content/" + LocalCollection.ID + address.substring(2) : address;
    }

    /** Knows what there is at an address by now, and what that is called. */
    @FunctionalInterface
    interface Titles {
        /** Empty where there is nothing. */
        Optional<String> find(String address) throws IOException;
    }

    /** The page with the titles that things have by now. */
    WrittenLinks renewed(Titles titles) throws IOException {
        var renewed = new ArrayList<LinkPage.Line>();
        for (var line : lines) {
            var pieces = new ArrayList<LinkPage.Piece>();
            for (var piece : line.pieces()) {
                var title =
                        piece.address().isEmpty() ? Optional.<String>empty() : titles.find(absolute(piece.address()));
                pieces.add(new LinkPage.Piece(title.orElse(piece.text()), piece.address()));
            }
            renewed.add(new LinkPage.Line(List.copyOf(pieces), line.note()));
        }
        return new WrittenLinks(head, renewed);
    }
}
