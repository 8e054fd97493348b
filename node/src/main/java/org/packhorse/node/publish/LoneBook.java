package org.packhorse.node.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipFile;
import org.packhorse.node.library.reading.BookDetails;
import org.packhorse.protocol.content.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A book that is all there is in a curator's folder, and what it says of itself: that holds where the curator says nothing.
 *
 * @param path its place in the folder
 */
record LoneBook(String path, BookDetails says) {
    private static final Logger LOG = LoggerFactory.getLogger(LoneBook.class);

    /** The one in {@code folder}; empty where there is more, or it is no book that can be read. */
    static Optional<LoneBook> find(Path folder) throws IOException {
        List<Path> files;
        try (var all = Files.walk(folder)) {
            files = all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> !FolderWalk.isLeftover(folder.relativize(file)))
                    .limit(2)
                    .toList();
        } catch (UncheckedIOException e) {
            // The import tells of folders that cannot be read.
            return Optional.empty();
        }
        boolean isBook = files.size() == 1
                && files.getFirst().toString().toLowerCase(Locale.ROOT).endsWith(".epub");
        return isBook ? read(folder, files.getFirst()) : Optional.empty();
    }

    private static Optional<LoneBook> read(Path folder, Path book) {
        var path = folder.relativize(book).toString();
        try (var zip = new ZipFile(book.toFile())) {
            return BookDetails.find((name, limit) -> part(zip, name, limit)).map(says -> new LoneBook(path, says));
        } catch (IOException | IllegalArgumentException e) {
            LOG.atWarn().addKeyValue("path", path).setCause(e).log("a book cannot be asked about itself");
            return Optional.empty();
        }
    }

    private static Optional<byte[]> part(ZipFile zip, String name, int limitBytes) throws IOException {
        var entry = zip.getEntry(name);
        if (entry == null) {
            return Optional.empty();
        }
        try (var in = zip.getInputStream(entry)) {
            var content = in.readNBytes(limitBytes + 1);
            return content.length > limitBytes ? Optional.empty() : Optional.of(content);
        }
    }

    /** What it says, as a curator would. */
    Details details() {
        return new Details(
                given(says.title()),
                given(says.description()),
                says.languages(),
                OpenLicences.named(says.rights()),
                Optional.empty(),
                given(String.join(", ", says.creators())),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(said -> !said.isBlank());
    }

    /** {@code whole}, which describes the collection, as the description of the book: the collection's title need not be the book's. */
    Resource describe(Resource whole) {
        return new Resource(
                whole.id(),
                given(says.title()).orElse(whole.title()),
                whole.description(),
                says.languages().isEmpty() ? whole.languages() : says.languages(),
                OpenLicences.named(says.rights()).orElse(whole.licence()),
                whole.attribution(),
                whole.subjects(),
                whole.level(),
                whole.accessibility(),
                whole.entry());
    }
}
