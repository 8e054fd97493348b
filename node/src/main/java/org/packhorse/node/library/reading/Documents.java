package org.packhorse.node.library.reading;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.packhorse.node.assembly.CarriedText;
import org.packhorse.node.assembly.FileContents;
import org.packhorse.node.assembly.FileList;
import org.packhorse.node.html.Binary;
import org.packhorse.node.html.Encoding;
import org.packhorse.node.library.reading.markup.Passage;
import org.packhorse.node.library.reading.markup.PlainWords;
import org.packhorse.node.library.reading.markup.Rewriting;
import org.packhorse.node.library.reading.markup.Rewritten;
import org.packhorse.node.library.reading.markup.Scripted;
import org.packhorse.node.library.reading.markup.Shelfmarks;
import org.packhorse.node.library.reading.markup.XmlWords;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.MediaTypes;

/** What can be read of the files of a collection. Any thread. */
public final class Documents {
    private static final String MARKDOWN = "text/markdown";
    private static final Set<String> SUBTITLES = Set.of("vtt", "srt");
    private static final Set<String> TEXT_LIKE = Set.of("application/json", "application/xml");
    private static final Set<String> OFFICE =
            Set.of("application/vnd.oasis.opendocument", "application/vnd.openxmlformats");

    private static final Set<String> OLD_OFFICE = Set.of(
            "application/msword",
            "application/rtf",
            "text/rtf",
            "application/vnd.ms-word",
            "application/vnd.ms-excel",
            "application/vnd.ms-powerpoint");

    /** Where Word and OpenDocument have their text; each slide of PowerPoint has a file of its own. */
    private static final List<String> OFFICE_TEXTS = List.of("word/document.xml", "content.xml");

    /** A talk of a whole day. */
    private static final int SLIDES_LIMIT = 300;

    /** A thick book. */
    private static final int RICH_TEXT_CHARS = 512 * 1024;

    /** Of a reading room's memory, as a parsed document takes many times its bytes. */
    private static final int RICH_TEXT_KB = 256;

    private final FileContents contents;
    private final ReadingRoom room;
    private final Books books;
    private final Exercises exercises;
    private final Spreadsheets spreadsheets;

    /** Reads what {@code contents} finds. */
    public Documents(FileContents contents) {
        this.contents = contents;
        this.room = new ReadingRoom(contents);
        this.books = new Books(room);
        this.exercises = new Exercises(room);
        this.spreadsheets = new Spreadsheets(room);
    }

    /** Whether {@code entry} can be rewritten: a page or Markdown. */
    public static boolean isArticle(FileEntry entry) {
        return MediaTypes.isHtml(entry.mediaType()) || entry.mediaType().equals(MARKDOWN);
    }

    /** Whether {@code entry} can be read as it is, be it for readers or not: source code and data, too. */
    public static boolean isText(FileEntry entry) {
        return entry.mediaType().startsWith("text/") || TEXT_LIKE.contains(entry.mediaType());
    }

    /** Whether {@code entry} is a drawing in SVG, which may be a page of a book. */
    public static boolean isDrawing(FileEntry entry) {
        return entry.mediaType().equals("image/svg+xml");
    }

    /** Whether {@code entry} is subtitles. */
    public static boolean isSubtitles(FileEntry entry) {
        return SUBTITLES.contains(entry.path().extension());
    }

    /** Whether {@code entry}, which is said to be a text, is one. */
    public boolean isText(FileList files, FileEntry entry) throws IOException {
        return room.readBeginning(files, entry, Binary.BEGINNING_BYTES, content -> !Binary.is(content));
    }

    /** {@code entry}, a page, a drawing or Markdown, written anew; empty where there is too much of it. */
    public Optional<Rewritten> rewrite(FileList files, FileEntry entry, Shelfmarks marks) throws IOException {
        return isDrawing(entry)
                ? room.readMarkup(files, entry, document -> Rewriting.ofDrawing(document, entry.path(), marks))
                : read(files, entry, document -> Rewriting.of(document, entry.path(), marks));
    }

    /** The words of {@code entry}, a page or Markdown; empty where there is too much of it. */
    public Optional<Told> words(FileList files, FileEntry entry) throws IOException {
        return read(
                files,
                entry,
                document -> Optional.of(new Told(
                        Rewriting.tag(document),
                        Rewriting.direction(document),
                        PlainWords.of(document, entry.path()),
                        Scripted.is(document))));
    }

    private <T> Optional<T> read(FileList files, FileEntry entry, ReadingRoom.Markup<Optional<T>> use)
            throws IOException {
        if (!entry.mediaType().equals(MARKDOWN)) {
            return room.readMarkup(files, entry, use).flatMap(found -> found);
        }
        return room.read(files, entry, content -> {
                    Optional<Document> document = Markdown.parse(content, languages(files, entry));
                    return document.isEmpty() ? Optional.<T>empty() : use.read(document.get());
                })
                .flatMap(found -> found);
    }

