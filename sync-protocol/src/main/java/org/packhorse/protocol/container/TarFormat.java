package org.packhorse.protocol.container;

import java.io.IOException;
import java.util.List;
import org.packhorse.protocol.column.Column;
import org.packhorse.protocol.column.Columns;
import org.packhorse.protocol.column.ColumnsWriter;
import org.packhorse.protocol.content.RefusedInputException;

/** tar files: each member with content is a part; what describes members stands in the recipe. */
final class TarFormat implements ContainerFormat {
    /** What becomes of a member's data: a part under its name, a part without name, or a literal. */
    private static final int NAMED = 0;

    private static final int UNNAMED = 1;
    private static final int NO_PART = 2;

    /** tar fills its last record with zeros (20 blocks), after at least two blocks of zeros. */
    private static final int RECORD_BYTES = 20 * TarHeader.BYTES;

    private static final TarHeader EMPTY = new TarHeader(new byte[TarHeader.BYTES]);

    @Override
    public boolean isLikely(byte[] beginning) {
        return new TarHeader(beginning).isSound();
    }

    @Override
    public PartSource open(ByteSource source, ColumnsWriter notes) throws IOException, RefusedInputException {
        var parts = new PlacedParts(source);
        var before = EMPTY;
        boolean isDescribed = false;
        long count = 0;
        long at = 0;
        while (at <= source.sizeBytes() - TarHeader.BYTES) {
            var header = new TarHeader(read(source, at));
            if (!header.isSound()) {
                break;
            }
            long data = at + TarHeader.BYTES;
            if (++count > ContainerLimits.ENTRIES || header.size() < 0 || header.size() > source.sizeBytes() - data) {
                throw new RefusedInputException("tar file", "it has too many members, or one that goes beyond its end");
            }
            long end = data + (header.isFile() || header.isAboutNext() ? header.size() : 0);
            boolean isPart = header.isFile() && end > data;
            notes.code(
                    Column.TAR_CODING, NAMED, isPart ? isDescribed || header.hasPrefix() ? UNNAMED : NAMED : NO_PART);
            before = before.code(notes, end - data, header);
            if (isPart) {
                parts.addStored(data, end - data);
            } else {
                Literals.note(notes, source, data, end);
            }
            isDescribed = header.isAboutNext();
            at = end + padding(end);
        }
        notes.code(Column.COUNT, 0, count);
        noteEnd(source, Math.min(at, source.sizeBytes()), notes);
        return parts;
    }

    private static byte[] read(ByteSource source, long at) throws IOException {
        try (var in = source.open(at)) {
            return in.readNBytes(TarHeader.BYTES);
        }
    }

    private static void noteEnd(ByteSource source, long at, ColumnsWriter notes)
            throws IOException, RefusedInputException {
        long zeros = 0;
        try (var in = new java.io.BufferedInputStream(source.open(at))) {
            while (in.read() == 0) {
                zeros++;
            }
        }
        notes.code(Column.TAR_ZEROS, usualZeros(at), zeros);
        Literals.note(notes, source, at + zeros, source.sizeBytes());
    }

    private static long usualZeros(long at) {
        long end = at + 2 * TarHeader.BYTES;
        return 2 * TarHeader.BYTES + (RECORD_BYTES - end % RECORD_BYTES) % RECORD_BYTES;
    }

    private static long padding(long end) {
        return -end & (TarHeader.BYTES - 1);
    }

    @Override
    public List<String> names(Columns notes) throws RefusedInputException {
        var names = new PartNames();
        long count = notes.within(Column.COUNT, ContainerLimits.ENTRIES, 0, 0);
        for (long i = 0; i < count; i++) {
            long coding = notes.within(Column.TAR_CODING, NO_PART, NAMED, 0);
            var name = TarHeader.codeName(notes, new byte[0]);
            if (coding == NAMED) {
                names.add(name);
            } else if (coding == UNNAMED) {
                names.addUnnamed();
            }
        }
        return names.toList();
    }

    @Override
    public void rebuild(Columns notes, PartSource parts, Output out) throws IOException, RefusedInputException {
        long count = notes.within(Column.COUNT, ContainerLimits.ENTRIES, 0, 0);
        var before = EMPTY;
        int part = 0;
        for (long i = 0; i < count; i++) {
            if (notes.within(Column.TAR_CODING, NO_PART, NAMED, 0) == NO_PART) {
                var data = Literals.read(notes);
                before = before.code(notes, data.length, EMPTY);
                out.write(before.block());
                out.write(data);
            } else {
                before = before.code(notes, parts.sizeBytes(part), EMPTY);
                out.write(before.block());
                try (var content = parts.open(part)) {
                    Parts.copy(content, parts.sizeBytes(part), out);
                }
                part++;
            }
            writeZeros(padding(out.written()), out);
        }
        writeZeros(notes.within(Column.TAR_ZEROS, Long.MAX_VALUE, usualZeros(out.written()), 0), out);
        Literals.write(notes, out);
    }

    private static void writeZeros(long count, Output out) throws IOException {
        var zeros = new byte[RECORD_BYTES];
        for (long left = count; left > 0; left -= zeros.length) {
            out.write(zeros, 0, (int) Math.min(left, zeros.length));
        }
    }
}
