package org.packhorse.node.library;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.packhorse.node.catalog.Openings;
import org.packhorse.node.catalog.PathLookup;
import org.packhorse.node.catalog.ShownVersion;
import org.packhorse.node.library.page.Kind;
import org.packhorse.node.library.page.Pages;
import org.packhorse.node.library.reading.Documents;
import org.packhorse.node.teacher.Destinations;
import org.packhorse.node.transport.Body;
import org.packhorse.node.transport.Response;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.Resource;

/**
 * Content in pages of ours, as against the content itself.
 *
 * <pre>
 * r/{resource}/read/{part}   an item, or a part of it such as a chapter
 * r/{resource}/text/{part}   the words alone
 * view/{path}                any file or part
 * text/{path}                its words alone
 * captions/{path}            subtitles as WebVTT
 * play/{path}                an H5P package, played
 * </pre>
 */
final class ReadingView {
    private static final Pattern OF_RESOURCE = Pattern.compile("r/([^/]+)/(read|text)(?:/(.*))?");
    private static final Pattern OF_FILE = Pattern.compile("(view|text|captions|play)/(.+)");

    private final Documents documents;
    private final ArticleView articles;
    private final ShowView shows;
    private final WordsView words;
    private final PlayView playing;

    ReadingView(Documents documents, Destinations destinations, Pages pages) {
        this.documents = documents;
        var ways = new Ways(documents);
        articles = new ArticleView(documents, destinations, pages);
        shows = new ShowView(documents, ways, pages);
        words = new WordsView(documents, destinations, pages);
        playing = new PlayView(documents, pages);
    }

    /** What there is to read. */
    Documents documents() {
        return documents;
    }

    /** The answer to {@code rest} of an address, behind that of the collection. */
    Optional<Response> find(Visit visit, ShownVersion version, String rest) throws IOException {
        var ofResource = OF_RESOURCE.matcher(rest);
        if (ofResource.matches()) {
            var part = ofResource.group(3) == null ? "" : ofResource.group(3);
            var resource = version.info().findResource(ofResource.group(1));
            return resource.isEmpty()
                    ? Optional.empty()
                    : ofResource(visit, version, resource.get(), ofResource.group(2), part);
        }
        var ofFile = OF_FILE.matcher(rest);
        if (!ofFile.matches()) {
            return Optional.empty();
        }
        var entry = PathLookup.find(version, ofFile.group(2));
        if (entry.isEmpty() || entry.get().path().isRecipe()) {
            return Optional.empty();
        }
        return ofFile.group(1).equals("captions")
                ? captions(version, entry.get())
                : ofFile(visit, version, entry.get(), ofFile.group(1));
    }

    private Optional<Response> ofResource(Visit visit, ShownVersion version, Resource resource, String how, String part)
            throws IOException {
        var entry = PathLookup.find(version, resource.entry());
        if (entry.isEmpty()) {
            boolean folder = how.equals("text") && part.isEmpty() && PathLookup.isFolder(version, resource.entry());
            return folder ? Optional.of(words.folder(visit, version, resource)) : Optional.empty();
        }
        var place = new Place(version, entry.get(), Optional.of(resource), visit.links());
        if (part.isEmpty()) {
            return show(visit, place, entry.get(), how);
        }
        var inside = PathLookup.find(version, entry.get().path() + "//" + part);
        return inside.isEmpty() ? Optional.empty() : show(visit, place, inside.get(), how);
    }

    /** A part of a book is read as its chapter, and with the title that the curator gave to the book. */
    private Optional<Response> ofFile(Visit visit, ShownVersion version, FileEntry entry, String how)
            throws IOException {
        var whole = entry;
        if (entry.path().isPart()) {
            var container = version.findFile(entry.path().container());
            boolean chapter = container.isPresent()
                    && Kind.of(container.get().mediaType()) == Kind.BOOK
                    && (Documents.isArticle(entry) || Documents.isDrawing(entry));
            whole = chapter ? container.get() : entry;
        }
        var place = new Place(
                version, whole, Openings.find(version.info(), whole.path().value()), visit.links());
        return how.equals("play") ? playing.find(visit, place) : show(visit, place, entry, how);
    }

    /** Shows {@code shown}, which is all of {@code place} or a part of it. */
    private Optional<Response> show(Visit visit, Place place, FileEntry shown, String how) throws IOException {
        if (how.equals("text")) {
            return words.find(visit, place, shown);
        }
        var kind = Kind.of(shown.mediaType());
        if (kind == Kind.BOOK) {
            return articles.contents(visit, place);
        }
        boolean drawn = Documents.isDrawing(shown) && Kind.of(place.entry().mediaType()) == Kind.BOOK;
        return drawn || Documents.isArticle(shown)
                ? articles.article(visit, place, shown)
                : shows.find(visit, place, shown);
    }

    /** Browsers take WebVTT only; what is that already is checked in the same way, and loses nothing but its looks. */
    private Optional<Response> captions(ShownVersion version, FileEntry entry) throws IOException {
        if (!Documents.isSubtitles(entry)) {
            return Optional.empty();
        }
        var subtitles = documents.subtitles(version, entry);
        // Named by what is sent: a later program may read the same file better.
        return subtitles
                .map(found -> found.toWebVtt().getBytes(StandardCharsets.UTF_8))
                .map(vtt -> Response.ok(new Body.Bytes(ByteBuffer.wrap(vtt)), "text/vtt; charset=utf-8")
                        .withEtag(Replies.validator(Digest.ofContent(vtt)))
                        .with("cache-control", "no-cache")
                        .with("x-content-type-options", "nosniff"));
    }
}
