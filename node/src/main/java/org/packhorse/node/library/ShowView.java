package org.packhorse.node.library;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.packhorse.node.catalog.ShownVersion.Listed;
import org.packhorse.node.library.page.Kind;
import org.packhorse.node.library.page.Links;
import org.packhorse.node.library.page.Opening.Way;
import org.packhorse.node.library.page.PageTurns;
import org.packhorse.node.library.page.Pages;
import org.packhorse.node.library.page.ReadingPage;
import org.packhorse.node.library.page.ReadingPage.Paper;
import org.packhorse.node.library.page.ReadingPage.Parcel;
import org.packhorse.node.library.page.ReadingPage.Picture;
import org.packhorse.node.library.reading.Documents;
import org.packhorse.node.library.reading.Exercise;
import org.packhorse.node.library.reading.H5pLibrary;
import org.packhorse.node.library.reading.H5pPackage;
import org.packhorse.node.transport.Response;
import org.packhorse.protocol.content.FileEntry;

/** Fills the pages on which pictures are looked at, films watched, papers leafed through and packages started. */
final class ShowView {
    /** From one picture over so many other files to the next; in longer folders pictures have no way back. */
    private static final int NEIGHBOUR_LIMIT = 300;

    /** Of libraries that a package lacks, so many are named. */
    private static final int LACKING_LIMIT = 5;

    /** What browsers of phones show. TIFF, HEIC and the like are for cameras and printers, and few have learned them. */
    private static final Set<String> SHOWN = Set.of(
            "image/jpeg",
            "image/png",
            "image/gif",
            "image/webp",
            "image/avif",
            "image/svg+xml",
            "image/bmp",
            "image/x-icon",
            "image/vnd.microsoft.icon");

    private final Documents documents;
    private final Ways ways;
    private final Pages pages;

    ShowView(Documents documents, Ways ways, Pages pages) {
        this.documents = documents;
        this.ways = ways;
        this.pages = pages;
    }

    /** A page with {@code shown}, which is all of {@code place} or a part of it; its text or the content itself where it is nothing to look at. */
    Optional<Response> find(Visit visit, Place place, FileEntry shown) throws IOException {
        var kind = Kind.of(shown.mediaType());
        if (kind == Kind.PICTURE) {
            return Optional.of(picture(visit, place, shown));
        }
        if (kind == Kind.AUDIO || kind == Kind.VIDEO) {
            var player = MediaBeside.of(place.version(), shown).player(place, kind == Kind.VIDEO);
            var others = ways.of(place, visit.words().size(shown.sizeBytes())).others();
            return Optional.of(
                    Replies.page(pages.player(visit.frame(), page(visit, place, PageTurns.none(), others, player))));
        }
        if (shown.mediaType().equals("application/pdf")) {
            boolean whole = place.version().isAssembled(shown.path());
            var others = ways.of(place, visit.words().size(shown.sizeBytes())).others().stream()
                    .filter(way -> !way.key().equals("read.viewer"))
                    .map(way -> way.key().equals("read.text") ? Way.to(way.key(), place.text("", visit.page())) : way)
                    .toList();
            var paper = new Paper(place.content(), whole, visit.page());
            var page = page(visit, place, PageTurns.none(), others, paper);
            return Optional.of(Replies.paper(pages.paper(visit.frame(), page)));
        }
        if (shown.mediaType().startsWith("text/") || Documents.isRichText(shown)) {
            return Optional.of(Response.redirect(302, place.text(place.part(shown.path()), 1)));
        }
        var parcel = parcel(visit, place, shown);
        if (parcel.isPresent()) {
            return parcel;
        }
        var content = Links.content(place.version().collection(), shown.path().value());
        boolean told = Documents.isOffice(shown) || isOpenedArchive(place, shown);
        return Optional.of(Response.redirect(302, told ? place.text(place.part(shown.path()), 1) : content));
    }

    /** Whether {@code shown} is an archive whose parts are there by themselves: a phone that gets it whole has nothing that opens it. */
    private static boolean isOpenedArchive(Place place, FileEntry shown) throws IOException {
        var recipe = shown.path().recipe();
        if (!shown.mediaType().equals("application/zip") || recipe.isEmpty()) {
            return false;
        }
        return place.version()
                .first(recipe.get())
                .filter(next -> next.path().value().startsWith(recipe.get().value()))
                .isPresent();
    }

    private static <B> ReadingPage<B> page(Visit visit, Place place, PageTurns turns, List<Way> others, B body) {
        return new ReadingPage<>(
                place.trail(), place.title(), place.tag(), place.direction(), turns, others, visit.printed(), body);
    }

