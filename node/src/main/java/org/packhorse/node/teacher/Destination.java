package org.packhorse.node.teacher;

import java.util.Optional;
import org.packhorse.node.catalog.LocalCollection;
import org.packhorse.node.catalog.Openings;
import org.packhorse.node.catalog.ShownVersion;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.Resource;

/**
 * What an address of the library leads to now.
 *
 * @param address of it, or of what is nearest to it where it is a part that is no longer there
 * @param name what its curator calls it, or the whole that it is a part of; else the name of its file or folder; empty for the first page
 * @param version where it is, unless it is of no one collection
 * @param resource what it is, or is a part of
 * @param file its content, where that is one file
 */
public record Destination(
        LibraryAddress address,
        String name,
        Optional<ShownVersion> version,
        Optional<Resource> resource,
        Optional<FileEntry> file) {
    /** What a line that leads here is called: as somebody calls it now, else as it was called when the line was written. */
    public String title(ReadingList.Line line) {
        boolean whole = address.isPlain() && !isPart();
        boolean named = whole && !name.isEmpty() && (resource.isPresent() || file.isEmpty());
        return named || !isAt(line.address()) ? name : line.title();
    }

    /** Whether it is at {@code text} and not only near it. */
    boolean isAt(String text) {
        return address.text().equals(text);
    }

    /** Whether it is one part of what its resource begins with, such as a chapter. */
    boolean isPart() {
        return file.isPresent()
                && resource.isPresent()
                && !Openings.place(resource.get()).equals(file.get().path().value());
    }

    /** Whether it is {@code resource} of the teachers' own, or a part of that. */
    boolean isOf(Resource ours) {
        return version.filter(v -> v.collection().equals(LocalCollection.ID)).isPresent()
                && resource.filter(r -> r.id().equals(ours.id())).isPresent();
    }

    /** The same when {@code now} is said of its resource. */
    Destination corrected(Resource now) {
        return new Destination(address, now.title(), version, Optional.of(now), file);
    }

    /** The language that its title is said to be in; empty where nobody says. */
    public String tag() {
        return resource.map(r -> r.languages().getFirst())
                .or(() -> version.map(v -> v.info().languages().getFirst()))
                .orElse("");
    }
}
