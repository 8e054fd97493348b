package org.packhorse.node.library;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.packhorse.node.library.page.Kind;
import org.packhorse.node.library.page.Links;
import org.packhorse.node.library.page.Opening.Way;
import org.packhorse.node.library.page.PageTurns;
import org.packhorse.node.library.page.Pages;
import org.packhorse.node.library.page.ReadingPage;
import org.packhorse.node.library.page.ReadingPage.Contents;
import org.packhorse.node.library.page.ReadingPage.Heading;
import org.packhorse.node.library.page.ReadingPage.Line;
import org.packhorse.node.library.reading.Book;
import org.packhorse.node.library.reading.Documents;
import org.packhorse.node.library.reading.H5pPackage;
import org.packhorse.node.library.reading.Passage;
import org.packhorse.node.library.reading.PlainText.Portion;
import org.packhorse.node.library.reading.Subtitles;
import org.packhorse.node.transport.Response;
import org.packhorse.protocol.content.FileEntry;

/** Fills the pages with words alone, for readers of braille, tiny screens and bad displays. There is one of everything, if only to say so. */
final class WordsView {
    private static final Set<String> TEXT_LIKE = Set.of("application/json", "application/xml", "image/svg+xml");

    private final Documents documents;
    private final Pages pages;

    WordsView(Documents documents, Pages pages) {
        this.documents = documents;
        this.pages = pages;
    }

    /** The words of {@code shown}, which is all of {@code place} or a part of it. */
    Optional<Response> find(Visit visit, Place place, FileEntry shown) throws IOException {
        var book = documentBook(place);
        if (book.isPresent() && shown.path().equals(place.entry().path())) {
            return Optional.of(contents(visit, place, book.get()));
        }
        var portion = portion(visit, place, shown);
        var turns = turns(visit, place, shown, portion, book);
        return Optional.of(
                Replies.reading(pages.words(visit.frame(), page(visit, place, shown, portion, turns, book))));
    }

    private Optional<Book> documentBook(Place place) throws IOException {
        return Kind.of(place.entry().mediaType()) == Kind.BOOK
                ? documents.findBook(place.version(), place.entry())
                : Optional.empty();
    }

    /** The words on the page that is asked for. */
    private Portion portion(Visit visit, Place place, FileEntry shown) throws IOException {
        var version = place.version();
        int wanted = visit.page();
        var kind = Kind.of(shown.mediaType());
        if (Documents.isArticle(shown)) {
            var found = documents.words(version, shown);
            // Markdown is made to be read as it is, too.
            return found.isEmpty() && shown.mediaType().equals("text/markdown")
                    ? documents.portion(version, shown, wanted)
                    : cut(found.orElse(List.of()), wanted);
        }
        if (Documents.isSubtitles(shown)) {
            return cut(
                    documents
                            .subtitles(version, shown)
                            .map(Subtitles::transcript)
                            .orElse(List.of()),
                    wanted);
        }
        if (kind == Kind.AUDIO || kind == Kind.VIDEO) {
            return cut(transcript(place, shown), wanted);
        }
        if (documents.isH5p(version, shown)) {
            return cut(documents.findH5p(version, shown).map(H5pPackage::words).orElse(List.of()), wanted);
        }
        if (shown.mediaType().startsWith("text/") || TEXT_LIKE.contains(shown.mediaType())) {
            return documents.portion(version, shown, wanted);
        }
        var carried = documents.carriedPage(version, shown, wanted);
        return carried.isPresent() ? carried.get() : cut(List.of(), wanted);
    }

    private List<Passage> transcript(Place place, FileEntry shown) throws IOException {
        var subtitles = MediaBeside.of(place.version(), shown).subtitles();
        for (var file : subtitles) {
            var tag = MediaBeside.tag(shown, file);
            if (tag.isEmpty() || tag.equals(place.tag()) || subtitles.size() == 1) {
                return documents
                        .subtitles(place.version(), file)
                        .map(Subtitles::transcript)
                        .orElse(List.of());
            }
        }
        return subtitles.isEmpty()
                ? List.of()
                : documents
                        .subtitles(place.version(), subtitles.getFirst())
                        .map(Subtitles::transcript)
                        .orElse(List.of());
    }

    private static Portion cut(List<Passage> passages, int wanted) {
        var portions = Passage.portions(passages);
        int number = Math.clamp(wanted, 1, portions.size());
        return new Portion(portions.get(number - 1), number, portions.size());
    }

    static List<Line> lines(List<Passage> passages) {
        return passages.stream()
                .map(p -> new Line(p.kind().name().toLowerCase(Locale.ROOT), p.text()))
                .toList();
    }

    /** To the next page of the same text, and behind its last to the next chapter. */
    private static PageTurns turns(Visit visit, Place place, FileEntry shown, Portion portion, Optional<Book> book) {
        var words = visit.words();
        var part = place.part(shown.path());
        int index = book.map(b -> b.indexOf(shown.path())).orElse(-1);
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
            var chapter = words.text("read.place", words.number(index + 1), words.number(chapters.size()));
            where = where.isEmpty() ? chapter : chapter + " · " + where;
        }
        var contents = book.isPresent() ? place.text("", 1) : "";
        return new PageTurns(where, previous, previousTitle, next, nextTitle, contents);
    }

    private static ReadingPage<ReadingPage.Words> page(
            Visit visit, Place place, FileEntry shown, Portion portion, PageTurns turns, Optional<Book> book) {
        var original = Links.content(place.version().collection(), shown.path().value());
        int index = book.map(b -> b.indexOf(shown.path())).orElse(-1);
        return new ReadingPage<>(
                place.trail(),
                index < 0 ? place.title() : ArticleView.chapterTitle(visit, book.orElseThrow(), index),
                place.tag(),
                place.direction(),
                turns,
                List.of(Way.to("read.original", original), Way.download(original, "")),
                visit.printed(),
                new ReadingPage.Words(lines(portion.passages())));
    }

    private Response contents(Visit visit, Place place, Book book) {
        var headings = new ArrayList<Heading>();
        for (int i = 0; i < book.chapters().size(); i++) {
            var address = place.text(place.part(book.chapters().get(i).part()), 1);
            headings.add(new Heading(ArticleView.chapterTitle(visit, book, i), address, 1));
        }
        var page = new ReadingPage<>(
                place.trail(),
                place.title(),
                place.tag(),
                place.direction(),
                PageTurns.none(),
                List.of(Way.to("read.pictures", place.read(""))),
                visit.printed(),
                new Contents(
                        String.join(", ", book.creators()), headings.getFirst().address(), headings));
        return Replies.reading(pages.contents(visit.frame(), page));
    }
}
