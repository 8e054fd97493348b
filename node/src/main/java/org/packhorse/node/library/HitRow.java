package org.packhorse.node.library;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.packhorse.node.catalog.Openings;
import org.packhorse.node.catalog.PathLookup;
import org.packhorse.node.catalog.ShownVersion;
import org.packhorse.node.library.page.Kind;
import org.packhorse.node.library.page.Links;
import org.packhorse.node.library.page.Row;
import org.packhorse.node.library.page.Tap;
import org.packhorse.node.library.page.translation.Tongue;
import org.packhorse.node.library.reading.Documents;
import org.packhorse.node.search.Hit;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.Resource;

/** Turns a hit into a line of the page. */
final class HitRow {
    private HitRow() {}

    /** The line of {@code hit}; nothing where {@code version} has it no more. */
    static Optional<Row> of(Links links, ShownVersion version, Hit hit) throws IOException {
        var info = version.info();
        return switch (hit.place().sort()) {
            case COLLECTION -> Optional.of(Row.of(version, links));
            case RESOURCE ->
                info.findResource(hit.place().value())
                        .map(resource -> Row.of(version, resource, links).from(info.title()));
            case FILE -> PathLookup.find(version, hit.place().value()).map(entry -> file(links, version, hit, entry));
        };
    }

    /** Of a described film, document or package the text is found at its file; it keeps the title's language and the level. */
    private static Row file(Links links, ShownVersion version, Hit hit, FileEntry entry) {
        var described = Openings.find(version.info(), entry.path().value());
        var address = address(links, version, hit, entry, described);
        return new Row(
                hit.title(),
                described.map(resource -> resource.languages().getFirst()).orElse(hit.language()),
                "",
                Kind.of(version, hit.mediaType(), entry.path().value()),
                Tongue.names(List.of(hit.language())),
                described
                        .map(Resource::level)
                        .filter(level -> !level.equals("all"))
                        .map("level."::concat)
                        .orElse(""),
                address,
                address,
                version.info().title());
    }

    /** A page of ours that shows the place itself: the chapter, the page of a PDF, the moment of a film. */
    private static String address(
            Links links, ShownVersion version, Hit hit, FileEntry entry, Optional<Resource> described) {
        var id = version.collection();
        var path = entry.path().value();
        if (hit.mediaType().equals("application/pdf")) {
            return described
                    .map(resource -> links.readAt(id, resource.id(), hit.page()))
                    .orElseGet(() -> links.viewAt(id, path, hit.page()));
        }
        if (Documents.isOffice(entry)) {
            return described
                    .map(resource -> links.text(id, resource.id(), "", 1))
                    .orElseGet(() -> Tap.to(id, entry, links));
        }
        var page = switch (Kind.of(hit.mediaType())) {
            case BOOK -> links.view(id, path);
            default -> described.map(resource -> Tap.to(id, resource, links)).orElseGet(() -> Tap.to(id, entry, links));
        };
        return hit.seconds() == 0 ? page : page + "#t=" + hit.seconds();
    }
}
