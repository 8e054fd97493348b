package org.packhorse.node.library;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.packhorse.node.assembly.FileContents;
import org.packhorse.node.assembly.RebuildTurns;
import org.packhorse.node.catalog.PathLookup;
import org.packhorse.node.catalog.ShownVersion;
import org.packhorse.node.library.page.Links;
import org.packhorse.node.transport.Request;
import org.packhorse.node.transport.Response;
import org.packhorse.protocol.content.FileEntry;

/** The content of collections, byte for byte, in a form in which it can do nothing to us. */
final class Content {
    static final List<String> INDEX_NAMES = List.of("index.html", "index.htm", "index.xhtml");

    private final FileContents contents;
    private final Presentation presentation;

    Content(FileContents contents, RebuildTurns rebuilding) {
        this.contents = contents;
        this.presentation = new Presentation(rebuilding);
    }

    /**
     * What {@code version} has at {@code path}, also inside of a container; a folder ends with a slash, the top is empty. A request with the parameter
     * {@code download} gets it as a file to keep.
     */
    Optional<Response> find(Request request, ShownVersion version, String path) throws IOException {
        if (path.isEmpty() || path.endsWith("/")) {
            return findIndex(request, version, path);
        }
        var entry = PathLookup.find(version, path);
        if (entry.isPresent()) {
            var response = file(request, version, entry.get());
            boolean keep = request.parameter("download").isPresent();
            return Optional.of(keep ? response.with("content-disposition", attachment(entry.get())) : response);
        }
        return PathLookup.isFolder(version, path)
                ? Optional.of(Response.redirect(302, Links.content(version.collection(), path + "/")))
                : Optional.empty();
    }

    private Optional<Response> findIndex(Request request, ShownVersion version, String folder) throws IOException {
        var index = index(version, folder);
        if (index.isPresent()) {
            return Optional.of(file(request, version, index.get()));
        }
        return PathLookup.isFolder(version, folder)
                ? Optional.of(Response.redirect(302, Links.plain().browse(version.collection(), folder, "")))
                : Optional.empty();
    }

    /** The page with which {@code folder} begins, which is empty or ends with a slash. */
    static Optional<FileEntry> index(ShownVersion version, String folder) throws IOException {
        for (var name : INDEX_NAMES) {
            var entry = PathLookup.find(version, folder + name);
            if (entry.isPresent()) {
                return entry;
            }
        }
        return Optional.empty();
    }

    /** The file's own name, as RFC 6266 has it, and a plain one for what is too old to read that. */
    private static String attachment(FileEntry entry) {
        var name = entry.path().name();
        var plain = name.replaceAll("[^A-Za-z0-9._ -]", "_");
        return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + escape(name);
    }

    /** RFC 8187 allows fewer characters than a path does. */
    private static String escape(String name) {
        return Links.escape(name)
                .replace("*", "%2a")
                .replace("(", "%28")
                .replace(")", "%29")
                .replace(",", "%2c")
                .replace(";", "%3b")
                .replace(":", "%3a")
                .replace("@", "%40");
    }

    private Response file(Request request, ShownVersion version, FileEntry entry) throws IOException {
        return presentation
                .show(request, entry, contents.find(entry, version), () -> version.languagesOf(entry.path()))
                .withEtag(Replies.validator(entry.digest()))
                .with("cache-control", "no-cache")
                .sameForEverybody();
    }
}
