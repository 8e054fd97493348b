package org.packhorse.node.teacher;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.packhorse.adminui.port.ShelfProblem;
import org.packhorse.node.library.page.Links;
import org.packhorse.node.store.StreamCodec;

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

    /** How a resource is written since the first lists. */
    private static final Pattern RESOURCE = Pattern.compile("/c/([a-z0-9-]{1,64})/r/([a-z0-9-]{1,64})");

    /**
     * Something in the library.
     *
     * @param address as {@link LibraryAddress} has it
     * @param title what it was called when it was put here: what is shown when it is gone
     * @param note what the teacher says about it; may be empty
     */
    public record Line(String address, String title, String note) {
        /** The address of a resource. */
        static String of(String collection, String resource) {
            return "/c/" + collection + "/r/" + resource;
        }
    }

    public ReadingList {
        lines = List.copyOf(lines);
        if (lines.size() > LINES_LIMIT) {
            throw new IllegalArgumentException("a reading list has at most " + LINES_LIMIT + " lines");
        }
    }

    /** Whether {@code other} says the same, whatever its id is. */
    boolean isAlike(ReadingList other) {
        return equals(new ReadingList(id, other.name, other.author, other.lines));
    }

    ReadingList renamed(String newName) {
        return new ReadingList(id, newName, author, lines);
    }

    /** This with {@code line} at its end; the same where that is there, since a form was sent twice; refused where there is no place left. */
    ReadingList with(Line line) throws ShelfRefusal {
        if (!lines.isEmpty() && lines.getLast().equals(line)) {
            return this;
        }
        if (lines.size() >= LINES_LIMIT) {
            throw new ShelfRefusal(ShelfProblem.TOO_MANY);
        }
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

    /** Resources in the fields that they always had; behind everything, and only where there are any, the addresses of what else there is. */
    private static void write(ReadingList list, DataOutputStream out) throws IOException {
        out.writeLong(list.id);
        out.writeUTF(list.name);
        out.writeUTF(list.author);
        out.writeInt(list.lines.size());
        boolean others = false;
        for (var line : list.lines) {
            var resource = RESOURCE.matcher(line.address());
            boolean whole = resource.matches();
            others |= !whole;
            out.writeUTF(whole ? resource.group(1) : "");
            out.writeUTF(whole ? resource.group(2) : "");
            out.writeUTF(line.title());
            out.writeUTF(line.note());
        }
        if (others) {
            for (var line : list.lines) {
                out.writeUTF(RESOURCE.matcher(line.address()).matches() ? "" : line.address());
            }
        }
    }

    private static ReadingList read(DataInputStream in) throws IOException {
        long id = in.readLong();
        var name = in.readUTF();
        var author = in.readUTF();
        var lines = new ArrayList<Line>();
        for (int left = in.readInt(); left > 0; left--) {
            lines.add(new Line(Line.of(in.readUTF(), in.readUTF()), in.readUTF(), in.readUTF()));
        }
        if (in.available() > 0) {
            for (int i = 0; i < lines.size(); i++) {
                var line = lines.get(i);
                lines.set(i, new Line(address(line, in.readUTF()), line.title(), line.note()));
            }
        }
        return new ReadingList(id, name, author, lines);
    }

    /** Programs for which there were only resources and parts of them wrote the path of the part, which begins with no slash. */
    private static String address(Line resource, String other) {
        if (other.isEmpty() || other.startsWith("/")) {
            return other.isEmpty() ? resource.address() : other;
        }
        return resource.address() + "/read/" + Links.escape(other);
    }
}
