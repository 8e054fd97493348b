package org.packhorse.node.library;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.packhorse.node.catalog.ShownVersion;
import org.packhorse.node.library.page.Kind;
import org.packhorse.node.library.page.Links;
import org.packhorse.node.library.page.Row;
import org.packhorse.node.library.page.Tongue;
import org.packhorse.node.search.Hit;

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
            case FILE -> {
                boolean there = PathLookup.find(version, hit.place().value()).isPresent();
                yield there ? Optional.of(file(version, hit)) : Optional.empty();
            }
        };
    }

    private static Row file(ShownVersion version, Hit hit) {
        var address = Links.content(version.collection(), hit.place().value())
                + (hit.page() == 0 ? "" : "#page=" + hit.page());
        return new Row(
                hit.title(),
                hit.language(),
                "",
                Kind.ofOpened(hit.mediaType()),
                Tongue.names(List.of(hit.language())),
                "",
                address,
                address,
                version.info().title());
    }
}
