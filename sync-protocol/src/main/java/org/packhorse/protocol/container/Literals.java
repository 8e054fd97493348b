package org.packhorse.protocol.container;

import java.io.IOException;
import org.packhorse.protocol.column.Column;
import org.packhorse.protocol.column.Columns;
import org.packhorse.protocol.content.RefusedInputException;

/** Bytes of a container that are no part and follow from nothing: they stand in the recipe. */
final class Literals {
    private Literals() {}

    /**
     * Notes the bytes of {@code source} from {@code from} to {@code to}.
     *
     * @throws RefusedInputException where they are too many
     */
    static void note(Columns notes, ByteSource source, long from, long to) throws IOException, RefusedInputException {
        if (to < from || to - from > Recipe.LIMIT_BYTES) {
            throw new RefusedInputException("container", "it has " + (to - from) + " bytes in one go that are no part");
        }
        notes.code(Column.LITERAL_LENGTH, 0, to - from);
        if (to > from) {
            try (var in = source.open(from)) {
                var bytes = in.readNBytes((int) (to - from));
                notes.bytes(Column.LITERAL, bytes.length, bytes);
            }
        }
    }

    /** What was noted. */
    static byte[] read(Columns notes) throws RefusedInputException {
        int length = (int) notes.within(Column.LITERAL_LENGTH, Recipe.LIMIT_BYTES, 0, 0);
        return notes.bytes(Column.LITERAL, length, new byte[0]);
    }

    /** Writes what was noted. */
    static void write(Columns notes, Output out) throws IOException, RefusedInputException {
        out.write(read(notes));
    }
}
