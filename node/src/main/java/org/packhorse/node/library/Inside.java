package org.packhorse.node.library;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.packhorse.node.catalog.ShownVersion;
import org.packhorse.node.catalog.ShownVersion.Listed;
import org.packhorse.node.library.page.Kind;
import org.packhorse.node.library.page.ReadingPage.Parcel.Row;
import org.packhorse.node.library.reading.Documents;
import org.packhorse.node.library.reading.Litter;
import org.packhorse.protocol.content.FileEntry;

/** Lists what is inside things or beside them, each with its words. */
final class Inside {
    /** A listing this long is 4 KB on the wire. */
    private static final int ROWS_LIMIT = 100;

    /** So many parts of a package are looked at: those that serve its pages, such as scripts, are not listed. */
    private static final int PARTS_LIMIT = 2_000;

    private final Documents documents;

    Inside(Documents documents) {
        this.documents = documents;
    }

    /** What is in or beside {@code shown}, where that is anything that stands by itself. */
    List<Row> of(Visit visit, ShownVersion version, FileEntry shown) throws IOException {
        return switch (Kind.of(shown.mediaType())) {
            case AUDIO, VIDEO ->
                MediaBeside.of(version, shown).subtitles().stream()
                        .map(file -> row(visit, version, file, MediaBeside.name(shown, file)))
                        .toList();
            case FILE, ACTIVITY, BOOK -> parts(visit, version, shown);
            // What documents are made of is nothing to read by itself.
            case DOCUMENT, PAGE, TEXT, PICTURE, FOLDER, COLLECTION -> List.of();
        };
    }

    private List<Row> parts(Visit visit, ShownVersion version, FileEntry shown) throws IOException {
        var h5p = documents.findH5p(version, shown);
        var media = h5p.isPresent() ? h5p.get().media() : parts(version, shown);
        return media.stream()
                .map(part -> {
                    var name =
                            part.path().value().substring(shown.path().value().length() + 2);
                    var row = row(visit, version, part, name);
                    return h5p.isPresent() ? row : looked(visit, version, part, row);
                })
                .toList();
    }

    /** An archive has this list only: what is there to be looked at or heard is shown, with a way to its words. */
    private static Row looked(Visit visit, ShownVersion version, FileEntry part, Row row) {
        return switch (Kind.of(part.mediaType())) {
            case PICTURE, AUDIO, VIDEO ->
                new Row(
                        row.name(),
                        visit.links().view(version.collection(), part.path().value()),
                        row.kind(),
                        row.size());
            default -> row;
        };
    }

    private List<FileEntry> parts(ShownVersion version, FileEntry container) throws IOException {
        var from = container.path().recipe();
        var found = new ArrayList<FileEntry>();
        if (from.isEmpty()) {
            return found;
        }
        boolean pages =
                documents.findWebPackage(version, container, version::first).isPresent();
        var seen = new int[1];
        version.visitFrom(from.get(), entry -> {
            var path = entry.path();
            if (!path.value().startsWith(from.get().value()) || seen[0]++ >= PARTS_LIMIT) {
                return false;
            }
            boolean own = !path.isRecipe() && path.container().equals(container.path()) && !Litter.has(path);
            if (own && (!pages || isForReaders(entry))) {
                found.add(entry);
            }
            return found.size() < ROWS_LIMIT;
        });
        return found;
    }

    private static boolean isForReaders(FileEntry part) {
        var type = part.mediaType();
        return Kind.of(type) != Kind.FILE && !type.equals("text/css") && !type.equals("text/javascript");
    }

    /** What is in {@code folder}, which ends with a slash; of more than is listed here there is a listing of its own. */
    List<Row> ofFolder(Visit visit, ShownVersion version, String folder) throws IOException {
        var rows = new ArrayList<Row>();
        for (var listed : version.list(folder, "", ROWS_LIMIT)) {
            rows.add(
                    switch (listed) {
                        case Listed.File file -> row(visit, version, file.entry(), file.name());
                        case Listed.Folder sub ->
                            new Row(
                                    sub.name(),
                                    visit.links().browse(version.collection(), folder + sub.cursor(), ""),
                                    Kind.FOLDER,
                                    "");
                    });
        }
        return rows;
    }

    private static Row row(Visit visit, ShownVersion version, FileEntry entry, String name) {
        return new Row(
                name,
                visit.links().viewText(version.collection(), entry.path().value(), 1),
                Kind.of(version, entry),
                visit.words().size(entry.sizeBytes()));
    }
}
