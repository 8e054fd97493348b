package org.packhorse.node.teacher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.packhorse.adminui.port.NewItem;
import org.packhorse.adminui.port.ShelfProblem;
import org.packhorse.node.catalog.LocalCollection;
import org.packhorse.node.catalog.Shelf;
import org.packhorse.node.html.Html;

/**
 * A page of links in plain HTML, which is content like any other. What is in the library can be tapped; other addresses are shown as text, since
 * there is no network behind them.
 */
final class LinkPage {
    static final int LINES_LIMIT = 100;
    private static final int LINE_CHARS = 300;

    private LinkPage() {}

    /**
     * A line of it.
     *
     * @param address where it leads; empty for text
     */
    record Link(String text, String address, String note) {}

    /** The links that {@code lines} mean; empty lines are left out. */
    static List<Link> parse(Shelf shelf, PartTitles titles, List<String> lines) throws IOException, ShelfRefusal {
        var links = new ArrayList<Link>();
        for (int i = 0; i < lines.size(); i++) {
            var line = ItemDetails.clean(lines.get(i)).strip();
            if (line.isEmpty()) {
                continue;
            }
            if (line.length() > LINE_CHARS) {
                throw new ShelfRefusal(ShelfProblem.TEXT_TOO_LONG, Integer.toString(i + 1));
            }
            if (links.size() == LINES_LIMIT) {
                throw new ShelfRefusal(ShelfProblem.TOO_MANY);
            }
            links.add(parse(shelf, titles, line, i + 1));
        }
        if (links.isEmpty()) {
            throw new ShelfRefusal(ShelfProblem.NO_LINKS);
        }
        return links;
    }

    /** An address may have words of the teacher's behind it. */
    private static Link parse(Shelf shelf, PartTitles titles, String line, int number)
            throws IOException, ShelfRefusal {
        var parts = line.split("\\s+", 2);
        if (!LibraryAddress.isMeantAsOne(parts[0])) {
            return new Link(line, "", "");
        }
        var found = LibraryAddress.find(shelf, parts[0])
                .orElseThrow(() -> new ShelfRefusal(ShelfProblem.DEAD_LINK, number + ": " + parts[0]));
        return new Link(titles.of(found), address(found), parts.length > 1 ? parts[1] : "");
    }

    /** From one local item to another without the collection's name, which is another one where a hub adopts both. */
    private static String address(LibraryAddress found) {
        boolean isLocal = found.version().collection().equals(LocalCollection.ID);
        var entry = found.resource().entry();
        return isLocal
                ? "../" + escapedPath(found.part().isEmpty() ? entry : entry + "//" + found.part())
                : found.path();
    }

    /** A path as it stands in an address (RFC 3986). */
    static String escapedPath(String path) {
        var escaped = new StringBuilder();
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || "-._~/".indexOf(c) >= 0);
            escaped.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
        }
        return escaped.toString();
    }

    /** The page of {@code item}. */
    static String html(NewItem item, List<Link> links) throws ShelfRefusal {
        var title = Html.escape(ItemDetails.line(item.title(), ItemDetails.TITLE_CHARS, ShelfProblem.TITLE));
        return html(item.language(), title, Html.escape(ItemDetails.clean(item.description())), links);
    }

    private static String html(String language, String title, String description, List<Link> links) {
        var page = new StringBuilder(
                "<!DOCTYPE html>\n<html lang=\"" + Html.escape(language) + "\" dir=\"auto\">\n<head>\n"
                        + "<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                        + "<title>" + title + "</title>\n</head>\n<body>\n<h1>" + title + "</h1>\n");
        if (!description.isBlank()) {
            page.append("<p>").append(description).append("</p>\n");
        }
        page.append("<ol>\n");
        for (var link : links) {
            page.append("<li>");
            if (link.address().isEmpty()) {
                page.append(Html.escape(link.text()));
            } else {
                page.append("<a href=\"" + Html.escape(link.address()) + "\">" + Html.escape(link.text()) + "</a>");
            }
            page.append(link.note().isEmpty() ? "" : "<br>" + Html.escape(link.note()))
                    .append("</li>\n");
        }
        return page.append("</ol>\n</body>\n</html>\n").toString();
    }

    /**
     * The page of a reading list.
     *
     * @param localEntry the entry of what is in the same collection
     */
    static String html(ReadingList list, String language, Function<ReadingList.Line, Optional<String>> localEntry) {
        var links = list.lines().stream()
                .map(line -> new Link(
                        line.title(),
                        localEntry
                                .apply(line)
                                .map(entry -> "../" + escapedPath(entry))
                                .orElse(LibraryAddress.path(line.collection(), line.resource(), line.part())),
                        line.note()))
                .toList();
        return html(language, Html.escape(list.name()), "", links);
    }
}
