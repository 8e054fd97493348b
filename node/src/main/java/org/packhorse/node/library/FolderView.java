package org.packhorse.node.library;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.packhorse.node.catalog.PathLookup;
import org.packhorse.node.catalog.ShownVersion;
import org.packhorse.node.catalog.ShownVersion.Listed;
import org.packhorse.node.library.page.FolderPage;
import org.packhorse.node.library.page.Kind;
import org.packhorse.node.library.page.Links;
import org.packhorse.node.library.page.Tap;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.FilePath;

/** Fills the listing of a folder. */
final class FolderView {
    /** A listing this long is 4 KB on the wire; folders of thousands are read in such steps. */
    private static final int LINES_PER_PAGE = 100;

    /** The listing of {@code folder}, which is empty or ends with a slash. */
    Optional<FolderPage> find(Visit visit, ShownVersion version, String folder) throws IOException {
        if (!PathLookup.isFolder(version, folder)) {
            return Optional.empty();
        }
        var id = version.collection();
        var after = visit.parameter("after", FilePath.LIMIT_BYTES)
                .filter(cursor -> PathLookup.isCursor(folder, cursor))
                .orElse("");
        var listed = version.list(folder, after, LINES_PER_PAGE + 1);
        var shown = listed.subList(0, Math.min(listed.size(), LINES_PER_PAGE));
        boolean more = listed.size() > LINES_PER_PAGE;
        return Optional.of(new FolderPage(
                version.info().title(),
                visit.links().collection(id, 1),
                steps(visit.links(), id, folder),
                shown.stream().map(item -> line(visit, version, folder, item)).toList(),
                after.isEmpty() ? "" : visit.links().browse(id, folder, ""),
                more ? visit.links().browse(id, folder, shown.getLast().cursor()) : "",
                visit.links().take(id, folder)));
    }

    private static List<FolderPage.Step> steps(Links links, CollectionId id, String folder) {
        var steps = new ArrayList<FolderPage.Step>();
        int start = 0;
        for (int slash = folder.indexOf('/'); slash >= 0; slash = folder.indexOf('/', start)) {
            steps.add(new FolderPage.Step(
                    folder.substring(start, slash), links.browse(id, folder.substring(0, slash + 1), "")));
            start = slash + 1;
        }
        return steps;
    }

    private static FolderPage.Line line(Visit visit, ShownVersion version, String folder, Listed item) {
        var id = version.collection();
        return switch (item) {
            case Listed.Folder(var name) ->
                new FolderPage.Line(name, visit.links().browse(id, folder + name + "/", ""), Kind.FOLDER, "");
            case Listed.File(var name, var entry) ->
                new FolderPage.Line(
                        name,
                        Tap.to(id, entry, visit.links()),
                        Kind.of(version, entry),
                        visit.words().size(entry.sizeBytes()));
        };
    }
}
