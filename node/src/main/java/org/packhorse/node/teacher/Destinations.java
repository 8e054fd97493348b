package org.packhorse.node.teacher;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.packhorse.node.catalog.Openings;
import org.packhorse.node.catalog.PathLookup;
import org.packhorse.node.catalog.Shelf;
import org.packhorse.node.catalog.ShownVersion;
import org.packhorse.node.library.page.Links;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.content.Resource;

/**
 * Finds what addresses of the library lead to: everything there that somebody can have open, but for pages on which nothing is to be read or found, such
 * as the choice of a language. Reads no content. Any thread.
 */
public final class Destinations {
    private static final Pattern IN_COLLECTION = Pattern.compile("/(c|content)/([^/]+)(?:/(.*))?");
    private static final Pattern OF_RESOURCE = Pattern.compile("r/([^/]+)(?:/(?:(?:read|text)(?:/(.*))?|reuse))?");
    private static final Pattern OF_FILE = Pattern.compile("(?:view|text|play)/(.+)");
    private static final Pattern OF_FOLDER = Pattern.compile("(?:browse|take)(?:/(.*))?");
    private static final Pattern OF_LIST = Pattern.compile("/lists/([^/]+)");
    private static final Pattern ELSEWHERE =
            Pattern.compile("/(?:search|lists|by/(?:subject|level|language|kind)(?:/[^/]+)?|licences/[^/]+)?");

    private final Shelf shelf;
    private final Supplier<List<ReadingList>> lists;
    private final Set<String> names;

    /** Of what is on {@code shelf} and in {@code lists}. */
    public Destinations(Shelf shelf, Supplier<List<ReadingList>> lists) {
        this(shelf, lists, Set.of());
    }

    /** The same where the device may be called {@code names}. */
    Destinations(Shelf shelf, Supplier<List<ReadingList>> lists, Set<String> names) {
        this.shelf = shelf;
        this.lists = lists;
        this.names = names;
    }

    /** The address that {@code written} is; empty where it is none. */
    Optional<LibraryAddress> parse(String written) {
        return LibraryAddress.parse(written, names);
    }

    /** Whether {@code written} can only be meant to lead to something to read, be it there or not. */
    boolean isMeant(String written) {
        return parse(written)
                .map(address -> address.target().path())
                .filter(path -> path.startsWith("/c/") || path.startsWith("/content/"))
                .isPresent();
    }

    /** What {@code written} leads to, and nothing that is only near it; empty where there is no such thing. */
    public Optional<Destination> findExactly(String written) throws IOException {
        var address = parse(written);
        return address.isEmpty()
                ? Optional.empty()
                : find(address.get()).filter(found -> found.isAt(address.get().text()));
    }

    /** The address of what is at {@code written}, or nearest to it; empty where there is no such thing. */
    public Optional<String> findAddress(String written) throws IOException {
        var address = parse(written);
        return address.isEmpty()
                ? Optional.empty()
                : find(address.get()).map(found -> found.address().text());
    }

    /** What {@code line} leads to; empty where that is gone. */
    public Optional<Destination> find(ReadingList.Line line) throws IOException {
        var address = parse(line.address());
        return address.isEmpty() ? Optional.empty() : find(address.get());
    }

    private Optional<Destination> find(LibraryAddress address) throws IOException {
        var place = IN_COLLECTION.matcher(address.target().path());
        if (!place.matches()) {
            return elsewhere(address);
        }
        var version = find(place.group(2));
        if (version.isEmpty()) {
            return Optional.empty();
        }
        var rest = place.group(3) == null ? "" : place.group(3);
        return place.group(1).equals("content")
                ? content(address, version.get(), rest)
                : page(address, version.get(), rest);
    }

    private Optional<ShownVersion> find(String collection) throws IOException {
        try {
            return shelf.find(CollectionId.parse(collection));
        } catch (RefusedInputException e) {
            return Optional.empty();
        }
    }

    private static Optional<Destination> content(LibraryAddress address, ShownVersion version, String path)
            throws IOException {
        var file = find(version, path);
        return file.isPresent() ? file.map(f -> file(address, version, f)) : folder(address, version, path);
    }

