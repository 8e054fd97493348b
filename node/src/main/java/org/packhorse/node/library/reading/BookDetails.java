package org.packhorse.node.library.reading;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.packhorse.node.html.Beginning;
import org.packhorse.node.html.Encoding;
import org.packhorse.node.library.reading.markup.Rewriting;
import org.packhorse.node.library.reading.markup.Vocabulary;

/**
 * What a book says of itself in its package document (EPUB 2 and 3).
 *
 * @param title may be empty
 * @param description plain text, may be empty
 * @param languages their tags, the main one first
 * @param creators those who made it
 * @param rights what it says about them: sentences, or the address of a licence
 */
public record BookDetails(
        String title, String description, List<String> languages, List<String> creators, List<String> rights) {
    private static final int CREATOR_LIMIT = 10;
    private static final int LANGUAGE_LIMIT = 10;
    private static final int RIGHTS_LIMIT = 10;

    /** As much as the page about it shows. */
    private static final int DESCRIPTION_CHARS = 1_000;

    /** Where a book says where it is described. */
    static final String CONTAINER = "META-INF/container.xml";

    public BookDetails {
        languages = List.copyOf(languages);
        creators = List.copyOf(creators);
        rights = List.copyOf(rights);
    }

    /** The parts of a book. */
    @FunctionalInterface
    public interface Parts {
        /** The part called {@code name}; empty where there is none, or it has more than {@code limitBytes}. */
        Optional<byte[]> find(String name, int limitBytes) throws IOException;
    }

    /** What the book with those {@code parts} says. */
    public static Optional<BookDetails> find(Parts parts) throws IOException {
        var description = parts.find(CONTAINER, ReadingRoom.DOCUMENT_LIMIT_BYTES)
                .flatMap(content -> ReadingRoom.parse(content, false, Encoding.Languages.UNKNOWN))
                .map(BookDetails::packagePath)
                .orElse("");
        return description.isEmpty()
                ? Optional.empty()
                : parts.find(description, ReadingRoom.DOCUMENT_LIMIT_BYTES)
                        .flatMap(content -> ReadingRoom.parse(content, false, Encoding.Languages.UNKNOWN))
                        .map(BookDetails::of);
    }

    /** Where {@code container} says that the book is described; empty where it does not. */
    static String packagePath(Document container) {
        return Rewriting.find(container, "rootfile")
                .map(element -> element.attr("full-path"))
                .orElse("");
    }

    /** What the package document {@code document} says. */
    static BookDetails of(Document document) {
        var title = "";
        var description = Optional.<Element>empty();
        var languages = new ArrayList<String>();
        var creators = new ArrayList<String>();
        var rights = new ArrayList<String>();
        for (var element : document.getAllElements()) {
            switch (Vocabulary.name(element)) {
                case "title" -> title = title.isEmpty() ? Books.title(element) : title;
                case "description" -> description = description.or(() -> Optional.of(element));
                case "language" -> add(languages, Rewriting.tag(Books.title(element)), LANGUAGE_LIMIT);
                case "creator" -> add(creators, Books.title(element), CREATOR_LIMIT);
                case "rights", "license" -> add(rights, Books.title(element), RIGHTS_LIMIT);
                case "meta", "link" -> add(rights, Books.shorten(licence(element)), RIGHTS_LIMIT);
                default -> {}
            }
        }
        return new BookDetails(
                title, description.map(Element::text).map(BookDetails::plain).orElse(""), languages, creators, rights);
    }

    private static void add(List<String> words, String word, int limit) {
        if (!word.isBlank() && words.size() < limit && !words.contains(word)) {
            words.add(word);
        }
    }

    /** Some programs write HTML here. */
    private static String plain(String text) {
        var words =
                Jsoup.parse(Beginning.of(text, 4 * DESCRIPTION_CHARS)).text().strip();
        return words.length() <= DESCRIPTION_CHARS ? words : Beginning.of(words, DESCRIPTION_CHARS - 1) + "…";
    }

    private static String licence(Element element) {
        boolean isOne = (element.attr("property") + " " + element.attr("rel")).matches(".*:licen[sc]e\\b.*");
        return isOne ? element.attr("href") + " " + Books.title(element) : "";
    }
}
