package org.packhorse.node.library.reading;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.packhorse.node.assembly.FileList;
import org.packhorse.node.library.reading.markup.Rewriting;
import org.packhorse.node.library.reading.markup.Vocabulary;
import org.packhorse.node.transport.BusyException;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides what the documents of a book are called, and which of them readers count as chapters. One book, one thread. */
final class Chapters {
    private static final Logger LOG = LoggerFactory.getLogger(Chapters.class);

    /** What says more than a title, its authors and a publisher is a chapter. */
    private static final int FRONT_BYTES = 4 * 1024;

    /** So many are asked what they call themselves where the contents do not say: some 100 ms of a small board. */
    private static final int ASKED_LIMIT = 100;

    /** Title and first heading stand here, behind the styles that some programs put into each chapter. */
    private static final int BEGINNING_BYTES = 16 * 1024;

    private final ReadingRoom room;
    private final FileList files;
    private final String book;
    private int asked;

    /** Of the book called {@code book}, which may be empty. */
    Chapters(ReadingRoom room, FileList files, String book) {
        this.room = room;
        this.files = files;
        this.book = book;
    }

    /** {@code documents}, of which {@code contents} is the table of contents. */
    List<Book.Chapter> of(List<FileEntry> documents, List<Book.Entry> contents) throws IOException {
        var named = new HashMap<FilePath, String>();
        for (var line : contents) {
            line.target().ifPresent(target -> named.putIfAbsent(target, line.title()));
        }
        var front = front(documents, named);
        var chapters = new ArrayList<Book.Chapter>();
        for (int i = 0; i < documents.size(); i++) {
            var document = documents.get(i);
            var name = named.get(document.path());
            chapters.add(new Book.Chapter(document.path(), name == null ? own(document) : name, front.get(i)));
        }
        return chapters;
    }

    /** Short documents before the first that the contents name, or called like the book; where that would be all, none is. */
    private List<Boolean> front(List<FileEntry> documents, Map<FilePath, String> named) {
        var front = new ArrayList<Boolean>();
        boolean begun = named.isEmpty();
        for (var document : documents) {
            var name = named.get(document.path());
            begun |= name != null;
            boolean isTitle = name != null && name.equalsIgnoreCase(book);
            front.add((!begun || isTitle) && document.sizeBytes() <= FRONT_BYTES);
        }
        return front.contains(false) ? front : front.stream().map(_ -> false).toList();
    }

    /** What {@code document} calls itself; empty where that says nothing. Damage is told to whoever opens it, not to all of the book. */
    private String own(FileEntry document) throws IOException {
        if (asked++ >= ASKED_LIMIT) {
            return "";
        }
        try {
            boolean html = document.mediaType().equals("text/html");
            return room.readBeginning(
                            files,
                            document,
                            BEGINNING_BYTES,
                            content -> ReadingRoom.parse(content, html, () -> files.languagesOf(document.path())))
                    .map(parsed -> ChapterTitle.of(document.path(), book, Rewriting.title(parsed), heading(parsed)))
                    .map(Books::shorten)
                    .orElse("");
        } catch (BusyException e) {
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            LOG.atWarn()
                    .addKeyValue("path", document.path())
                    .setCause(e)
                    .log("a chapter cannot be asked for its title");
            return "";
        }
    }

    private static String heading(Document document) {
        return document.stream()
                .filter(element -> Vocabulary.headingLevel(Vocabulary.name(element)) > 0)
                .map(Element::text)
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
    }
}
