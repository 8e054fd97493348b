package org.packhorse.node.library;

import java.io.IOException;
import java.util.Optional;
import org.packhorse.node.catalog.PathLookup;
import org.packhorse.node.catalog.ShownVersion;
import org.packhorse.node.library.page.Kind;
import org.packhorse.node.library.page.Links;
import org.packhorse.node.library.page.Trail;
import org.packhorse.node.library.page.translation.Tongue;
import org.packhorse.node.library.reading.Book;
import org.packhorse.node.library.reading.Documents;
import org.packhorse.node.library.reading.H5pPackage;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.Resource;

/**
 * Content that is read, and how a reader came to it: as an item of the collection, or as a file of it. A book's chapters keep the addresses
 * of the item or file they are read from.
 *
 * @param entry the file; for a book the whole of it
 * @param resource what it belongs to, where the reader came from there
 */
record Place(ShownVersion version, FileEntry entry, Optional<Resource> resource, Links links) {
    /** What it is called: by the curator, else by its name. */
    String title() {
        return resource.map(Resource::title).orElse(entry.path().name());
    }

    /** What the curator says of it; empty where that is nothing. */
    String description() {
        return resource.map(Resource::description).orElse("");
    }

    /** What {@code book}, which this is, is called: by the curator, else by itself. */
    String title(Book book) {
        return resource.isPresent() || book.title().isEmpty() ? title() : book.title();
    }

    /** The language of {@code book}, which this is: it knows best. */
    String tag(Book book) {
        return book.tag().isEmpty() ? tag() : book.tag();
    }

    /** What {@code exercise}, which this is, is called: by the curator, else by itself. */
    String title(H5pPackage exercise) {
        return resource.isPresent() || exercise.title().isEmpty() ? title() : exercise.title();
    }

    /** The language of {@code exercise}, which this is: it knows best. */
    String tag(H5pPackage exercise) {
        return exercise.tag().isEmpty() ? tag() : exercise.tag();
    }

    /** The language that it is said to be in. */
    String tag() {
        return resource.map(r -> r.languages().getFirst())
                .orElse(version.info().languages().getFirst());
    }

    /** The way back. */
    Trail trail() {
        if (resource.isPresent()) {
            return trail(version, resource.get(), links);
        }
        var info = version.info();
        var id = version.collection();
        // Folders inside of a container have no listing: what it is as a whole leads to everything in it.
        var container = entry.path().isPart() ? Optional.of(entry.path().container()) : Optional.<FilePath>empty();
        var folder = entry.path().folder();
        return new Trail(
                info.title(),
                info.languages().getFirst(),
                links.collection(id, 1),
                container.map(FilePath::name).orElse(folder),
                "",
                container.map(whole -> links.view(id, whole.value())).orElseGet(() -> links.browse(id, folder, "")));
    }

    /** The way back from a part of this, which is {@code book}: where nobody described it, its contents, at {@code address}, say what it is. */
    Trail trail(Book book, String address) {
        var whole = trail();
        return resource.isPresent()
                ? whole
                : new Trail(
                        whole.collection(), whole.tag(), whole.collectionAddress(), title(book), tag(book), address);
    }

    /** The way back from {@code resource}. */
    static Trail trail(ShownVersion version, Resource resource, Links links) {
        var info = version.info();
        var id = version.collection();
        return new Trail(
                info.title(),
                info.languages().getFirst(),
                links.collection(id, 1),
                resource.title(),
                resource.languages().getFirst(),
                links.resource(id, resource.id()));
    }

    /** The direction of its language; of a file that nobody has described, each paragraph has its own. */
    String direction() {
        return resource.isPresent() ? Tongue.of(tag()).direction() : "auto";
    }

    /** The same where it says itself that it is in the language {@code tag}. */
    String direction(String tag) {
        return tag.equals(tag()) ? direction() : Tongue.of(tag).direction();
    }

    /** Its own bytes. */
    String content() {
        return Links.content(version.collection(), entry.path().value());
    }

    /** Where {@code part} of it is read; empty for all. */
    String read(String part) {
        var id = version.collection();
        return resource.map(r -> links.read(id, r.id(), part))
                .orElseGet(() -> links.view(id, entry.path() + (part.isEmpty() ? "" : "//" + part)));
    }

    /** Where the words alone of {@code part} of it are read. */
    String text(String part, int page) {
        var id = version.collection();
        return resource.map(r -> links.text(id, r.id(), part, page))
                .orElseGet(() -> links.viewText(id, entry.path() + (part.isEmpty() ? "" : "//" + part), page));
    }

    /** The name by which {@code path} is known inside of it; empty for itself and for what is not in it. */
    String part(FilePath path) {
        var inside = entry.path() + "//";
        return path.value().startsWith(inside) ? path.value().substring(inside.length()) : "";
    }

    /** See {@link org.packhorse.node.library.reading.markup.Shelfmarks#page}. */
    Optional<String> page(FilePath target) throws IOException {
        var found = version.findFile(target);
        var id = version.collection();
        if (found.isEmpty()) {
            var folder = target + "/";
            var index = Content.index(version, folder);
            if (index.isPresent()) {
                return page(index.get().path());
            }
            return PathLookup.isFolder(version, folder) ? Optional.of(links.browse(id, folder, "")) : Optional.empty();
        }
        var part = part(target);
        boolean page = Documents.isDrawing(found.get()) && !part.isEmpty() && Kind.of(entry.mediaType()) == Kind.BOOK;
        if (!page && !Documents.isArticle(found.get())) {
            return Optional.of(Links.content(id, target.value()));
        }
        return Optional.of(part.isEmpty() ? links.view(id, target.value()) : read(part));
    }

    /** See {@link org.packhorse.node.library.reading.markup.Shelfmarks#at}. */
    String at(String address, String fragment) {
        return fragment.isEmpty() ? address : address + "#" + Links.escape(fragment);
    }

    /** See {@link org.packhorse.node.library.reading.markup.Shelfmarks#bytes}. */
    Optional<String> bytes(FilePath target) throws IOException {
        return version.findFile(target)
                .map(found -> Documents.isSubtitles(found)
                        ? Links.captions(version.collection(), target.value())
                        : Links.content(version.collection(), target.value()));
    }
}
