package org.packhorse.node.search;

import java.io.IOException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.packhorse.node.assembly.CarriedText;
import org.packhorse.node.assembly.FileContents;
import org.packhorse.node.catalog.ShownVersion;
import org.packhorse.node.library.reading.Book;
import org.packhorse.node.library.reading.Books;
import org.packhorse.node.library.reading.Documents;
import org.packhorse.node.library.reading.H5pPackage;
import org.packhorse.node.library.reading.ReadingRoom;
import org.packhorse.node.library.reading.Subtitles;
import org.packhorse.node.search.text.TextKind;
import org.packhorse.node.takehome.Companions;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.MediaTypes;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.content.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows which work each text of a version is of. One build, one thread. */
final class Works {
    private static final Logger LOG = LoggerFactory.getLogger(Works.class);

    static final String EPUB = "application/epub+zip";
    static final String PDF = "application/pdf";

    /** What is nothing to open by itself. */
    private static final Set<TextKind> PARTS_OF_WHOLES = EnumSet.of(TextKind.OFFICE, TextKind.CELLS, TextKind.JSON);

    /** Twice the longest table of contents we know; parsed, it takes some eight of a node's 64 MB for a moment, beside what readers read. */
    private static final int TABLE_LIMIT_BYTES = 256 * 1024;

    private final ShownVersion version;
    private final Owners owners;
    private final ReadingRoom room;
    private final Books books;
    private final Map<FilePath, Optional<Chapters>> last = new HashMap<>();
    /** Of books that nobody described, the title page that stands for each. */
    private final Map<FilePath, FilePath> titlePages = new HashMap<>();

    private int unread;

    Works(ShownVersion version, FileContents contents, Owners owners) {
        this.version = version;
        this.owners = owners;
        this.room = new ReadingRoom(contents, TABLE_LIMIT_BYTES);
        this.books = new Books(room);
    }

    /** What a book says of its documents. */
    private record Chapters(
            String title,
            String tag,
            String by,
            FilePath first,
            Map<FilePath, String> titles,
            Set<FilePath> tables,
            Set<FilePath> front,
            Set<FilePath> locked) {
        static Chapters of(Book book) {
            var titles = new HashMap<FilePath, String>();
            var front = new HashSet<FilePath>();
            for (var chapter : book.chapters()) {
                titles.put(chapter.part(), chapter.title());
                if (chapter.front()) {
                    front.add(chapter.part());
                }
            }
            return new Chapters(
                    book.title(),
                    book.tag(),
                    String.join(", ", book.creators()),
                    book.chapters().getFirst().part(),
                    titles,
                    book.tables(),
                    front,
                    book.locked());
        }
    }

    /** How many books could not be read because of damage. */
    int unread() {
        return unread;
    }

    /** The work that {@code text} is of; none where it only leads to others, or says what another entry says. */
    Optional<Work> of(FileEntry text) throws IOException {
        var path = text.path();
        if (owners.opening(path).isPresent()) {
            return Optional.of(itself(text));
        }
        var origin = CarriedText.origin(path);
        if (origin.isPresent()) {
            return Optional.of(new Work(origin.get(), PDF, titleOf(origin.get()), "", ""));
        }
        var kind = TextKind.of(text);
        if (kind.filter(TextKind.SUBTITLES::equals).isPresent() && !path.isPart()) {
            return Optional.of(subtitled(text));
        }
        if (path.isPart()) {
            var container = path.container();
            var type = MediaTypes.predict(container);
            if (type.equals(EPUB)) {
                return chapter(text, container);
            }
            if (kind.filter(PARTS_OF_WHOLES::contains).isPresent()) {
                return Optional.of(whole(container, type));
            }
        }
        return Optional.of(itself(text));
    }

    /** A document of a book is shown as one even where it is described by itself. */
    private static Work itself(FileEntry text) {
        var path = text.path();
        boolean ofBook = path.isPart() && MediaTypes.predict(path.container()).equals(EPUB);
        return new Work(path, ofBook ? EPUB : text.mediaType(), "", "", "");
    }

    private String titleOf(FilePath path) {
        return owners.opening(path).map(Resource::title).orElse(path.name());
    }

