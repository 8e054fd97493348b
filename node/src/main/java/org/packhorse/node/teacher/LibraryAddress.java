package org.packhorse.node.teacher;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.packhorse.node.catalog.Openings;
import org.packhorse.node.catalog.Shelf;
import org.packhorse.node.catalog.ShownVersion;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.content.Resource;

/**
 * The address of a resource, as a teacher copies it from a browser: with or without the device's name, whatever it is called on that phone.
 *
 * @param version the collection's version that is shown
 */
record LibraryAddress(ShownVersion version, Resource resource) {
    private static final Pattern PAGE =
            Pattern.compile("(?:https?://[^/]+)?/c/([a-z0-9-]{1,64})/r/([a-z0-9-]{1,64})(?:[/?#].*)?");
    private static final Pattern CONTENT =
            Pattern.compile("(?:https?://[^/]+)?/content/([a-z0-9-]{1,64})/([^?#]+)(?:[?#].*)?");

    /** Whether {@code text} is meant to lead into the library. */
    static boolean isMeantAsOne(String text) {
        return PAGE.matcher(text).matches() || CONTENT.matcher(text).matches();
    }

    /** What {@code text} leads to; empty where that is nothing. */
    static Optional<LibraryAddress> find(Shelf shelf, String text) throws IOException {
        var page = PAGE.matcher(text);
        if (page.matches()) {
            return findVersion(shelf, page.group(1))
                    .flatMap(version -> version.info()
                            .findResource(page.group(2))
                            .map(resource -> new LibraryAddress(version, resource)));
        }
        var content = CONTENT.matcher(text);
        if (content.matches()) {
            return findVersion(shelf, content.group(1))
                    .flatMap(version -> Openings.find(version.info(), decoded(content.group(2)))
                            .map(resource -> new LibraryAddress(version, resource)));
        }
        return Optional.empty();
    }

    private static String decoded(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return path;
        }
    }

    static Optional<ShownVersion> findVersion(Shelf shelf, String collection) throws IOException {
        try {
            return shelf.find(CollectionId.parse(collection));
        } catch (RefusedInputException e) {
            return Optional.empty();
        }
    }

    /** Where it is on every node that has the collection. */
    static String path(String collection, String resource) {
        return "/c/" + collection + "/r/" + resource;
    }

    String path() {
        return path(version.collection().value(), resource.id());
    }
}
