package org.packhorse.node.library;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.packhorse.node.library.page.Links;
import org.packhorse.node.library.page.Opening.Way;
import org.packhorse.node.library.page.PageTurns;
import org.packhorse.node.library.page.Pages;
import org.packhorse.node.library.page.ReadingPage;
import org.packhorse.node.library.page.ReadingPage.Article;
import org.packhorse.node.library.page.ReadingPage.Contents;
import org.packhorse.node.library.page.ReadingPage.Heading;
import org.packhorse.node.library.page.translation.Tongue;
import org.packhorse.node.library.reading.Book;
import org.packhorse.node.library.reading.Documents;
import org.packhorse.node.library.reading.markup.Rewritten;
import org.packhorse.node.teacher.Destinations;
import org.packhorse.node.transport.Response;
import org.packhorse.protocol.content.FileEntry;

/** Fills the pages on which documents are read: chapters of books, pages in easy reading, Markdown; and tables of contents. */
final class ArticleView {
    private final Documents documents;
    private final Destinations destinations;
    private final Pages pages;

    ArticleView(Documents documents, Destinations destinations, Pages pages) {
        this.documents = documents;
        this.destinations = destinations;
        this.pages = pages;
    }

    /** The table of contents of the book at {@code place}; the page about it where it cannot be read here. */
    Optional<Response> contents(Visit visit, Place place) throws IOException {
        var found = documents.findBook(place.version(), place.entry());
        if (found.isEmpty() || found.get().isLocked()) {
            return Optional.of(Response.redirect(
                    302, place.resource().isPresent() ? place.trail().itemAddress() : place.content()));
        }
        var book = found.get();
        var tag = place.tag(book);
        var headings = headings(visit, place, book);
        var begin = place.read(place.part(book.chapters().getFirst().part()));
        var page = new ReadingPage<>(
                place.trail(),
                place.title(book),
                tag,
                Tongue.of(tag).direction(),
                PageTurns.none(),
                List.of(
                        Way.to("read.text", place.text("", 1)),
                        Way.download(
                                place.content(),
                                visit.words().size(place.entry().sizeBytes()))),
                visit.printed(),
                new Contents(String.join(", ", book.creators()), begin, headings, "", Optional.empty()));
        return Optional.of(Replies.reading(pages.contents(visit.frame(), page)));
    }

    private static List<Heading> headings(Visit visit, Place place, Book book) throws IOException {
        var headings = new ArrayList<Heading>();
        for (var entry : book.contents()) {
            var address = entry.target().isEmpty()
                    ? Optional.<String>empty()
                    : place.page(entry.target().get()).map(page -> place.at(page, entry.fragment()));
            headings.add(new Heading(entry.title(), address.orElse(""), entry.level()));
        }
        for (int i = 0; book.contents().isEmpty() && i < book.chapters().size(); i++) {
            var chapter = book.chapters().get(i);
            headings.add(new Heading(chapterTitle(visit, book, i), place.read(place.part(chapter.part())), 1));
        }
        return headings;
    }

    /** What the chapter at {@code index} is called, else its number; empty for a page before the chapters that is called nothing. */
    static String chapterTitle(Visit visit, Book book, int index) {
        var title = book.chapters().get(index).title();
        int number = book.number(index);
        if (!title.isEmpty() || number == 0) {
            return title;
        }
        return visit.words().text("read.chapter", visit.words().number(number));
    }

    /** Where among the chapters the one at {@code index} is; empty for what is none. */
    static String chapterPlace(Visit visit, Book book, int index) {
        var words = visit.words();
        int number = book.number(index);
        return number == 0 ? "" : words.text("read.place", words.number(number), words.number(book.count()));
    }

    /** What {@code shown} is called, which is a chapter of {@code book} where there is one. */
    private static String title(Visit visit, Place place, Optional<Book> book, FileEntry shown) {
        int index = index(book, shown);
        var called = index < 0 ? "" : chapterTitle(visit, book.orElseThrow(), index);
        return called.isEmpty() ? book.map(place::title).orElse(place.title()) : called;
    }