    /** The curator knows what it is called and in which language it is; where nobody described an exercise, it does. */
    private Work whole(FilePath container, String type) {
        boolean speaks = isH5p(container) && owners.opening(container).isEmpty();
        var exercise = speaks ? exercise(container) : Optional.<H5pPackage>empty();
        var title = exercise.map(H5pPackage::title).filter(own -> !own.isEmpty());
        var tag = exercise.map(H5pPackage::tag).orElse("");
        return new Work(container, type, title.orElseGet(() -> titleOf(container)), tag, "");
    }

    private Optional<H5pPackage> exercise(FilePath container) {
        try {
            return H5pPackage.describe(version, container, room);
        } catch (IOException | IllegalArgumentException e) {
            cannotRead(container, e);
            return Optional.empty();
        }
    }

    private Work subtitled(FileEntry text) throws IOException {
        return Companions.film(version, text)
                .map(film -> new Work(
                        film.media().path(),
                        film.media().mediaType(),
                        titleOf(film.media().path()),
                        film.tag(),
                        ""))
                .orElseGet(() -> new Work(text.path(), text.mediaType(), "", Subtitles.tag(text.path()), ""));
    }

    private Optional<Work> chapter(FileEntry text, FilePath container) throws IOException {
        var described = owners.opening(container).map(Resource::title);
        var found = chaptersOf(container);
        var title = described
                .or(() -> found.map(Chapters::title).filter(t -> !t.isEmpty()))
                .orElse(container.name());
        boolean isDrawing = Documents.isDrawing(text);
        if (found.isEmpty()) {
            return isDrawing ? Optional.empty() : Optional.of(new Work(text.path(), EPUB, "", "", title));
        }
        var chapters = found.get();
        if (isDrawing && !chapters.titles().containsKey(text.path())) {
            // A picture in a chapter, not one of the pages.
            return Optional.empty();
        }
        // The curator knows better than the book, and a chapter better than either.
        var tag = described.isPresent() ? "" : chapters.tag();
        if (chapters.tables().contains(text.path()) || chapters.locked().contains(text.path())) {
            return Optional.empty();
        }
        if (chapters.front().contains(text.path())) {
            // It says what the description says; where there is none the first stands for the book.
            boolean stands =
                    described.isEmpty() && text.path().equals(titlePages.computeIfAbsent(container, _ -> text.path()));
            return stands ? Optional.of(new Work(container, EPUB, title, tag, "", chapters.by())) : Optional.empty();
        }
        var called = chapters.titles().getOrDefault(text.path(), "");
        // Where neither a description nor a title page says who made it, its beginning does.
        boolean speaksForBook =
                described.isEmpty() && chapters.front().isEmpty() && text.path().equals(chapters.first());
        return Optional.of(new Work(text.path(), EPUB, called, tag, title, speaksForBook ? chapters.by() : ""));
    }

    /** What {@code resource} opens, where that says by itself who made it: a book or an exercise. */
    Optional<FileEntry> signed(Resource resource) throws IOException {
        try {
            return resource.entry().isEmpty()
                    ? Optional.empty()
                    : version.findFile(FilePath.parse(resource.entry()))
                            .filter(entry -> entry.mediaType().equals(EPUB) || isH5p(entry.path()));
        } catch (RefusedInputException e) {
            return Optional.empty();
        }
    }

    private static boolean isH5p(FilePath path) {
        return path.extension().equals("h5p");
    }

    /** Who made {@code signed}, as it says; may be empty. */
    String by(FileEntry signed) throws IOException {
        if (!isH5p(signed.path())) {
            return chaptersOf(signed.path()).map(Chapters::by).orElse("");
        }
        return exercise(signed.path())
                .map(found -> String.join(", ", found.authors()))
                .orElse("");
    }

    /** A book's documents come one after the other, so that one is remembered. */
    private Optional<Chapters> chaptersOf(FilePath container) throws IOException {
        var known = last.get(container);
        if (known != null) {
            return known;
        }
        var whole = version.findFile(container);
        var chapters = whole.isEmpty() ? Optional.<Chapters>empty() : read(whole.get());
        last.clear();
        last.put(container, chapters);
        return chapters;
    }

    private Optional<Chapters> read(FileEntry book) {
        try {
            return books.find(version, book).map(Chapters::of);
        } catch (IOException | IllegalArgumentException e) {
            cannotRead(book.path(), e);
            return Optional.empty();
        }
    }

    private void cannotRead(FilePath container, Exception cause) {
        unread++;
        LOG.atWarn()
                .addKeyValue("collection", version.collection())
                .addKeyValue("path", container)
                .setCause(cause)
                .log("what a book says of itself cannot be read");
    }
}