    private static Encoding.Languages languages(FileList files, FileEntry entry) {
        return () -> files.languagesOf(entry.path());
    }

    /** The book that {@code container} is; empty where it cannot be read chapter by chapter. */
    public Optional<Book> findBook(FileList files, FileEntry container) throws IOException {
        return books.find(files, container);
    }

    /** The package of web pages that {@code container} is. */
    public Optional<WebPackage> findWebPackage(FileList files, FileEntry container, Order order) throws IOException {
        return WebPackage.find(files, container.path(), order, room);
    }

    /** Whether {@code container} says that it is an H5P package. */
    public boolean isH5p(FileList files, FileEntry container) throws IOException {
        return WebPackage.part(files, container.path(), "h5p.json").isPresent();
    }

    /** The H5P package that {@code container} is. */
    public Optional<H5pPackage> findH5p(FileList files, FileEntry container) throws IOException {
        return H5pPackage.find(files, container.path(), room);
    }

    /** The same without its content. */
    public Optional<H5pPackage> describeH5p(FileList files, FileEntry container) throws IOException {
        return H5pPackage.describe(files, container.path(), room);
    }

    /** The exercise that {@code container} is, where it says that it is an H5P package. */
    public Optional<Exercise> findExercise(FileList files, FileEntry container, Order order) throws IOException {
        return exercises.find(files, container.path(), order);
    }

    /** What {@code exercise} is started with: JSON that may stand inside of a script element as it is. */
    public Optional<String> content(FileList files, Exercise.Playable exercise) throws IOException {
        return exercises.content(files, exercise.content());
    }

    /** {@code json}, which is valid, as it may stand inside of a script element. */
    public static String inert(String json) {
        return Exercises.inert(json);
    }

    /** Portion {@code wanted} of the text file {@code entry}, or the nearest there is. */
    public PlainText.Portion portion(FileList files, FileEntry entry, int wanted) throws IOException {
        return PlainText.portion(contents.find(entry, files), wanted, languages(files, entry));
    }

    /** What is written in {@code entry}, a drawing in SVG, and said about it there; empty where there is too much of it, or it is none. */
    public Optional<List<Passage>> drawn(FileList files, FileEntry entry) throws IOException {
        return isDrawing(entry) ? room.readMarkup(files, entry, XmlWords::ofDrawing) : Optional.empty();
    }

    /** Whether {@code entry} is called RTF; most collections know no more about it than its name. */
    public static boolean isRichText(FileEntry entry) {
        return entry.path().extension().equals("rtf");
    }

    /** Whether content of {@code mediaType} was made by office programs before their files were archives, or is RTF. */
    public static boolean isOldOffice(String mediaType) {
        return OLD_OFFICE.stream().anyMatch(mediaType::startsWith);
    }

    /** The words of {@code entry}, which is RTF, as many as one reads. */
    public List<Passage> richText(FileList files, FileEntry entry) throws IOException {
        return room.stream(files, entry, RICH_TEXT_KB, in -> RichText.paragraphs(in, RICH_TEXT_CHARS));
    }

    /** Whether {@code entry} is said to be a document of an office program. */
    public static boolean isOffice(FileEntry entry) {
        return OFFICE.stream().anyMatch(entry.mediaType()::startsWith);
    }

    /** The words of {@code entry}, a document of an office program; none where it lies in one piece, of a talk no more than any document may have. */
    public List<Passage> office(FileList files, FileEntry entry) throws IOException {
        if (Spreadsheets.isOne(entry)) {
            return spreadsheets.words(files, entry);
        }
        var words = new ArrayList<Passage>();
        if (isOffice(entry)) {
            for (var name : OFFICE_TEXTS) {
                office(files, entry, name, words);
            }
            for (int slide = 1; slide <= SLIDES_LIMIT && chars(words) < ReadingRoom.DOCUMENT_LIMIT_BYTES; slide++) {
                if (!office(files, entry, "ppt/slides/slide" + slide + ".xml", words)) {
                    break;
                }
            }
        }
        return words;
    }

    private static long chars(List<Passage> words) {
        return words.stream().mapToLong(passage -> passage.text().length()).sum();
    }

    private boolean office(FileList files, FileEntry entry, String name, List<Passage> words) throws IOException {
        var part = WebPackage.part(files, entry.path(), name);
        if (part.isEmpty()) {
            return false;
        }
        room.readMarkup(files, part.get(), XmlWords::ofOffice).ifPresent(words::addAll);
        return true;
    }

    /** Subtitles; empty where there are too many. */
    public Optional<Subtitles> subtitles(FileList files, FileEntry entry) throws IOException {
        return room.read(files, entry, content -> Subtitles.parse(content, languages(files, entry)));
    }

    /** Page {@code wanted} of the text that is carried beside {@code entry}, or the nearest there is. */
    public Optional<PlainText.Portion> carriedPage(FileList files, FileEntry entry, int wanted) throws IOException {
        var text = CarriedText.find(files, entry.path());
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(PlainText.page(contents.find(text.get(), files), wanted));
    }
}
