package org.packhorse.node.library.reading;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.packhorse.node.assembly.FileList;
import org.packhorse.node.html.Beginning;
import org.packhorse.node.library.reading.markup.Reference;
import org.packhorse.node.library.reading.markup.Vocabulary;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.MediaTypes;

/** Reads how the books of a collection are made up: containers that were opened, whose parts are files of the version. Any thread. */
public final class Books {
    /** Nobody turns more pages than this one by one; the longest book we know has 1,300 chapters. */
    static final int CHAPTER_LIMIT = 2_000;

    private static final int TEXT_LIMIT_CHARS = 200;
    private static final int TITLE_LIMIT_NODES = 100;

    /** What a class is reading at one time; each takes under a megabyte. */
    private static final int REMEMBERED = 4;

    private final ReadingRoom room;
    private final Map<Digest, Optional<Book>> remembered =
            Collections.synchronizedMap(new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Digest, Optional<Book>> eldest) {
                    return size() > REMEMBERED;
                }
            });

    /** Reads them in {@code room}. */
    public Books(ReadingRoom room) {
        this.room = room;
    }

    /** The book that {@code container} is; empty where it lies in one piece, or does not say what is in it. */
    public Optional<Book> find(FileList files, FileEntry container) throws IOException {
        var known = remembered.get(container.digest());
        if (known != null && known.stream().allMatch(b -> isOf(b, container))) {
            return known;
        }
        var book = read(files, container.path());
        remembered.put(container.digest(), book);
        return book;
    }

    /** The same book may stand in two places. */
    private static boolean isOf(Book book, FileEntry container) {
        return book.chapters().isEmpty()
                || book.chapters().getFirst().part().container().equals(container.path());
    }

    private Optional<Book> read(FileList files, FilePath container) throws IOException {
        var packageEntry = packageOf(files, container);
        if (packageEntry.isEmpty()) {
            return Optional.empty();
        }
        var entry = packageEntry.get();
        var outline = room.readMarkup(files, entry, document -> outline(files, entry.path(), document));
        if (outline.isEmpty() || outline.get().chapters.isEmpty()) {
            return Optional.empty();
        }
        var found = outline.get();
        var contents = new ArrayList<Book.Entry>();
        for (var candidate : found.contents) {
            if (contents.isEmpty()) {
                room.readMarkup(files, candidate, document -> BookContents.of(document, candidate.path()))
                        .ifPresent(contents::addAll);
            }
        }
        var says = found.says;
        var chapters = new Chapters(room, files, says.title()).of(withoutTables(found), contents);
        var tag = says.languages().stream().findFirst().orElse("");
        var paths = chapters.stream().map(Book.Chapter::part).toList();
        var locked = Locks.find(files, container, paths, room);
        return Optional.of(new Book(says.title(), tag, says.creators(), chapters, contents, found.tables, locked));
    }

    /** Who turns pages need not come by the contents, which are a tap away; but a book that is nothing else keeps them. */
    private static List<FileEntry> withoutTables(Outline outline) {
        var others = outline.chapters.stream()
                .filter(chapter -> !outline.tables.contains(chapter.path()))
                .toList();
        return others.isEmpty() ? outline.chapters : others;
    }

    /** Where container.xml says that the book is described. */
    private Optional<FileEntry> packageOf(FileList files, FilePath container) throws IOException {
        var description = WebPackage.part(files, container, BookDetails.CONTAINER);
        if (description.isEmpty()) {
            return Optional.empty();
        }
        var path = room.readMarkup(files, description.get(), BookDetails::packagePath);
        return path.isEmpty() ? Optional.empty() : at(files, Reference.of(top(container), path.get()));
    }

    static FilePath top(FilePath container) {
        return new FilePath(container.value() + "//-");
    }

    private static Optional<FileEntry> at(FileList files, Reference reference) throws IOException {
        return reference instanceof Reference.Inside inside ? files.findFile(inside.path()) : Optional.empty();
    }

    /** What a package document says. {@code contents} are where a table of contents may be, the best first. */
    private record Outline(
            BookDetails says, List<FileEntry> chapters, List<FileEntry> contents, Set<FilePath> tables) {}

    private static Outline outline(FileList files, FilePath base, Document document) throws IOException {
        var items = new HashMap<String, Element>();
        var spine = new ArrayList<Element>();
        var tables = new HashSet<FilePath>();
        var ncx = "";
        var navigation = "";
        for (var element : document.getAllElements()) {
            switch (Vocabulary.name(element)) {
                case "item" -> {
                    items.putIfAbsent(element.attr("id"), element);
                    boolean contents = (" " + element.attr("properties") + " ").contains(" nav ");
                    navigation = contents ? element.attr("href") : navigation;
                }
                case "spine" -> ncx = element.attr("toc");
                case "itemref" -> spine.add(element);
                case "reference" -> {
                    if (element.attr("type").equals("toc")) {
                        table(base, element.attr("href"), tables);
                    }
                }
                default -> {}
            }
        }
        var contents = new ArrayList<FileEntry>();
        at(files, Reference.of(base, navigation)).ifPresent(contents::add);
        table(base, navigation, tables);
        at(files, Reference.of(base, href(items, ncx))).ifPresent(contents::add);
        return new Outline(BookDetails.of(document), chapters(files, base, items, spine), contents, tables);
    }

    /** A document in which the contents stand at some place has more in it. */
    private static void table(FilePath base, String href, Set<FilePath> tables) {
        if (Reference.of(base, href) instanceof Reference.Inside inside
                && inside.fragment().isEmpty()) {
            tables.add(inside.path());
        }
    }

    private static List<FileEntry> chapters(
            FileList files, FilePath base, Map<String, Element> items, List<Element> spine) throws IOException {
        var chapters = new LinkedHashMap<FilePath, FileEntry>();
        for (var reference : spine) {
            var entry = at(files, Reference.of(base, href(items, reference.attr("idref"))));
            boolean wanted = entry.isPresent()
                    && (MediaTypes.isHtml(entry.get().mediaType()) || Documents.isDrawing(entry.get()))
                    && !reference.attr("linear").equals("no");
            if (wanted && chapters.size() < CHAPTER_LIMIT) {
                chapters.put(entry.get().path(), entry.get());
            }
        }
        return List.copyOf(chapters.values());
    }

    private static String href(Map<String, Element> items, String id) {
        var item = items.get(id);
        return item == null ? "" : item.attr("href");
    }

    static String shorten(String text) {
        var words = text.replaceAll("\\s+", " ").strip();
        return words.length() <= TEXT_LIMIT_CHARS ? words : Beginning.of(words, TEXT_LIMIT_CHARS - 1) + "…";
    }

    /**
     * The beginning of what {@code element} says, shortened. No more of it is looked at than a title has: where thousands of elements stand in each other,
     * each has all the words of those in it.
     */
    static String title(Element element) {
        return shorten(element.nodeStream()
                .limit(TITLE_LIMIT_NODES)
                .filter(TextNode.class::isInstance)
                .map(node -> Beginning.of(((TextNode) node).getWholeText(), 2 * TEXT_LIMIT_CHARS))
                .collect(Collectors.joining()));
    }
}