    private static Optional<Destination> page(LibraryAddress address, ShownVersion version, String rest)
            throws IOException {
        if (rest.isEmpty()) {
            return Optional.of(collection(address, version));
        }
        var ofResource = OF_RESOURCE.matcher(rest);
        if (ofResource.matches()) {
            var resource = version.info().findResource(ofResource.group(1));
            var part = ofResource.group(2) == null ? "" : ofResource.group(2);
            return resource.isEmpty()
                    ? Optional.empty()
                    : Optional.of(ofResource(address, version, resource.get(), part));
        }
        var ofFile = OF_FILE.matcher(rest);
        if (ofFile.matches()) {
            return ofFile(address, version, ofFile.group(1));
        }
        var ofFolder = OF_FOLDER.matcher(rest);
        return ofFolder.matches()
                ? folder(address, version, ofFolder.group(1) == null ? "" : ofFolder.group(1))
                : Optional.empty();
    }

    private static Destination collection(LibraryAddress address, ShownVersion version) {
        return new Destination(
                address, version.info().title(), Optional.of(version), Optional.empty(), Optional.empty());
    }

    /** A resource, or a part of it; where it is not there any more, the whole is the nearest to it. */
    private static Destination ofResource(LibraryAddress address, ShownVersion version, Resource resource, String part)
            throws IOException {
        var whole = find(version, resource.entry());
        var inside = part.isEmpty() ? whole : find(version, resource.entry() + "//" + part);
        boolean there = part.isEmpty() || inside.isPresent();
        return new Destination(
                there ? address : LibraryAddress.of(Links.plain().resource(version.collection(), resource.id())),
                resource.title(),
                Optional.of(version),
                Optional.of(resource),
                there ? inside : whole);
    }

    private static Optional<Destination> ofFile(LibraryAddress address, ShownVersion version, String path)
            throws IOException {
        var file = find(version, path);
        if (file.isPresent()) {
            return file.map(f -> file(address, version, f));
        }
        var whole = find(version, path.substring(0, Math.max(0, path.lastIndexOf("//"))));
        return whole.map(container -> file(
                LibraryAddress.of(Links.plain()
                        .view(version.collection(), container.path().value())),
                version,
                container));
    }

    /** The file or part at {@code path}; what makes a container of its parts is none. */
    private static Optional<FileEntry> find(ShownVersion version, String path) throws IOException {
        return PathLookup.find(version, path).filter(file -> !file.path().isRecipe());
    }

    /** A file, which may be what a resource begins with, or a part of that. */
    private static Destination file(LibraryAddress address, ShownVersion version, FileEntry file) {
        var whole = file.path().isPart() ? file.path().container() : file.path();
        var resource = Openings.find(version.info(), file.path().value())
                .or(() -> Openings.find(version.info(), whole.value()));
        return new Destination(
                address,
                resource.map(Resource::title).orElse(file.path().name()),
                Optional.of(version),
                resource,
                Optional.of(file));
    }

    private static Optional<Destination> folder(LibraryAddress address, ShownVersion version, String path)
            throws IOException {
        if (!PathLookup.isFolder(version, path)) {
            return Optional.empty();
        }
        var bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        var resource = Openings.find(version.info(), bare);
        var name = bare.isEmpty() ? version.info().title() : bare.substring(bare.lastIndexOf('/') + 1);
        return Optional.of(new Destination(
                address, resource.map(Resource::title).orElse(name), Optional.of(version), resource, Optional.empty()));
    }

    /** What is of no one collection. */
    private Optional<Destination> elsewhere(LibraryAddress address) {
        var path = address.target().path();
        var list = OF_LIST.matcher(path);
        if (list.matches()) {
            return lists.get().stream()
                    .filter(one -> Long.toString(one.id()).equals(list.group(1)))
                    .findFirst()
                    .map(one -> named(address, one.name()));
        }
        var sought = address.parameter("q").strip();
        return ELSEWHERE.matcher(path).matches()
                ? Optional.of(named(address, sought.isEmpty() ? path.substring(path.lastIndexOf('/') + 1) : sought))
                : Optional.empty();
    }

    private static Destination named(LibraryAddress address, String name) {
        return new Destination(address, name, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
