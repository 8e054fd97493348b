package org.packhorse.node.search;

import org.packhorse.node.library.reading.ChapterTitle;
import org.packhorse.node.search.text.TextGatherer;
import org.packhorse.protocol.content.FilePath;

/**
 * What a text is the text of, and what opens where it is found: the file itself, the PDF that it was taken out of, the film that it
 * stands beside, the document or package that it is kept in.
 *
 * @param type the media type of what opens
 * @param title what it is called; empty where the text itself may say
 * @param language a BCP 47 tag; empty where the text itself or a description may say
 * @param book the title of the book that it is a chapter of, else empty
 * @param by who made it, where it stands for all of a book and the book says so, else empty
 */
record Work(FilePath path, String type, String title, String language, String book, String by) {
    Work(FilePath path, String type, String title, String language, String book) {
        this(path, type, title, language, book, "");
    }

    /** What it is called where its text is {@code piece}. */
    String titleOf(TextGatherer.Piece piece) {
        if (!title.isEmpty()) {
            return title;
        }
        var own = ChapterTitle.of(path, book, piece.title(), piece.heading());
        if (!own.isEmpty()) {
            return own;
        }
        return piece.title().isEmpty() ? path.name() : piece.title();
    }
}
