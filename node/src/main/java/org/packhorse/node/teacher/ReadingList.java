package org.packhorse.node.teacher;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.packhorse.node.catalog.ShownVersion;
import org.packhorse.node.store.StreamCodec;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.RefusedInputException;

/**
 * What a teacher would have a class read, in this order.
 *
 * @param id never given to another list
 * @param name for example {@code Class 7B: water}
 * @param author who made it
 */
public record ReadingList(long id, String name, String author, List<Line> lines) {
    /** More is a collection. */
    static final int LINES_LIMIT = 40;

    static final int NOTE_CHARS = 200;

    static final StreamCodec<ReadingList> CODEC = new StreamCodec<>(ReadingList::write, ReadingList::read);

    /**
     * A resource of any collection, or a part of one, such as a chapter.
     *
     * @param part its path inside of the resource; empty for all of it
     * @param title what it was called when it was put here: what is shown when it is gone
     * @param note what the teacher says about it; may be empty
     */
    public record Line(String collection, String resource, String part, String title, String note) {
        /** The file that is meant where {@code entry} is that of the resource; empty where it cannot be one. */
        static Optional<FilePath> inside(String entry, String part) {
            try {
                var path = FilePath.parse(entry + "//" + part);
                return path.isRecipe() ? Optional.empty() : Optional.of(path);
            } catch (RefusedInputException e) {
                return Optional.empty();
            }
        }

        /** Whether it is a part that {@code version} still has; where it is not, the whole is the nearest to it. */
        public boolean isPartOf(ShownVersion version) throws IOException {
            var found = version.info().findResource(resource).flatMap(r -> inside(r.entry(), part));
            return !part.isEmpty()
                    && found.isPresent()
                    && version.findFile(found.get()).isPresent();
        }
    }

    public ReadingList {
        lines = List.copyOf(lines);
        if (lines.size() > LINES_LIMIT) {
            throw new IllegalArgumentException("a reading list has at most " + LINES_LIMIT + " lines");
        }
    }

    ReadingList renamed(String newName) {
        return new ReadingList(id, newName, author, lines);
    }

    ReadingList with(Line line) {
        var all = new ArrayList<>(lines);
        all.add(line);
        return new ReadingList(id, name, author, all);
    }

    /** This with the line at {@code position} and the one behind it in each other's place; the same where one of them is not there. */
    ReadingList lowering(int position) {
        if (position < 0 || position + 1 >= lines.size()) {
            return this;
        }
        var all = new ArrayList<>(lines);
        all.add(position + 1, all.remove(position));
        return new ReadingList(id, name, author, all);
    }

    /** This without the line at {@code position}; the same where there is none. */
    ReadingList without(int position) {
        if (position < 0 || position >= lines.size()) {
            return this;
        }
        var all = new ArrayList<>(lines);
        all.remove(position);
        return new ReadingList(id, name, author, all);
    }

    private static void write(ReadingList list, DataOutputStream out) throws IOException {
        out.writeLong(list.id);
        out.writeUTF(list.name);
        out.writeUTF(list.author);
        out.writeInt(list.lines.size());
        for (var line : list.lines) {
            out.writeUTF(line.collection());
            out.writeUTF(line.resource());
            out.writeUTF(line.title());
            out.writeUTF(line.note());
        }
        // Behind everything, and only where there is one: so wrote, and so read, programs that knew of no parts.
        if (list.lines.stream().anyMatch(line -> !line.part().isEmpty())) {
            for (var line : list.lines) {
                out.writeUTF(line.part());
            }
        }
    }

    private static ReadingList read(DataInputStream in) throws IOException {
        long id = in.readLong();
        var name = in.readUTF();
        var author = in.readUTF();
        var lines = new ArrayList<Line>();
        for (int left = in.readInt(); left > 0; left--) {
            lines.add(new Line(in.readUTF(), in.readUTF(), "", in.readUTF(), in.readUTF()));
        }
        if (in.available() > 0) {
            for (var line : List.copyOf(lines)) {
                lines.add(new Line(line.collection(), line.resource(), in.readUTF(), line.title(), line.note()));
                lines.removeFirst();
            }
        }
        return new ReadingList(id, name, author, lines);
    }
}
