package org.packhorse.node.library;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
    /** Steps of addresses that say how something is shown, and not what. */
    private static final Set<String> HOW =
            Set.of("view", "text", "read", "play", "captions", "browse", "take", "zip", "reuse");

    private static final Pattern EXTENSION = Pattern.compile("\\.\\p{Alpha}\\w{0,4}$");
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
                            words(named(parts)),
                            info.title(),
                            info.languages().getFirst(),
                            visit.links().collection(version.get().collection(), 1));
                }
            } catch (RefusedInputException e) {
                // No collection can have that name; the address is shown as it is.
            }
        }
        var named = inCollection ? parts[1] + "/" + named(parts) : parts[0].equals("by") ? last(parts) : path;
        return new MissingPage(shown, words(named), "", "", "");
    }

    private static String last(String[] parts) {
        return parts.length > 2 ? parts[2] : "";
    }

    /** The name of what was asked for in a collection, without what is to be done with it. */
    private static String named(String[] parts) {
        var steps = new ArrayList<>(List.of(last(parts).split("/", -1)));
        if (parts[0].equals("content")) {
            return last(parts);
        }
        int how = steps.getFirst().equals("r") ? 2 : 0;
        if (steps.size() > how && HOW.contains(steps.get(how))) {
            steps.remove(how);
        }
        return String.join("/", steps);
    }

    private static String words(String path) {
        return Arrays.stream(BETWEEN.split(EXTENSION.matcher(path).replaceFirst(""), 0))
                .filter(word -> word.length() > 1 && !OURS.contains(word))
                .limit(WORDS)
                .collect(Collectors.joining(" "));
    }
}
