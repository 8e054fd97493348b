package org.packhorse.node.library;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.packhorse.node.catalog.ShownVersion;
import org.packhorse.node.library.page.About;
import org.packhorse.node.library.page.Kind;
import org.packhorse.node.library.page.Links;
import org.packhorse.node.library.page.Opening.Way;
import org.packhorse.node.library.page.PageTurns;
import org.packhorse.node.library.page.Pages;
import org.packhorse.node.library.page.ReadingPage;
import org.packhorse.node.library.page.ReadingPage.Contents;
import org.packhorse.node.library.page.ReadingPage.Heading;
import org.packhorse.node.library.page.ReadingPage.Line;
import org.packhorse.node.library.page.ReadingPage.Parcel.Row;
import org.packhorse.node.library.page.Tongue;
import org.packhorse.node.library.reading.Book;
import org.packhorse.node.library.reading.Documents;
import org.packhorse.node.library.reading.Passage;
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
    private final Destinations destinations;
    private final Pages pages;

    WordsView(Documents documents, Destinations destinations, Pages pages) {
        this.documents = documents;
        this.destinations = destinations;
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
        var tag = book.map(place::tag).orElse(place.tag());
        var body = locked
                ? words("", Optional.of(place), found, tag, List.of(), "", Optional.empty(), "read.locked")
                : body(visit, place, shown, found, tag, index(book, shown));
        return Optional.of(Replies.reading(pages.words(visit.frame(), page(visit, place, shown, body, turns, book))));
    }

    private static int index(Optional<Book> book, FileEntry shown) {
        return book.map(b -> b.indexOf(shown.path())).orElse(-1);
    }

    /** @param index of the chapter, where it is one: what is said about all of the book is not said there */
    private ReadingPage.Words body(
            Visit visit, Place place, FileEntry shown, InWords.Words found, String tag, int index) throws IOException {
        return index < 0 && found.portion().number() == 1
                ? first(visit, place, shown, found, tag)
                : words("", Optional.of(place), found, tag, List.of(), "", Optional.empty(), missing(shown));
    }

    private Optional<Book> documentBook(Place place) throws IOException {
        return Kind.of(place.entry().mediaType()) == Kind.BOOK
                ? documents.findBook(place.version(), place.entry())
                : Optional.empty();
    }

    static List<Line> lines(List<Passage> passages) {
        return passages.stream()
                .map(p -> new Line(p.kind().name().toLowerCase(Locale.ROOT), p.text(), List.of()))
                .toList();
    }

    private List<Line> lines(Place place, List<Passage> passages) throws IOException {
        // Shown, and printed, as they are the same for everybody; followed as this reader has chosen.
        var plain = new Place(place.version(), place.entry(), place.resource(), Links.plain());
        var leading = new Leading(plain, destinations);
        var lines = new ArrayList<Line>();
        for (var passage : passages) {
            var leads = leading.addresses(passage).stream()
                    .map(address -> new Line.Lead(address, place.links().to(address)))
                    .toList();
            lines.add(new Line(passage.kind().name().toLowerCase(Locale.ROOT), passage.text(), leads));
        }
        return lines;
    }

    /** To the next page of the same text, and behind its last to the next chapter. */
    private static PageTurns turns(Visit visit, Place place, FileEntry shown, Portion portion, Optional<Book> book) {
        var words = visit.words();
        var part = place.part(shown.path());
        int index = index(book, shown);
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
            Visit visit, Place place, FileEntry shown, ReadingPage.Words body, PageTurns turns, Optional<Book> book) {
        var original = Links.content(place.version().collection(), shown.path().value());
        int index = index(book, shown);
        var called = index < 0 ? "" : ArticleView.chapterTitle(visit, book.orElseThrow(), index);
        var tag = book.map(place::tag).orElse(place.tag());
        return new ReadingPage<>(
                book.map(b -> place.trail(b, place.text("", 1))).orElseGet(place::trail),
                called.isEmpty() ? book.map(place::title).orElse(place.title()) : called,
                tag,
                place.direction(),
                turns,
                List.of(Way.to("read.original", original), Way.download(original, "")),
                visit.printed(),
                body);
    }

    /** {@code found}, where there is a place with words, on a page in the language {@code tag}. */
    private ReadingPage.Words words(
            String description,
            Optional<Place> place,
            InWords.Words found,
            String tag,
            List<Row> rows,
            String more,
            Optional<About> about,
            String missing)
            throws IOException {
        boolean other = !(found.tag().isEmpty() || found.tag().equals(tag))
                || !found.direction().isEmpty();
        var own = found.tag().isEmpty() ? tag : found.tag();
        var direction = found.direction().isEmpty() ? Tongue.of(own).direction() : found.direction();
        var passages = found.portion().passages();
        return new ReadingPage.Words(
                description,
                place.isEmpty() ? List.of() : lines(place.get(), passages),
                other ? own : "",
                other ? direction : "",
                rows,
                more,
                about,
                passages.isEmpty() && rows.isEmpty() ? missing : "");
    }

    /** What the first page of a text has around the text itself. */
    private ReadingPage.Words first(Visit visit, Place place, FileEntry shown, InWords.Words found, String tag)
            throws IOException {
        var rows = inside.of(visit, place.version(), shown);
        boolean whole = shown.path().equals(place.entry().path());
        var described = whole ? description(place) : "";
        var kind = Kind.of(shown.mediaType());
        boolean seen = kind == Kind.PICTURE && !described.isEmpty();
        var first = words(
                described,
                Optional.of(place),
                found,
                tag,
                rows,
                "",
                Optional.of(about(visit, place, kind)),
                missing(shown));
        return seen ? first.seen() : first;
    }

    private static String missing(FileEntry shown) {
        return shown.sizeBytes() == 0 ? "read.empty" : "read.no-text";
    }

    private static String description(Place place) {
        return place.resource().map(Resource::description).orElse("");
    }

    private static About about(Visit visit, Place place, Kind kind) {
        var version = place.version();
        return place.resource()
                .map(resource -> AboutView.of(visit.words(), version, resource, kind))
                .orElseGet(() -> AboutView.ofFile(version, kind));
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
        boolean first = portion.number() == 1;
        var rows = first ? inside.ofFolder(visit, version, folder) : List.<Row>of();
        var words = words(
                        first ? resource.description() : "",
                        place,
                        found,
                        tag,
                        rows,
                        visit.links().browse(id, folder, ""),
                        first
                                ? Optional.of(AboutView.of(visit.words(), version, resource, Kind.FOLDER))
                                : Optional.empty(),
                        "")
                .seen();
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
                        description(place),
                        Optional.of(
                                place.resource().isPresent()
                                        ? about(visit, place, Kind.BOOK)
                                        : AboutView.ofBook(place.version(), book))));
        return Replies.reading(pages.contents(visit.frame(), page));
    }
}
