package org.packhorse.node.library.reading;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.packhorse.node.assembly.FileList;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.MediaTypes;
import org.packhorse.protocol.content.RefusedInputException;

/**
 * A package of web pages that begins somewhere: with {@code index.html} at its top, or where its IMS manifest says (SCORM 1.2 and 2004,
 * Common Cartridge).
 *
 * @param title what its manifest calls it, may be empty
 * @param launch the page with which it begins
 */
public record WebPackage(String title, FileEntry launch) {
    private static final String MANIFEST = "imsmanifest.xml";
    private static final String[] INDEX_NAMES = {"index.html", "index.htm", "index.xhtml"};

    /** The package that {@code container} is; empty where it begins nowhere, or lies in one piece. */
    static Optional<WebPackage> find(FileList files, FilePath container, ReadingRoom room) throws IOException {
        var manifest = part(files, container, MANIFEST);
        if (manifest.isPresent()) {
            var found = room.readMarkup(
                    files,
                    manifest.get(),
                    document -> launch(files, manifest.get().path(), document));
            if (found.isPresent() && found.get().isPresent()) {
                return found.get();
            }
        }
        for (var name : INDEX_NAMES) {
            var index = part(files, container, name);
            if (index.isPresent()) {
                return Optional.of(new WebPackage("", index.get()));
            }
        }
        return Optional.empty();
    }

    /** The part of {@code container} that is called {@code name} in it. */
    static Optional<FileEntry> part(FileList files, FilePath container, String name) throws IOException {
        try {
            return files.findFile(container.part(name));
        } catch (RefusedInputException e) {
            return Optional.empty();
        }
    }

    private static Optional<WebPackage> launch(FileList files, FilePath base, Document manifest) throws IOException {
        Map<String, String> resources = new HashMap<>();
        String title = "";
        String first = "";
        String any = "";
        for (var element : manifest.getAllElements()) {
            switch (Vocabulary.name(element)) {
                case "resource" -> {
                    resources.putIfAbsent(element.attr("identifier"), element.attr("href"));
                    any = any.isEmpty() ? element.attr("href") : any;
                }
                case "title" -> title = title.isEmpty() ? Books.title(element) : title;
                case "item" -> first = first.isEmpty() ? element.attr("identifierref") : first;
                default -> {}
            }
        }
        for (var href : new String[] {resources.getOrDefault(first, ""), any}) {
            if (Reference.of(base, href) instanceof Reference.Inside inside) {
                var page = files.findFile(inside.path());
                if (page.isPresent() && MediaTypes.isHtml(page.get().mediaType())) {
                    return Optional.of(new WebPackage(title, page.get()));
                }
            }
        }
        return Optional.empty();
    }
}
