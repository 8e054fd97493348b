package org.packhorse.node.teacher;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.packhorse.node.assembly.FileContents;
import org.packhorse.node.assembly.FileList;
import org.packhorse.node.html.Encoding;
import org.packhorse.node.library.reading.Book;
import org.packhorse.node.library.reading.Documents;
import org.packhorse.node.library.reading.markup.Passage;
import org.packhorse.node.library.reading.markup.Rewriting;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.MediaTypes;

/**
 * Finds out what places in the library are called, so that a list says it: by the curator, else by their first heading, their own title or their
 * file; with the page or the moment that is meant.
 */
final class PlaceTitles {
    /** A heading stands at the beginning. */
    private static final int BEGINNING_BYTES = Encoding.BEGINNING_BYTES;

    private static final int TITLE_CHARS = 80;
    private static final String AND = " · ";
    private static final Pattern PAGE = Pattern.compile("[1-9][0-9]{0,5}");
    private static final Pattern MOMENT = Pattern.compile("#t=([0-9]{1,6})(?:[.,].*)?");

    private final FileContents contents;
    private final Documents documents;
    private final String school;

    /** @param school what the device is called */
    PlaceTitles(FileContents contents, Documents documents, String school) {
        this.contents = contents;
        this.documents = documents;
        this.school = school;
    }

    /** The title of {@code destination}. */
    String of(Destination destination) throws IOException {
        var address = destination.address();
        return name(destination)
                + Stream.of("subject", "level", "language", "kind")
                        .map(address::parameter)
                        .filter(value -> !value.isBlank())
                        .map(value -> AND + shorten(value))
                        .reduce("", String::concat)
                + page(address).map(AND::concat).orElse("")
                + moment(address).map(AND::concat).orElse("");
    }

    /** As people write it. Browsers' own viewers of PDFs have it behind the number sign. */
    private static Optional<String> page(LibraryAddress address) {
        var fragment = address.fragment();
        var number = fragment.startsWith("#page=") ? fragment.substring(6) : address.parameter("page");
        return PAGE.matcher(number).matches() && !number.equals("1") ? Optional.of(number) : Optional.empty();
    }

    private static Optional<String> moment(LibraryAddress address) {
        var moment = MOMENT.matcher(address.fragment());
        if (!moment.matches()) {
            return Optional.empty();
        }
        int seconds = Integer.parseInt(moment.group(1));
        return Optional.of(
                seconds < 3600
                        ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                        : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60));
    }

    private String name(Destination destination) throws IOException {
        var name = destination.name().isEmpty() ? school : destination.name();
        if (destination.file().isEmpty() || (destination.resource().isPresent() && !destination.isPart())) {
            return name;
        }
        var own = shorten(
                ownTitle(destination.version().orElseThrow(), destination.file().get()));
        return destination.isPart() ? name + AND + own : own;
    }

    private String ownTitle(FileList files, FileEntry file) throws IOException {
        var title = MediaTypes.isHtml(file.mediaType()) ? ofPage(files, file) : ofDocument(files, file);
        return title.isBlank() ? file.path().name() : title.strip();
    }

    /** What only sends on to another page here is called like that one. */
    private String ofPage(FileList files, FileEntry page) throws IOException {
        var document = beginning(files, page);
        var next = Rewriting.redirect(document, page.path());
        var meant = next.isEmpty() ? Optional.<FileEntry>empty() : files.findFile(next.get());
        return meant.isPresent() && MediaTypes.isHtml(meant.get().mediaType())
                ? title(beginning(files, meant.get()))
                : title(document);
    }

    private static String title(Document page) {
        var heading = page.selectFirst("h1, h2, h3");
        return heading == null || heading.text().isBlank() ? page.title() : heading.text();
    }

    private Document beginning(FileList files, FileEntry page) throws IOException {
        byte[] beginning;
        try (var in = contents.find(page, files).open(0)) {
            beginning = in.readNBytes(BEGINNING_BYTES);
        }
        var charset = Encoding.ofBeginning(beginning, true, () -> files.languagesOf(page.path()))
                .name();
        return Jsoup.parse(new ByteArrayInputStream(beginning), charset, "");
    }

    /** That of a book as its makers call it, or the first heading of notes in Markdown. */
    private String ofDocument(FileList files, FileEntry file) throws IOException {
        if (file.mediaType().equals("application/epub+zip")) {
            return documents.findBook(files, file).map(Book::title).orElse("");
        }
        return !Documents.isArticle(file)
                ? ""
                : documents.words(files, file).stream()
                        .flatMap(words -> words.passages().stream())
                        .filter(passage -> passage.kind() == Passage.Kind.HEADING)
                        .findFirst()
                        .map(Passage::text)
                        .orElse("");
    }

    private static String shorten(String title) {
        int end = title.offsetByCodePoints(0, Math.min(TITLE_CHARS, title.codePointCount(0, title.length())));
        return end == title.length() ? title : title.substring(0, end) + "…";
    }
}
