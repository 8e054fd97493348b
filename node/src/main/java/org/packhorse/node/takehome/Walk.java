package org.packhorse.node.takehome;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;

/** The members of a ZIP one after the other: our texts, then the content. Holds few at a time. For one thread. */
final class Walk {
    /** A page of a manifest has some 250 entries. */
    private static final int AT_A_TIME = 64;

    private final Parcel parcel;
    private final Deque<FileEntry> ahead = new ArrayDeque<>();
    private int text;
    private Optional<FilePath> last;
    private boolean atEnd;

    private Walk(Parcel parcel, int text, Optional<FilePath> last) {
        this.parcel = parcel;
        this.text = text;
        this.last = last;
    }

    /** What a member is made of. */
    sealed interface Item {
        /** Its name in the ZIP. */
        String name();

        /** How many bytes it has. */
        long contentBytes();

        /** Ours. */
        @SuppressWarnings("ArrayRecordComponent") // compared by nobody
        record OfText(String name, byte[] content) implements Item {
            @Override
            public long contentBytes() {
                return content.length;
            }
        }

        /** A file of the collection. */
        record OfFile(String name, FileEntry entry) implements Item {
            @Override
            public long contentBytes() {
                return entry.sizeBytes();
            }
        }
    }

    /** All of {@code parcel}. */
    static Walk through(Parcel parcel) {
        return new Walk(parcel, 0, Optional.empty());
    }

    /** From the member number {@code index} on, which comes behind the file {@code last}, where one does. */
    static Walk from(Parcel parcel, int index, Optional<FilePath> last) {
        return new Walk(parcel, Math.min(index, parcel.texts().size()), last);
    }

    /** The file that came last. */
    Optional<FilePath> last() {
        return last;
    }

    Optional<Item> next() throws IOException {
        if (text < parcel.texts().size()) {
            var next = parcel.texts().get(text++);
            return Optional.of(new Item.OfText(parcel.name() + "/" + next.name(), next.content()));
        }
        if (ahead.isEmpty() && !atEnd) {
            var more = parcel.files().next(last, AT_A_TIME);
            atEnd = more.isEmpty();
            ahead.addAll(more);
        }
        if (ahead.isEmpty()) {
            return Optional.empty();
        }
        var entry = ahead.remove();
        last = Optional.of(entry.path());
        var name = parcel.name() + "/" + parcel.places().of(entry.path().value());
        return Optional.of(new Item.OfFile(name, entry));
    }
}
