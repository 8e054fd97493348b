package org.packhorse.node.library;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.packhorse.node.catalog.ShownVersion;
import org.packhorse.node.library.page.Kind;
import org.packhorse.node.library.page.Links;
import org.packhorse.node.library.page.Opening;
import org.packhorse.node.library.page.Opening.Way;
import org.packhorse.node.library.reading.Documents;
import org.packhorse.protocol.content.Resource;

/** Knows in which ways content of each kind is best opened; one of them is always its words alone. */
final class Ways {
    private final Documents documents;

    Ways(Documents documents) {
        this.documents = documents;
    }

    /** All ways to open {@code resource}, a folder. */
    static Opening ofFolder(ShownVersion version, Resource resource, Links links) {
        var id = version.collection();
        return Opening.of(
                "open", Links.content(id, resource.entry()), Way.to("read.text", links.text(id, resource.id(), "", 1)));
    }

    /** All ways to open {@code place}, a resource or a file. */
    Opening of(Place place, String size) throws IOException {
        var download = Way.download(place.content(), size);
        var read = place.read("");
        if (Documents.isRichText(place.entry())) {
            return text(place, download);
        }
        return switch (Kind.of(place.entry().mediaType())) {
            case PAGE -> Opening.of("open", place.content(), Way.to("read.easy", read), words(place), download);
            case BOOK -> book(place, download);
            case TEXT -> text(place, download);
            case DOCUMENT -> document(place, download);
            case PICTURE -> Opening.of("open", read, words(place), Way.to("read.original", place.content()), download);
            case AUDIO -> media(place, false, download);
            case VIDEO -> media(place, true, download);
            case FILE, ACTIVITY, FOLDER, COLLECTION -> parcel(place, download);
        };
    }

    static Way words(Place place) {
        return Way.to("read.text", place.text("", 1));
    }

    private static Opening text(Place place, Way download) {
        var original = Way.to("read.original", place.content());
        return Documents.isArticle(place.entry())
                ? Opening.of("read", place.read(""), words(place), original, download)
                : Opening.of("read", place.text("", 1), original, download);
    }

    private Opening book(Place place, Way download) throws IOException {
        var book = documents.findBook(place.version(), place.entry());
        if (book.filter(b -> !b.isLocked()).isPresent()) {
            return Opening.of("read", place.read(""), words(place), download);
        }
        return new Opening(
                Optional.empty(),
                Optional.of(download),
                List.of(words(place)),
                book.isPresent() ? "read.locked" : "book.hint");
    }

    private static Opening document(Place place, Way download) {
        var others = new ArrayList<Way>();
        if (place.entry().mediaType().equals("application/pdf")) {
            others.add(Way.to("read.viewer", place.read("")));
        }
        others.add(words(place));
        others.add(download);
        return Opening.of("open", place.content(), others.toArray(Way[]::new));
    }

    private Opening media(Place place, boolean film, Way download) throws IOException {
        var beside = MediaBeside.of(place.version(), place.entry());
        var others = new ArrayList<>(List.of(words(place)));
        for (var file : beside.subtitles()) {
            var address = place.links()
                    .viewText(place.version().collection(), file.path().value(), 1);
            others.add(new Way("read.transcript", address, MediaBeside.name(place.entry(), file), "", false));
        }
        others.add(download);
        return new Opening(Optional.of(beside.player(place, film)), Optional.empty(), others, "");
    }

    private Opening parcel(Place place, Way download) throws IOException {
        if (documents.isH5p(place.version(), place.entry())) {
            return Opening.of("open", place.read(""), words(place), download);
        }
        var web = documents.findWebPackage(place.version(), place.entry(), place.version()::first);
        if (web.isEmpty()) {
            return Opening.of("open", place.content(), words(place), download);
        }
        var launch = Links.content(
                place.version().collection(), web.get().launch().path().value());
        return Opening.of("open", launch, Way.to("parcel.about", place.read("")), words(place), download);
    }
}
