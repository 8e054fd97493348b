package org.packhorse.node.library;

import java.io.IOException;
import java.util.Optional;
import org.packhorse.node.catalog.ShownVersion;
import org.packhorse.node.library.page.Pages;
import org.packhorse.node.library.survey.Surveys;
import org.packhorse.node.transport.Response;
import org.packhorse.protocol.content.CollectionId;

/**
 * All pages of a collection, behind its own address.
 *
 * <pre>
 *                          the collection
 * r/{resource}             a resource, before it is opened
 * browse/{folder}          a folder's listing
 * r/{resource}/read/, …    see {@link ReadingView}
 * …/reuse, …/take, …/zip   see {@link Reuse}
 * </pre>
 */
final class CollectionPages {
    private static final String BROWSE = "browse/";

    private final Pages pages;
    private final Surveys surveys;
    private final CollectionView collections;
    private final ReadingView reading;
    private final Reuse reuse;
    private final FolderView folders = new FolderView();

    CollectionPages(Pages pages, Surveys surveys, ReadingView reading, Reuse reuse) {
        this.pages = pages;
        this.surveys = surveys;
        this.collections = new CollectionView(new Ways(reading.documents()));
        this.reading = reading;
        this.reuse = reuse;
    }

    /** The answer to {@code rest} of an address, behind that of the collection. */
    Optional<Response> find(Visit visit, ShownVersion version, String rest) throws IOException {
        if (rest.isEmpty()) {
            return collection(visit, version.collection());
        }
        var again = reuse.find(visit, version, rest);
        if (again.isPresent()) {
            return again;
        }
        var read = reading.find(visit, version, rest);
        if (read.isPresent()) {
            return read;
        }
        if (rest.startsWith("r/") && rest.endsWith("/")) {
            return version.info()
                    .findResource(rest.substring(2).replaceFirst("/$", ""))
                    .map(item -> Response.redirect(302, visit.links().resource(version.collection(), item.id())));
        }
        if (rest.startsWith("r/")) {
            return collections
                    .findResource(visit, surveys.current(), version, rest.substring(2))
                    .map(page -> Replies.page(pages.resource(visit.frame(), page)));
        }
        return rest.startsWith(BROWSE) || BROWSE.equals(rest + "/")
                ? folder(visit, version, rest.substring(Math.min(rest.length(), BROWSE.length())))
                : Optional.empty();
    }

    /** As the survey has it, which the shelf may just have left behind. */
    private Optional<Response> collection(Visit visit, CollectionId id) throws IOException {
        var survey = surveys.current();
        var version = survey.findVersion(id);
        var range = survey.find(id);
        return version.isEmpty() || range.isEmpty()
                ? Optional.empty()
                : Optional.of(Replies.page(
                        pages.collection(visit.frame(), collections.build(visit, survey, version.get(), range.get()))));
    }

    private Optional<Response> folder(Visit visit, ShownVersion version, String folder) throws IOException {
        if (!folder.isEmpty() && !folder.endsWith("/")) {
            return Optional.of(Response.redirect(302, visit.links().browse(version.collection(), folder + "/", "")));
        }
        return folders.find(visit, version, folder).map(page -> Replies.page(pages.folder(visit.frame(), page)));
    }
}
