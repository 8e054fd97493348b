package org.packhorse.node.library;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.packhorse.node.catalog.ShownVersion;
import org.packhorse.node.library.page.Kind;
import org.packhorse.node.library.page.Links;
import org.packhorse.node.library.page.Row;
import org.packhorse.node.library.page.Tap;
import org.packhorse.node.library.page.Tongue;
import org.packhorse.node.search.Hit;
import org.packhorse.protocol.content.FileEntry;

/** Makes a line of what was found. */
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

    private static Row file(Links links, ShownVersion version, Hit hit, FileEntry entry) {
        var id = version.collection();
        var kind = Kind.ofOpened(hit.mediaType());
        // A chapter is read in its book, a page where a viewer finds it.
        var address = kind == Kind.BOOK
                ? links.view(id, entry.path().value())
                : Tap.to(id, entry, links) + (hit.page() == 0 ? "" : "#page=" + hit.page());
        return new Row(
                hit.title(),
                hit.language(),
                "",
                kind,
                Tongue.names(List.of(hit.language())),
                "",
                address,
                address,
                version.info().title());
    }
}
