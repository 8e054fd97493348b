package org.packhorse.node.library;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.packhorse.node.catalog.ShownVersion;
import org.packhorse.node.library.page.Kind;
import org.packhorse.node.library.page.Links;
import org.packhorse.node.library.page.Opening.Way;
import org.packhorse.node.library.page.PageTurns;
import org.packhorse.node.library.page.Pages;
import org.packhorse.node.library.page.ReadingPage;
import org.packhorse.node.library.page.ReadingPage.Contents;
import org.packhorse.node.library.page.ReadingPage.Heading;
import org.packhorse.node.library.page.translation.Tongue;
import org.packhorse.node.library.reading.Book;
import org.packhorse.node.library.reading.Documents;
import org.packhorse.node.library.reading.H5pPackage;
import org.packhorse.node.library.reading.PlainText.Portion;
import org.packhorse.node.teacher.Destinations;
import org.packhorse.node.transport.Response;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.Resource;

/** Fills the pages with words alone, for readers of braille, tiny screens and bad displays. There is one of everything. */
final class WordsView {
    private final Documents documents;
    private final InWords inWords;
    private final Inside inside;
    private final WordLines lines;
    private final Pages pages;

    WordsView(Documents documents, Destinations destinations, Pages pages) {
        this.documents = documents;
        this.lines = new WordLines(destinations);
        this.inWords = new InWords(documents);
        this.inside = new Inside(documents);
        this.pages = pages;
    }

    /** The words of {@code shown}, which is all of {@code place} or a part of it. */
    Optional<Response> find(Visit visit, Place place, FileEntry shown) throws IOException {
        var book = documentBook(place);
        boolean whole = shown.path().equals(place.entry().path());
        boolean locked = book.filter(b -> whole ? b.isLocked() : b.isLocked(shown.path()))
                .isPresent();
        if (whole && book.isPresent() && !locked) {
            return Optional.of(contents(visit, place, book.get()));
        }
        var found = locked ? InWords.Words.NONE : inWords.find(place.version(), shown, place.tag(), visit.page());
        var turns = turns(visit, place, shown, found.portion(), whole ? Optional.empty() : book);
        var exercise = book.isEmpty() && place.resource().isEmpty()
                ? documents.describeH5p(place.version(), place.entry())
                : Optional.<H5pPackage>empty();
        var tag = book.map(place::tag).or(() -> exercise.map(place::tag)).orElse(place.tag());
        var title = book.map(place::title).or(() -> exercise.map(place::title)).orElse(place.title());
        var body = locked
                ? lines.words(Optional.of(place), found, tag, "read.locked")
                : body(visit, place, shown, found, tag, ArticleView.index(book, shown));
        return Optional.of(
                Replies.reading(pages.words(visit.frame(), page(visit, place, title, tag, shown, body, turns, book))));
    }

    /** @param index of the chapter, where it is one: what is said about all of the book is not said there */
    private ReadingPage.Words body(
            Visit visit, Place place, FileEntry shown, InWords.Words found, String tag, int index) throws IOException {
        var missing = found.scripted() ? "read.scripted" : shown.sizeBytes() == 0 ? "read.empty" : "read.no-text";
        var words = lines.words(Optional.of(place), found, tag, missing);
        if (index >= 0 || found.portion().number() > 1) {
            return words;
        }
        var described = shown.path().equals(place.entry().path()) ? place.description() : "";
        var kind = Kind.of(shown.mediaType());
        var first = words.beginning(
                described,
                inside.of(visit, place.version(), shown),
                Optional.of(AboutView.of(visit.words(), place, Kind.of(place.version(), shown))));
        return kind == Kind.PICTURE && !described.isEmpty() ? first.seen() : first;
    }

    private Optional<Book> documentBook(Place place) throws IOException {
        return Kind.of(place.entry().mediaType()) == Kind.BOOK
                ? documents.findBook(place.version(), place.entry())
                : Optional.empty();
    }