    private Response picture(Visit visit, Place place, FileEntry shown) throws IOException {
        var source = Links.content(place.version().collection(), shown.path().value());
        var said = place.description().isBlank() ? place.title() : place.description();
        boolean isShown = SHOWN.contains(shown.mediaType());
        var others = new ArrayList<>(List.of(Way.to("read.text", place.text(place.part(shown.path()), 1))));
        if (isShown) {
            others.add(Way.to("read.original", source));
        }
        others.add(Way.download(source, visit.words().size(shown.sizeBytes())));
        var turns = shown.path().isPart() ? PageTurns.none() : neighbours(visit, place, shown);
        var page = page(visit, place, turns, others, new Picture(source, said, isShown));
        return Replies.reading(pages.picture(visit.frame(), page));
    }

    /** The pictures before and after {@code shown} in its folder. */
    private static PageTurns neighbours(Visit visit, Place place, FileEntry shown) throws IOException {
        var folder = shown.path().folder();
        var id = place.version().collection();
        var before = Optional.<FileEntry>empty();
        boolean seen = false;
        for (var listed : place.version().list(folder, "", NEIGHBOUR_LIMIT)) {
            if (listed.name().equals(shown.path().name())) {
                seen = true;
                break;
            }
            var picture = picture(listed);
            before = picture.isPresent() ? picture : before;
        }
        var after = place.version().list(folder, shown.path().name(), NEIGHBOUR_LIMIT).stream()
                .flatMap(listed -> picture(listed).stream())
                .findFirst();
        var previous = seen ? before : Optional.<FileEntry>empty();
        return new PageTurns(
                "",
                previous.map(p -> visit.links().view(id, p.path().value())).orElse(""),
                previous.map(p -> p.path().name()).orElse(""),
                after.map(p -> visit.links().view(id, p.path().value())).orElse(""),
                after.map(p -> p.path().name()).orElse(""),
                visit.links().browse(id, folder, ""));
    }

    private static Optional<FileEntry> picture(Listed listed) {
        return listed instanceof Listed.File file && Kind.of(file.entry().mediaType()) == Kind.PICTURE
                ? Optional.of(file.entry())
                : Optional.empty();
    }

    private Optional<Response> parcel(Visit visit, Place place, FileEntry shown) throws IOException {
        var h5p = documents.findH5p(place.version(), shown);
        if (h5p.isPresent()) {
            var told = h5p.get();
            return Optional.of(
                    respond(visit, place, place.title(told), place.tag(told), h5p(visit, place, shown, told)));
        }
        return documents
                .findWebPackage(place.version(), shown, place.version()::first)
                .map(web -> respond(
                        visit,
                        place,
                        place.title(),
                        place.tag(),
                        new Parcel(
                                Links.content(
                                        place.version().collection(),
                                        web.launch().path().value()),
                                "parcel.web",
                                "",
                                "",
                                "",
                                List.of(),
                                List.of())));
    }

    private Response respond(Visit visit, Place place, String title, String tag, Parcel parcel) {
        var size = visit.words().size(place.entry().sizeBytes());
        var page = new ReadingPage<>(
                place.trail(),
                title,
                tag,
                place.direction(tag),
                PageTurns.none(),
                List.of(Ways.words(place), Way.download(place.content(), size)),
                visit.printed(),
                parcel);
        return Replies.reading(pages.parcel(visit.frame(), page));
    }

    private Parcel h5p(Visit visit, Place place, FileEntry shown, H5pPackage h5p) throws IOException {
        var id = place.version().collection();
        var launch = "";
        var explanation = "parcel.h5p";
        var lacking = "";
        switch (PlayView.exercise(documents, place.version(), shown).orElse(new Exercise.Unplayable())) {
            case Exercise.Playable _ -> {
                launch = visit.links().play(id, shown.path().value());
                explanation = "parcel.h5p-play";
            }
            case Exercise.Lacking(var libraries) -> {
                explanation = "parcel.h5p-bare";
                lacking = libraries.stream()
                        .limit(LACKING_LIMIT)
                        .map(H5pLibrary.Name::toString)
                        .collect(Collectors.joining(", "));
            }
            case Exercise.Unplayable _ -> {}
        }
        var media = h5p.media().stream()
                .map(file -> new Parcel.Row(
                        file.path().name(),
                        visit.links().view(id, file.path().value()),
                        Kind.of(place.version(), file),
                        visit.words().size(file.sizeBytes())))
                .toList();
        return new Parcel(
                launch,
                explanation,
                lacking,
                h5p.licence(),
                String.join(", ", h5p.authors()),
                media,
                WordLines.of(h5p.words()));
    }
}
