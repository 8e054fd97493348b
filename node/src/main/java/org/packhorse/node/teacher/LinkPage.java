package org.packhorse.node.teacher;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.packhorse.adminui.port.NewItem;
import org.packhorse.adminui.port.ShelfProblem;
import org.packhorse.node.catalog.LocalCollection;
import org.packhorse.node.html.Html;
import org.packhorse.node.library.page.Links;

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
    static List<Link> parse(Destinations destinations, PlaceTitles titles, List<String> lines)
            throws IOException, ShelfRefusal {
        var links = new ArrayList<Link>();
        for (int i = 0; i < lines.size(); i++) {
            var line = ItemDetails.clean(lines.get(i)).strip();
            if (line.isEmpty()) {
                continue;
            }
            if (links.size() == LINES_LIMIT) {
                throw new ShelfRefusal(ShelfProblem.TOO_MANY);
            }
            links.add(parse(destinations, titles, line, i + 1));
        }
        if (links.isEmpty()) {
            throw new ShelfRefusal(ShelfProblem.NO_LINKS);
        }
        return links;
    }

    /** An address may have words of the teacher's behind it. */
    private static Link parse(Destinations destinations, PlaceTitles titles, String line, int number)
            throws IOException, ShelfRefusal {
        var parts = line.split("\\s+", 2);
        var note = parts.length > 1 ? parts[1] : "";
        var found = destinations.findExactly(parts[0]);
        if ((found.isEmpty() ? line : note).length() > LINE_CHARS) {
            throw new ShelfRefusal(ShelfProblem.TEXT_TOO_LONG, Integer.toString(number));
        }
        if (found.isPresent()) {
            return new Link(titles.of(found.get()), address(found.get()), note);
        }
        if (destinations.parse(parts[0]).filter(LibraryAddress::isOfContent).isPresent()) {
            throw new ShelfRefusal(ShelfProblem.DEAD_LINK, number + ": " + parts[0]);
        }
        return new Link(line, "", "");
    }

    /** From one local item to another without the collection's name, which is another one where a hub adopts both. */
    private static String address(Destination found) {
        boolean isLocal = found.version()
                .filter(v -> v.collection().equals(LocalCollection.ID))
                .isPresent();
        return isLocal && found.file().isPresent()
                ? "../" + Links.escape(found.file().get().path().value()) + place(found.address())
                : found.address().text();
    }

    /** The place in a file as browsers' own viewers know it. */
    private static String place(LibraryAddress address) {
        var page = address.parameter("page");
        return address.fragment().isEmpty() && page.matches("[0-9]+") ? "#page=" + page : address.fragment();
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

    /** The page of a reading list. */
    static String html(ReadingList list, String language, Destinations destinations) throws IOException {
        var links = new ArrayList<Link>();
        for (var line : list.lines()) {
            var address = destinations.find(line).map(LinkPage::address).orElse(line.address());
            links.add(new Link(line.title(), address, line.note()));
        }
        return html(language, Html.escape(list.name()), "", links);
    }
}
