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
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.content.Resource;

/**
 * The address of a resource or a part of one, as a teacher copies it from a browser: with or without the device's name, whatever it is called on
 * that phone.
 *
 * @param version the collection's version that is shown
 * @param part its path inside of the resource, for example that of a chapter; empty for all of it
 */
record LibraryAddress(ShownVersion version, Resource resource, String part) {
    private static final String HOST = "(?:https?://[^/]+)?";
    private static final Pattern PAGE = Pattern.compile(
            HOST + "/c/([a-z0-9-]{1,64})/r/([a-z0-9-]{1,64})(?:/(?:read|text)/([^?#]*)|/[^?#]*)?(?:[?#].*)?");
    private static final Pattern FILE = Pattern.compile(
            HOST + "/(?:content/([a-z0-9-]{1,64})|c/([a-z0-9-]{1,64})/(?:view|text|play))/([^?#]+)(?:[?#].*)?");

    /** Whether {@code text} is meant to lead into the library. */
    static boolean isMeantAsOne(String text) {
        return PAGE.matcher(text).matches() || FILE.matcher(text).matches();
    }

    /** What {@code text} leads to; empty where that is nothing. */
    static Optional<LibraryAddress> find(Shelf shelf, String text) throws IOException {
        var page = PAGE.matcher(text);
        if (page.matches()) {
            var version = findVersion(shelf, page.group(1));
            var resource = version.flatMap(v -> v.info().findResource(page.group(2)));
            return resource.isEmpty()
                    ? Optional.empty()
                    : inside(
                            version.orElseThrow(), resource.get(), page.group(3) == null ? "" : decoded(page.group(3)));
        }
        var file = FILE.matcher(text);
        if (file.matches()) {
            var version = findVersion(shelf, file.group(1) == null ? file.group(2) : file.group(1));
            return version.isEmpty() ? Optional.empty() : ofFile(version.get(), decoded(file.group(3)));
        }
        return Optional.empty();
    }

    private static Optional<LibraryAddress> ofFile(ShownVersion version, String path) throws IOException {
        var whole = Openings.find(version.info(), path);
        if (whole.isPresent()) {
            return Optional.of(new LibraryAddress(version, whole.get(), ""));
        }
        int border = path.indexOf("//");
        var container = Openings.find(version.info(), path.substring(0, Math.max(0, border)));
        return border <= 0 || container.isEmpty()
                ? Optional.empty()
                : inside(version, container.get(), path.substring(border + 2));
    }

    private static Optional<LibraryAddress> inside(ShownVersion version, Resource resource, String part)
            throws IOException {
        var address = new LibraryAddress(version, resource, part);
        return part.isEmpty() || address.line("", "").isPartOf(version) ? Optional.of(address) : Optional.empty();
    }

    /** A line of a reading list that leads there. */
    ReadingList.Line line(String title, String note) {
        return new ReadingList.Line(version.collection().value(), resource.id(), part, title, note);
    }

    /** The file that is the part, where this is one. */
    Optional<FileEntry> partEntry() throws IOException {
        var path = part.isEmpty() ? Optional.<FilePath>empty() : ReadingList.Line.inside(resource.entry(), part);
        return path.isEmpty() ? Optional.empty() : version.findFile(path.get());
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

    /** Where it is on every node that has the collection; {@code part} is empty for all of it. */
    static String path(String collection, String resource, String part) {
        var whole = "/c/" + collection + "/r/" + resource;
        return part.isEmpty() ? whole : whole + "/read/" + LinkPage.escapedPath(part);
    }

    String path() {
        return path(version.collection().value(), resource.id(), part);
    }
}
