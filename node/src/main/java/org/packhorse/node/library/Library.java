package org.packhorse.node.library;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.packhorse.node.assembly.FileContents;
import org.packhorse.node.catalog.Shelf;
import org.packhorse.node.catalog.ShownVersion;
import org.packhorse.node.library.page.Pages;
import org.packhorse.node.library.page.Translations;
import org.packhorse.node.search.FullText;
import org.packhorse.node.store.BlobStore;
import org.packhorse.node.transport.HttpHandler;
import org.packhorse.node.transport.Request;
import org.packhorse.node.transport.Response;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.RefusedInputException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The library that students see, as a handler for the server.
 *
 * <pre>
 * /                               collections
 * /c/{collection}                 one of them
 * /c/{collection}/r/{resource}    a resource
 * /c/{collection}/browse/{folder} files and folders
 * /content/{collection}/{path}    the content itself; inside of a container: /content/{collection}/{path}//{part}
 * /languages?back=                the languages of the pages, to choose from
 * /display?back=                  the looks of the pages, to choose from
 * /search?q=                      whatever has the words
 * /suggest?q=                     how a query may go on, for browsers and our own script
 * </pre>
 *
 * <p>Every page takes {@code lang=} and {@code view=}, which its links carry on. Nothing is kept about readers.
 */
public final class Library implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Library.class);

    private final Shelf shelf;
    private final Translations translations;
    private final Pages pages = new Pages();
    private final Replies replies = new Replies(pages);
    private final Furniture furniture = new Furniture();
    private final HomeView home;
    private final SearchView search;
    private final Suggestions suggestions;
    private final CollectionView collections;
    private final ChoicesView choices;
    private final FolderView folders = new FolderView();
    private final Content content;

    /** The library of what stands on {@code shelf}, its bytes in {@code blobs}, its words in {@code texts}. */
    public Library(Shelf shelf, BlobStore blobs, FullText texts) {
        this(shelf, blobs, texts, Translations.load());
    }

    /** The same, speaking {@code translations}. */
    public Library(Shelf shelf, BlobStore blobs, FullText texts, Translations translations) {
        this.shelf = shelf;
        this.translations = translations;
        home = new HomeView(shelf);
        search = new SearchView(shelf, texts);
        suggestions = new Suggestions(texts);
        collections = new CollectionView();
        choices = new ChoicesView(translations);
        content = new Content(new FileContents(blobs));
    }

    @Override
    public Response handle(Request request) {
        var visit = Visit.of(request, translations, List.of());
        try {
            return answer(visit).orElseGet(() -> replies.missing(visit));
        } catch (IOException e) {
            LOG.atError().addKeyValue("path", request.path()).setCause(e).log("page cannot be read");
            return replies.trouble(visit);
        }
    }

    private Optional<Response> answer(Visit visit) throws IOException {
        var path = visit.request().path();
        if (path.equals("/")) {
            return Optional.of(Replies.page(pages.home(visit.frame(), home.build(visit))));
        }
        if (path.equals("/search")) {
            return Optional.of(search(visit));
        }
        if (path.equals(Suggestions.PATH)) {
            return Optional.of(suggestions.answer(visit));
        }
        if (path.equals(OpenSearch.PATH)) {
            return OpenSearch.describe(visit);
        }
        if (path.equals("/languages")) {
            return Optional.of(Replies.page(pages.languages(visit.frame(), choices.languages(visit))));
        }
        if (path.equals("/display")) {
            return Optional.of(Replies.page(pages.looks(visit.frame(), choices.looks(visit))));
        }
        var parts = path.substring(1).split("/", 3);
        return switch (parts[0]) {
            case "c" -> collection(visit, parts);
            case "content" -> content(visit, parts);
            default -> furniture.find(path);
        };
    }

    private Response search(Visit visit) throws IOException {
        try {
            var found = search.build(visit);
            return Replies.page(pages.search(visit.frame().searching(found.query()), found));
        } catch (FullText.BusyException e) {
            return replies.busy(visit);
        }
    }

    private Optional<Response> content(Visit visit, String[] parts) throws IOException {
        var version = find(parts);
        if (version.isEmpty()) {
            return Optional.empty();
        }
        return parts.length == 3
                ? content.find(visit.request(), version.get(), parts[2])
                : Optional.of(Response.redirect(302, "/content/" + parts[1] + "/"));
    }

    private Optional<Response> collection(Visit visit, String[] parts) throws IOException {
        var version = find(parts);
        if (version.isEmpty()) {
            return Optional.empty();
        }
        var rest = parts.length == 3 ? parts[2] : "";
        if (rest.isEmpty()) {
            return Optional.of(Replies.page(pages.collection(visit.frame(), collections.build(visit, version.get()))));
        }
        if (rest.startsWith("r/")) {
            return collections
                    .findResource(visit, version.get(), rest.substring(2))
                    .map(page -> Replies.page(pages.resource(visit.frame(), page)));
        }
        if (rest.equals("browse") || rest.startsWith("browse/")) {
            var folder = rest.substring(Math.min(rest.length(), "browse/".length()));
            if (!folder.isEmpty() && !folder.endsWith("/")) {
                return Optional.of(Response.redirect(
                        302, visit.links().browse(version.get().collection(), folder + "/", "")));
            }
            return folders.find(visit, version.get(), folder)
                    .map(page -> Replies.page(pages.folder(visit.frame(), page)));
        }
        return Optional.empty();
    }

    private Optional<ShownVersion> find(String[] parts) throws IOException {
        if (parts.length < 2) {
            return Optional.empty();
        }
        try {
            return shelf.find(CollectionId.parse(parts[1]));
        } catch (RefusedInputException e) {
            return Optional.empty();
        }
    }
}
