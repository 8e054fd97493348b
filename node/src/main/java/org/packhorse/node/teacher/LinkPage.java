package org.packhorse.node.teacher;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

    /** More in one line is a list of its own; with titles and addresses the page stays below what {@link WrittenLinks} reads. */
    private static final int LINE_LINKS = 20;

    /** What a sentence may have right before an address. */
    private static final String OPENING = "([<{\"'«“„‘";

    /** And right behind it. */
    private static final String CLOSING = ")]>}\"'»”’.,;:!?،؛؟。।";

    /** More of these together belong to nothing. */
    private static final int CLOSING_LIMIT = 3;

    /** Parts words, or an hour from a minute: it would lead to the first page. */
    private static final Pattern STROKE = Pattern.compile("[0-9]*/");

    /** What begins the links of a page; nothing that a teacher says can stand before it like this. */
    static final String LIST = "<ol>\n";

    private static final Pattern SCHEME = Pattern.compile("(?i)https?://");

    private LinkPage() {}

    /**
     * Words, and what they lead to.
     *
     * @param address empty where they lead nowhere
     */
    record Piece(String text, String address) {
        static Piece words(String text) {
            return new Piece(text, "");
        }
    }

    /**
     * A line of it.
     *
     * @param note what is said about it; may be empty
     */
    record Line(List<Piece> pieces, String note) {}

    /** What {@code lines} mean; empty ones are left out. Those {@code known}, by what is typed for them, stay even where they lead to nothing by now. */
    static List<Line> parse(Destinations destinations, PlaceTitles titles, List<String> lines, Map<String, Line> known)
            throws IOException, ShelfRefusal {
        var links = new ArrayList<Line>();
        for (int i = 0; i < lines.size(); i++) {
            var line = ItemDetails.clean(lines.get(i)).strip();
            if (line.isEmpty()) {
                continue;
            }
            if (links.size() == LINES_LIMIT) {
                throw new ShelfRefusal(ShelfProblem.TOO_MANY);
            }
            var kept = known.get(line);
            links.add(kept == null ? parse(destinations, titles, line, i + 1) : kept);
        }
        if (links.isEmpty()) {
            throw new ShelfRefusal(ShelfProblem.NO_LINKS);
        }
        return links;
    }

    /** An address may have words of the teacher's before it and behind it, and there may be several. */
    private static Line parse(Destinations destinations, PlaceTitles titles, String line, int number)
            throws IOException, ShelfRefusal {
        // Some browsers copy paths with spaces in them; behind a question mark words would be taken for what is asked.
        boolean isOne = line.indexOf('?') < 0
                && line.indexOf('#') < 0
                && destinations.findExactly(line).isPresent();
        var parts = isOne ? List.of(line) : List.of(line.split("(?<=\\s)(?=\\S)"));
        var pieces = new ArrayList<Piece>();
        int chars = 0;
        for (var part : parts) {
            var known = piece(destinations, titles, part, number);
            pieces.addAll(known);
            chars += known.stream()
                    .filter(piece -> piece.address().isEmpty())
                    .mapToInt(piece -> piece.text().length())
                    .sum();
        }
        long links = pieces.stream().filter(piece -> !piece.address().isEmpty()).count();
        if (chars > LINE_CHARS || links > LINE_LINKS) {
            throw new ShelfRefusal(ShelfProblem.TEXT_TOO_LONG, Integer.toString(number));
        }
        return arranged(pieces);
    }

    /** {@code part}, a word, as it stands, or with what it leads to in place of the address in it. */
    private static List<Piece> piece(Destinations destinations, PlaceTitles titles, String part, int number)
            throws IOException, ShelfRefusal {
        int start = start(part);
        int last = part.stripTrailing().length();
        int end = last;
        while (end > start && last - end < CLOSING_LIMIT && CLOSING.indexOf(part.charAt(end - 1)) >= 0) {
            end--;
        }
        boolean isMeant = false;
        // Brackets and full stops belong to the sentence, unless it takes them to lead anywhere.
        for (; end <= last && part.indexOf('/', start) >= 0; end++) {
            var written = part.substring(start, end);
            var found = STROKE.matcher(written).matches()
                    ? Optional.<Destination>empty()
                    : destinations.findExactly(written);
            if (found.isPresent()) {
                return List.of(
                        Piece.words(part.substring(0, start)),
                        new Piece(titles.of(found.get()), address(found.get())),
                        Piece.words(part.substring(end)));
            }
            isMeant |= destinations.isMeant(written);
        }
        if (isMeant) {
            throw new ShelfRefusal(ShelfProblem.DEAD_LINK, number + ": " + part.strip());
        }
        return List.of(Piece.words(part));
    }

    /** Where an address may begin in {@code part}. */
    private static int start(String part) {
        var scheme = SCHEME.matcher(part);
        if (scheme.find()) {
            return scheme.start();
        }
        int start = 0;
        while (start < part.length() && OPENING.indexOf(part.charAt(start)) >= 0) {
            start++;
        }
        return start;
    }

    /** Words behind the one address of a line are a note about it; all other words stay where they are. */
    private static Line arranged(List<Piece> all) {
        var pieces = all.stream().filter(piece -> !piece.text().isEmpty()).toList();
        boolean leads = !pieces.getFirst().address().isEmpty();
        boolean alone =
                pieces.stream().skip(1).allMatch(piece -> piece.address().isEmpty());
        if (!(leads && alone)) {
            return new Line(pieces, "");
        }
        var note = pieces.stream().skip(1).map(Piece::text).collect(Collectors.joining());
        return new Line(pieces.subList(0, 1), note.strip());
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
    static String html(NewItem item, List<Line> lines) throws ShelfRefusal {
        var title = Html.escape(ItemDetails.line(item.title(), ItemDetails.TITLE_CHARS, ShelfProblem.TITLE));
        return html(item.language(), title, Html.escape(ItemDetails.clean(item.description())), lines);
    }

    private static String html(String language, String title, String description, List<Line> lines) {
        var page = new StringBuilder(
                "<!DOCTYPE html>\n<html lang=\"" + Html.escape(language) + "\" dir=\"auto\">\n<head>\n"
                        + "<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                        + "<title>" + title + "</title>\n</head>\n<body>\n<h1>" + title + "</h1>\n");
        if (!description.isBlank()) {
            page.append("<p>").append(description).append("</p>\n");
        }
        return page.append(list(lines)).toString();
    }

    /** The links of a page, to its end. */
    static String list(List<Line> lines) {
        var page = new StringBuilder(LIST);
        for (var line : lines) {
            page.append("<li>");
            for (var piece : line.pieces()) {
                var text = Html.escape(piece.text());
                page.append(
                        piece.address().isEmpty()
                                ? text
                                : "<a href=\"" + Html.escape(piece.address()) + "\">" + text + "</a>");
            }
            page.append(line.note().isEmpty() ? "" : "<br>" + Html.escape(line.note()))
                    .append("</li>\n");
        }
        return page.append("</ol>\n</body>\n</html>\n").toString();
    }

    /** The page of a reading list. */
    static String html(ReadingList list, String language, Destinations destinations) throws IOException {
        var lines = new ArrayList<Line>();
        for (var line : list.lines()) {
            var address = destinations.find(line).map(LinkPage::address).orElse(line.address());
            lines.add(new Line(List.of(new Piece(line.title(), address)), line.note()));
        }
        return html(language, Html.escape(list.name()), "", lines);
    }
}
