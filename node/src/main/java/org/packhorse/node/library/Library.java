package org.packhorse.node.library;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.packhorse.node.assembly.FileContents;
import org.packhorse.node.assembly.RebuildTurns;
import org.packhorse.node.catalog.Shelf;
import org.packhorse.node.catalog.ShownVersion;
import org.packhorse.node.library.page.Pages;
import org.packhorse.node.library.page.translation.Translations;
import org.packhorse.node.library.survey.Facet;
import org.packhorse.node.library.survey.Surveys;
import org.packhorse.node.library.survey.Value;
import org.packhorse.node.search.FullText;
import org.packhorse.node.store.BlobStore;
import org.packhorse.node.teacher.Destinations;
import org.packhorse.node.transport.Authority;
import org.packhorse.node.transport.BusyException;
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
 * /by/{facet}                     subjects, levels, languages or kinds
 * /by/{facet}/{value}             what has one of them, from all collections
 * /c/{collection}                 a collection; it and the page above take subject=, level=, language=, kind=
 * /c/{collection}/r/{resource}    a resource
 * /c/{collection}/browse/{folder} files and folders
 * /c/{collection}/…               content in pages of ours, see {@link ReadingView}
 * /content/{collection}/{path}    the content itself; inside of a container: /content/{collection}/{path}//{part}
 * /lists                          reading lists
 * /lists/{list}                   one of them
 * /languages?back=                the languages of the pages, to choose from
 * /display?back=                  the looks of the pages, to choose from
 * …/reuse, …/take, …/zip, /licences/, /qr    see {@link Reuse}
 * /search?q=                      whatever has the words
 * /suggest?q=                     how a query may go on, for browsers and our own script
 * </pre>
 *
 * <p>Every page takes {@code lang=} and {@code view=}, which its links carry on. Nothing is kept about readers.
 */
public final class Library implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Library.class);

    /** Of these, as far as we speak them, a few are offered at the foot of each page. */
    private static final int LANGUAGES = 8;
    /** Of a node's 64 MB of heap: four usual books at once. */
    private static final int REBUILDING_MEGABYTES = 24;

    private final Shelf shelf;
    private final Translations translations;
    private final Pages pages = new Pages();
    private final Replies replies = new Replies(pages);
    private final Furniture furniture = new Furniture();
    private final Surveys surveys;
    private final HomeView home;
    private final ByView by = new ByView();
    private final SearchView search;
    private final Suggestions suggestions;
    private final CollectionPages inCollections;
    private final ChoicesView choices;
    private final Content content;
    private final Reuse reuse;
    private final MissingView missing;
    private final ReadingListsView readingLists;

    /**
     * The library of what stands on {@code shelf}, its bytes in {@code blobs}, its words in {@code texts}, which speaks {@code translations}; called
     * {@code ownName} on its network, with what is {@code beside} it.
     */
    public Library(
            Shelf shelf,
            BlobStore blobs,
            FullText texts,
            Translations translations,
            Optional<Authority> ownName,
            Beside beside) {
        this.shelf = shelf;
        this.translations = translations;
        home = new HomeView(beside.readOnly());
        surveys = new Surveys(shelf, SurveyFacets::kind);
        search = new SearchView(shelf, texts, beside.nothingFound());
        suggestions = new Suggestions(texts);
        choices = new ChoicesView(translations);
        var contents = new FileContents(blobs);
        var rebuilding = new RebuildTurns(REBUILDING_MEGABYTES);
        content = new Content(contents, rebuilding);
        reuse = new Reuse(contents, rebuilding, pages, ownName);
        var destinations = new Destinations(shelf, beside.readingLists());
        inCollections =
                new CollectionPages(pages, surveys, new ReadingView(beside.documents(), destinations, pages), reuse);
        missing = new MissingView(shelf);
        readingLists = new ReadingListsView(destinations, beside.readingLists());
    }

    @Override
    public Response handle(Request request) {
        try {
            var content = contentOf(request);
            return content.isPresent() ? content.get() : page(request);
        } catch (BusyException e) {
            return replies.busy(visit(request));
        } catch (IOException e) {
            LOG.atError().addKeyValue("path", request.path()).setCause(e).log("page cannot be read");
            return replies.trouble(visit(request));
        }
    }

    /** Most requests are for content; they do not pay for finding out what language the reader speaks. */
    private Optional<Response> contentOf(Request request) throws IOException {
        var parts = request.path().substring(1).split("/", 3);
        return parts[0].equals("content") ? content(request, parts) : Optional.empty();
    }

    private Response page(Request request) throws IOException {
        var visit = visit(request);
        var answer = answer(visit);
        return answer.isPresent() ? answer.get() : replies.missing(visit, missing.build(visit));
    }

    private Visit visit(Request request) {
        try {
            var ofContent = surveys.current().values(Facet.LANGUAGE).stream()
                    .map(Value::name)
                    .limit(LANGUAGES)
                    .toList();
            return Visit.of(request, translations, ofContent);
        } catch (IOException e) {
            // What it is about is asked again for the page itself, which then says so.
            return Visit.of(request, translations, List.of());
        }
    }

    private Optional<Response> answer(Visit visit) throws IOException {
        var path = visit.request().path();
        if (path.equals("/")) {
            var lists = readingLists.onHome(visit);
            boolean more = !lists.isEmpty() && readingLists.hasMore();
            return Optional.of(
                    Replies.page(pages.home(visit.frame(), home.build(visit, surveys.current()), lists, more)));
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
            case "by" -> by(visit, parts);
            case "c" -> collection(visit, parts);
            case "licences", "qr" -> reuse.find(visit, parts);
            case "lists" -> readingLists(visit, parts);
            default -> furniture.find(path);
        };
    }

    private Response search(Visit visit) throws IOException {
        try {
            var found = search.build(visit, surveys.current());
            return Replies.answer(pages.search(visit.frame().searching(found.query()), found));
        } catch (FullText.BusyException e) {
            return replies.tooManySearch(visit);
        }
    }

    private Optional<Response> readingLists(Visit visit, String[] parts) throws IOException {
        var page = parts.length == 1
                ? Optional.of(readingLists.all(visit))
                : readingLists.find(visit, parts.length == 2 ? parts[1] : "");
        return page.map(p -> Replies.page(pages.readingLists(visit.frame(), p)));
    }

    private Optional<Response> content(Request request, String[] parts) throws IOException {
        var version = find(parts);
        if (version.isEmpty()) {
            return Optional.empty();
        }
        return parts.length == 3
                ? content.find(request, version.get(), parts[2])
                : Optional.of(Response.redirect(302, "/content/" + parts[1] + "/"));
    }

    private Optional<Response> collection(Visit visit, String[] parts) throws IOException {
        var version = find(parts);
        if (version.isEmpty()) {
            return Optional.empty();
        }
        return inCollections.find(visit, version.get(), parts.length == 3 ? parts[2] : "");
    }

    private Optional<Response> by(Visit visit, String[] parts) throws IOException {
        var facet = Facet.find(parts.length > 1 ? parts[1] : "");
        if (facet.isEmpty()) {
            return Optional.empty();
        }
        var survey = surveys.current();
        return parts.length == 3
                ? by.list(visit, survey, facet.get(), parts[2])
                        .map(page -> Replies.page(pages.list(visit.frame(), page)))
                : Optional.of(Replies.page(pages.by(visit.frame(), by.values(visit, survey, facet.get()))));
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
