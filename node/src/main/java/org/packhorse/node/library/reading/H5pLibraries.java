package org.packhorse.node.library.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.packhorse.node.assembly.FileList;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;

/**
 * Puts the libraries of a package in the order in which they can be loaded: each behind those that it needs. Where they need each other in a
 * circle, the one that is met first comes last. Used once, by one thread.
 */
final class H5pLibraries {
    /** A course with every type of exercise in it has some ninety. */
    static final int LIBRARY_LIMIT = 300;

    /** Of those ninety all scripts and styles are some four hundred, each a line of the page and a request. */
    static final int FILE_LIMIT = 1_500;

    /** The longest we know of has 3 KB. */
    private static final int DESCRIPTION_LIMIT_BYTES = 64 * 1024;

    private static final Pattern PATCH = Pattern.compile("[0-9]{1,5}");

    private final FileList files;
    private final FilePath container;
    private final Order order;
    private final ReadingRoom room;
    private final Set<H5pLibrary.Name> met = new HashSet<>();
    private final Set<H5pLibrary.Name> missing = new LinkedHashSet<>();
    private final List<H5pLibrary> ready = new ArrayList<>();
    private int loaded;

    H5pLibraries(FileList files, FilePath container, Order order, ReadingRoom room) {
        this.files = files;
        this.container = container;
        this.order = order;
        this.room = room;
    }

    /** Adds the library {@code name} behind all that it needs. The stack is as deep as there are libraries, at most. */
    void add(H5pLibrary.Name name) throws IOException {
        if (isTooMuch() || !met.add(name)) {
            return;
        }
        var folder = findFolder(name);
        var described = folder.isEmpty() ? Optional.<JsonNode>empty() : read(folder.get());
        if (described.isEmpty() || !H5pLibrary.Name.parse(described.get()).equals(Optional.of(name))) {
            missing.add(name);
            return;
        }
        for (var needed : H5pLibrary.Name.list(described.get(), "preloadedDependencies", LIBRARY_LIMIT)) {
            add(needed);
        }
        ready.add(new H5pLibrary(
                name,
                new FilePath(container + "//" + folder.get()),
                parts(folder.get(), described.get(), "preloadedJs"),
                parts(folder.get(), described.get(), "preloadedCss")));
    }

    /** What can be loaded, in order. */
    List<H5pLibrary> ready() {
        return ready;
    }

    /** What is needed and not there. */
    List<H5pLibrary.Name> missing() {
        return List.copyOf(missing);
    }

    /** Whether there is more than is ever looked at; then nothing above is whole. */
    boolean isTooMuch() {
        return met.size() > LIBRARY_LIMIT || loaded > FILE_LIMIT;
    }

    /** Named with its version, since 2016; with its patch too, by some; without any version before. */
    private Optional<String> findFolder(H5pLibrary.Name name) throws IOException {
        for (var folder : List.of(name.folder(), patched(name), name.machine())) {
            if (description(folder).isPresent()) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }

    private String patched(H5pLibrary.Name name) throws IOException {
        var start = container + "//" + name.folder() + ".";
        if (start.length() > FilePath.LIMIT_BYTES / 2) {
            return name.folder();
        }
        var found = order.first(new FilePath(start)).map(entry -> entry.path().value());
        var patch = found.filter(path -> path.startsWith(start))
                .map(path -> path.substring(start.length()).replaceFirst("/.*", ""))
                .filter(number -> PATCH.matcher(number).matches());
        return patch.map(number -> name.folder() + "." + number).orElse(name.folder());
    }

    private Optional<FileEntry> description(String folder) throws IOException {
        return WebPackage.part(files, container, folder + "/library.json");
    }

    private Optional<JsonNode> read(String folder) throws IOException {
        var entry = description(folder).filter(found -> found.sizeBytes() <= DESCRIPTION_LIMIT_BYTES);
        return entry.isEmpty() ? Optional.empty() : H5pPackage.json(files, entry.get(), room);
    }

    /** The files that {@code field} names and that are there, all of them in {@code folder}: what leads out of it leads nowhere. */
    private List<FileEntry> parts(String folder, JsonNode described, String field) throws IOException {
        var found = new ArrayList<FileEntry>();
        for (var item : described.path(field)) {
            if (++loaded > FILE_LIMIT) {
                break;
            }
            WebPackage.part(files, container, folder + "/" + item.path("path").asText(""))
                    .ifPresent(found::add);
        }
        return found;
    }
}
