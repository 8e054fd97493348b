package org.packhorse.node.search;

import java.util.Locale;
import org.packhorse.protocol.content.FilePath;

/**
 * What a text is the text of, and what opens where it is found: the file itself, the PDF that it was taken out of, the film that it
 * stands beside, the document or package that it is kept in.
 *
 * @param type the media type of what opens
 * @param title what it is called; empty where the text itself may say
 * @param language a BCP 47 tag; empty where the text itself or a description may say
 * @param book the title of the book that it is a chapter of, else empty
 * @param by who made it, where it is all of a book and the book says so, else empty
 */
record Work(FilePath path, String type, String title, String language, String book, String by) {
    Work(FilePath path, String type, String title, String language, String book) {
        this(path, type, title, language, book, "");
    }

    /** What it is called where its text is {@code piece}. Programs that make books call chapters like their files, or all like the book. */
    String titleOf(TextGatherer.Piece piece) {
        if (!title.isEmpty()) {
            return title;
        }
        var said = piece.title();
        boolean saysNothing = said.isEmpty() || isFileName(said) || said.equalsIgnoreCase(book);
        if (saysNothing && !piece.heading().isEmpty()) {
            return piece.heading();
        }
        return said.isEmpty() ? path.name() : said;
    }

    private boolean isFileName(String said) {
        var name = path.name().toLowerCase(Locale.ROOT);
        var lower = said.toLowerCase(Locale.ROOT);
        return lower.equals(name) || name.equals(lower + "." + path.extension());
    }
}