    /** To the next page of the same text, and behind its last to the next chapter. */
    private static PageTurns turns(Visit visit, Place place, FileEntry shown, Portion portion, Optional<Book> book) {
        var words = visit.words();
        var part = place.part(shown.path());
        int index = ArticleView.index(book, shown);
        var previous = portion.number() > 1 ? place.text(part, portion.number() - 1) : "";
        var next = portion.number() < portion.count() ? place.text(part, portion.number() + 1) : "";
        var previousTitle = "";
        var nextTitle = "";
        var where = portion.count() > 1
                ? words.text("pages.where", words.number(portion.number()), words.number(portion.count()))
                : "";
        if (index >= 0) {
            var chapters = book.orElseThrow().chapters();
            if (previous.isEmpty() && index > 0) {
                previous = place.text(place.part(chapters.get(index - 1).part()), 1);
                previousTitle = ArticleView.chapterTitle(visit, book.get(), index - 1);
            }
            if (next.isEmpty() && index < chapters.size() - 1) {
                next = place.text(place.part(chapters.get(index + 1).part()), 1);
                nextTitle = ArticleView.chapterTitle(visit, book.get(), index + 1);
            }
            where = Stream.of(ArticleView.chapterPlace(visit, book.get(), index), where)
                    .filter(said -> !said.isEmpty())
                    .collect(Collectors.joining(" · "));
        }
        var contents = book.isPresent() ? place.text("", 1) : "";
        return new PageTurns(where, previous, previousTitle, next, nextTitle, contents);
    }

    private static ReadingPage<ReadingPage.Words> page(
            Visit visit,
            Place place,
            String title,
            String tag,
            FileEntry shown,
            ReadingPage.Words body,
            PageTurns turns,
            Optional<Book> book) {
        var original = Links.content(place.version().collection(), shown.path().value());
        int index = ArticleView.index(book, shown);
        var called = index < 0 ? "" : ArticleView.chapterTitle(visit, book.orElseThrow(), index);
        return new ReadingPage<>(
                book.map(b -> place.trail(b, place.text("", 1))).orElseGet(place::trail),
                called.isEmpty() ? title : called,
                tag,
                place.direction(tag),
                turns,
                List.of(Way.to("read.original", original), Way.download(original, "")),
                visit.printed(),
                body);
    }

    /** The words of {@code resource}, a folder: what is in it, and those of the page with which it begins. */
    Response folder(Visit visit, ShownVersion version, Resource resource) throws IOException {
        var id = version.collection();
        var folder = resource.entry().isEmpty() || resource.entry().endsWith("/")
                ? resource.entry()
                : resource.entry() + "/";
        var tag = resource.languages().getFirst();
        var index = Content.index(version, folder);
        var found = index.isEmpty() ? InWords.Words.NONE : inWords.find(version, index.get(), tag, visit.page());
        var portion = found.portion();
        var place = index.map(page -> new Place(version, page, Optional.of(resource), visit.links()));
        var turns = place.isEmpty()
                ? PageTurns.none()
                : turns(visit, place.get(), index.orElseThrow(), portion, Optional.empty());
        var words = lines.words(place, found, tag, "").listedAt(visit.links().browse(id, folder, ""));
        if (portion.number() == 1) {
            words = words.beginning(
                    resource.description(),
                    inside.ofFolder(visit, version, folder),
                    Optional.of(AboutView.of(visit.words(), version, resource, Kind.FOLDER)));
        }
        var page = new ReadingPage<>(
                Place.trail(version, resource, visit.links()),
                resource.title(),
                tag,
                Tongue.of(tag).direction(),
                turns,
                List.of(
                        Way.to("read.original", Links.content(id, resource.entry())),
                        Way.to("take.link", visit.links().take(id, folder))),
                visit.printed(),
                words);
        return Replies.reading(pages.words(visit.frame(), page));
    }

    private Response contents(Visit visit, Place place, Book book) {
        var headings = new ArrayList<Heading>();
        for (int i = 0; i < book.chapters().size(); i++) {
            var address = place.text(place.part(book.chapters().get(i).part()), 1);
            var title = ArticleView.chapterTitle(visit, book, i);
            if (!title.isEmpty()) {
                headings.add(new Heading(title, address, 1));
            }
        }
        var page = new ReadingPage<>(
                place.trail(),
                place.title(book),
                place.tag(book),
                Tongue.of(place.tag(book)).direction(),
                PageTurns.none(),
                List.of(Way.to("read.pictures", place.read(""))),
                visit.printed(),
                new Contents(
                        String.join(", ", book.creators()),
                        place.text(place.part(book.chapters().getFirst().part()), 1),
                        headings,
                        place.description(),
                        Optional.of(
                                place.resource().isPresent()
                                        ? AboutView.of(visit.words(), place, Kind.BOOK)
                                        : AboutView.ofBook(place.version(), book))));
        return Replies.reading(pages.contents(visit.frame(), page));
    }
}
