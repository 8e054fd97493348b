package org.packhorse.node.library;

import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.packhorse.node.catalog.Shelf;
import org.packhorse.node.library.page.MissingPage;
import org.packhorse.node.library.page.Row;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.RefusedInputException;

/** Says what was not found, and finds the ways on from there. */
final class MissingView {
    /** A line of a phone. */
    private static final int SHOWN_CHARS = 80;

    private static final int WORDS = 6;
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    /** Words that addresses consist of, and not names of things. */
    private static final Set<String> OURS = Set.of(
            "c", "r", "content", "browse", "take", "zip", "reuse", "search", "html", "htm", "xhtml", "php", "index",
            "www", "http", "https");

    private final Shelf shelf;

    MissingView(Shelf shelf) {
        this.shelf = shelf;
    }

    MissingPage build(Visit visit) throws IOException {
        var path = visit.request().path();
        var parts = path.substring(1).split("/", 3);
        boolean inCollection = parts.length > 1 && Set.of("c", "content").contains(parts[0]);
        var shown = Row.shorten(path, SHOWN_CHARS);
        if (inCollection) {
            try {
                var version = shelf.find(CollectionId.parse(parts[1]));
                if (version.isPresent()) {
                    var info = version.get().info();
                    return new MissingPage(
                            shown,
                            words(parts.length > 2 ? parts[2] : ""),
                            info.title(),
                            info.languages().getFirst(),
                            visit.links().collection(version.get().collection(), 1));
                }
            } catch (RefusedInputException e) {
                // No collection can have that name; the address is shown as it is.
            }
        }
        return new MissingPage(shown, words(path), "", "", "");
    }

    private static String words(String path) {
        return Arrays.stream(BETWEEN.split(path, 0))
                .filter(word -> word.length() > 1 && !OURS.contains(word))
                .limit(WORDS)
                .collect(Collectors.joining(" "));
    }
}