    /** Which chapter of {@code book} it is that is {@code shown}; -1 where it is none. */
    static int index(Optional<Book> book, FileEntry shown) {
        return book.map(b -> b.indexOf(shown.path())).orElse(-1);
    }

    /** {@code shown}, a document, written anew; where there is too much of it, the ways to have it otherwise. */
    Optional<Response> article(Visit visit, Place place, FileEntry shown) throws IOException {
        var part = place.part(shown.path());
        var book = part.isEmpty() ? Optional.<Book>empty() : documents.findBook(place.version(), place.entry());
        boolean locked = book.filter(b -> b.isLocked(shown.path())).isPresent();
        var rewritten = locked
                ? Optional.<Rewritten>empty()
                : documents.rewrite(place.version(), shown, new Leading(place, destinations));
        var said = place.resource().isEmpty() && part.isEmpty()
                ? rewritten.map(Rewritten::title).orElse("")
                : "";
        var page = new ReadingPage<>(
                book.map(b -> place.trail(b, place.read(""))).orElseGet(place::trail),
                said.isEmpty() ? title(visit, place, book, shown) : said,
                rewritten.map(Rewritten::tag).filter(tag -> !tag.isEmpty()).orElse(place.tag()),
                direction(place, rewritten),
                book.map(b -> turns(visit, place, b, index(book, shown))).orElse(PageTurns.none()),
                ways(place, shown, rewritten.isPresent()),
                visit.printed(),
                body(place, shown, rewritten, locked));
        return Optional.of(Replies.reading(pages.article(visit.frame(), page)));
    }

    private static String direction(Place place, Optional<Rewritten> rewritten) {
        var tag = rewritten.map(Rewritten::tag).orElse("");
        return rewritten
                .map(Rewritten::direction)
                .filter(said -> !said.isEmpty())
                .orElseGet(
                        () -> tag.isEmpty() ? place.direction() : Tongue.of(tag).direction());
    }

    private static List<Way> ways(Place place, FileEntry shown, boolean hasText) {
        var original = Links.content(place.version().collection(), shown.path().value());
        var ways = new ArrayList<>(List.of(Way.to("read.original", original)));
        if (hasText) {
            ways.add(Way.to("read.text", place.text(place.part(shown.path()), 1)));
        }
        ways.add(Way.download(original, ""));
        return ways;
    }

    private Article body(Place place, FileEntry shown, Optional<Rewritten> rewritten, boolean locked)
            throws IOException {
        if (rewritten.isPresent()) {
            return new Article(rewritten.get().html(), rewritten.get().headed(), lack(rewritten.get()));
        }
        boolean tooLong = !locked && documents.isText(place.version(), shown);
        return new Article("", false, locked ? "read.locked" : tooLong ? "read.too-long" : "read.no-text");
    }

    private static String lack(Rewritten page) {
        return page.scripted() ? "read.scripted" : page.html().isBlank() ? "read.empty" : "";
    }

    /** From chapter {@code index} of {@code book} to its neighbours; what is no chapter, such as a note, has only the contents. */
    private static PageTurns turns(Visit visit, Place place, Book book, int index) {
        int last = book.chapters().size() - 1;
        if (index < 0) {
            return new PageTurns("", "", "", "", "", place.read(""));
        }
        return new PageTurns(
                chapterPlace(visit, book, index),
                index == 0
                        ? ""
                        : place.read(place.part(book.chapters().get(index - 1).part())),
                index == 0 ? "" : chapterTitle(visit, book, index - 1),
                index == last
                        ? ""
                        : place.read(place.part(book.chapters().get(index + 1).part())),
                index == last ? "" : chapterTitle(visit, book, index + 1),
                place.read(""));
    }
}
