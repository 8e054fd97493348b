package org.packhorse.node.library.reading;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.packhorse.node.assembly.FileList;
import org.packhorse.node.library.reading.markup.Reference;
import org.packhorse.node.library.reading.markup.Vocabulary;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.MediaTypes;
import org.packhorse.protocol.content.RefusedInputException;

/**
 * A package of web pages that begins somewhere: with {@code index.html} (or the like) at its top, or where its IMS manifest says (SCORM 1.2
 * and 2004, Common Cartridge). All of it may lie in one folder, which is then its top: so it is with programs that pack a folder.
 *
 * @param launch the page with which it begins
 */
public record WebPackage(FileEntry launch) {
    private static final String MANIFEST = "imsmanifest.xml";
    /** Also as systems name it that do not tell capitals from small letters, and as a widespread program for lessons does (Storyline). */
    private static final String[] INDEX_NAMES = {
        "index.html",
        "index.htm",
        "index.xhtml",
        "INDEX.HTML",
        "INDEX.HTM",
        "Index.html",
        "Index.htm",
        "story.html",
        "story_html5.html"
    };

    /** A folder that was packed; and what unpacks into a folder called like the archive, with that folder in it. */
    private static final int DEPTH_LIMIT = 2;

    /** So many things that nobody put there are passed over. */
    private static final int LITTER_LIMIT = 16;

    /** Whether {@code container} looks like one: nothing in it is read. */
    public static boolean isOne(FileList files, FilePath container, Order order) throws IOException {
        var top = Optional.of("");
        for (int depth = 0; depth <= DEPTH_LIMIT && top.isPresent(); depth++) {
            if (part(files, container, top.get() + MANIFEST).isPresent()
                    || index(files, container, top.get()).isPresent()) {
                return true;
            }
            top = onlyFolder(container, top.get(), order);
        }
        return false;
    }

    /** The package that {@code container} is; empty where it begins nowhere, or lies in one piece. */
    static Optional<WebPackage> find(FileList files, FilePath container, Order order, ReadingRoom room)
            throws IOException {
        var top = Optional.of("");
        for (int depth = 0; depth <= DEPTH_LIMIT && top.isPresent(); depth++) {
            var found = find(files, container, top.get(), room);
            if (found.isPresent()) {
                return found;
            }
            top = onlyFolder(container, top.get(), order);
        }
        return Optional.empty();
    }

    /** The folder that everything in {@code folder} of {@code container} is in; ends with a slash, as {@code folder} does where it is not the top. */
    private static Optional<String> onlyFolder(FilePath container, String folder, Order order) throws IOException {
        var inside = container + "//" + folder;
        var only = "";
        var next = at(inside + " ");
        for (int steps = 0; next.isPresent() && steps < LITTER_LIMIT; steps++) {
            var found = order.first(next.get())
                    .map(FileEntry::path)
                    .filter(path -> path.value().startsWith(inside));
            if (found.isEmpty()) {
                return Optional.of(only).filter(name -> !name.isEmpty()).map(name -> folder + name + "/");
            }
            var rest = found.get().value().substring(inside.length());
            int slash = rest.indexOf('/');
            var name = slash < 0 ? rest : rest.substring(0, slash);
            if (!Litter.isOne(name)) {
                if (slash < 0 || !only.isEmpty()) {
                    return Optional.empty();
                }
                only = name;
            }
            // What comes behind a slash, and what nothing comes before.
            next = at(inside + name + (slash < 0 ? " " : "0"));
        }
        return Optional.empty();
    }

    private static Optional<FilePath> at(String path) {
        try {
            return Optional.of(FilePath.parse(path));
        } catch (RefusedInputException e) {
            return Optional.empty();
        }
    }

    private static Optional<WebPackage> find(FileList files, FilePath container, String top, ReadingRoom room)
            throws IOException {
        var manifest = part(files, container, top + MANIFEST);
        if (manifest.isPresent()) {
            var found = room.readMarkup(
                    files,
                    manifest.get(),
                    document -> launch(files, manifest.get().path(), document));
            if (found.isPresent() && found.get().isPresent()) {
                return found.get();
            }
        }
        return index(files, container, top).map(WebPackage::new);
    }

    private static Optional<FileEntry> index(FileList files, FilePath container, String top) throws IOException {
        for (var name : INDEX_NAMES) {
            var index = part(files, container, top + name);
            if (index.isPresent()) {
                return index;
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
        String first = "";
        String any = "";
        for (var element : manifest.getAllElements()) {
            switch (Vocabulary.name(element)) {
                case "resource" -> {
                    resources.putIfAbsent(element.attr("identifier"), element.attr("href"));
                    any = any.isEmpty() ? element.attr("href") : any;
                }
                case "item" -> first = first.isEmpty() ? element.attr("identifierref") : first;
                default -> {}
            }
        }
        for (var href : new String[] {resources.getOrDefault(first, ""), any}) {
            if (Reference.of(base, href) instanceof Reference.Inside inside) {
                var page = files.findFile(inside.path());
                if (page.isPresent() && MediaTypes.isHtml(page.get().mediaType())) {
                    return Optional.of(new WebPackage(page.get()));
                }
            }
        }
        return Optional.empty();
    }
}
