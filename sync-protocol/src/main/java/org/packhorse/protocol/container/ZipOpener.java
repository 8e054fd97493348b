package org.packhorse.protocol.container;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.packhorse.protocol.column.Column;
import org.packhorse.protocol.column.ColumnsWriter;
import org.packhorse.protocol.content.RefusedInputException;

/** Takes one ZIP file apart. */
final class ZipOpener {
    /** Flags that say that data are encrypted or patched. */
    private static final int UNREADABLE = 1 | (1 << 5);

    private final ByteSource source;
    private final ColumnsWriter notes;
    private final ZipHeaders headers;
    private final StreamOpener streams;
    private final PlacedParts parts;
    private final ZipLayout layout;

    ZipOpener(ByteSource source, ColumnsWriter notes) throws IOException, RefusedInputException {
        this.source = source;
        this.notes = notes;
        headers = new ZipHeaders(notes);
        streams = new StreamOpener(source, notes);
        parts = new PlacedParts(source);
        layout = new ZipLayout(source);
    }

    PartSource open() throws IOException, RefusedInputException {
        notes.code(Column.COUNT, 0, layout.entries.size());
        notes.code(Column.ZIP_SHIFT, 0, layout.shift);
        NameCharset.code(
                notes,
                NameGuess.of(layout.entries.stream().map(entry -> entry.name).toList()));
        long at = 0;
        var before = new ZipEntry();
        for (var entry : layout.entries) {
            Literals.note(notes, source, at, entry.place);
            at = noteEntry(entry, before);
            before = entry;
        }
        Literals.note(notes, source, at, layout.centralPlace);
        noteDirectory();
        Literals.note(notes, source, layout.centralEnd, layout.endPlace);
        noteEnd();
        Literals.note(notes, source, layout.endPlace + ZipLayout.END_BYTES, source.sizeBytes());
        return parts;
    }

    /** Notes {@code entry} and says where it ends. */
    private long noteEntry(ZipEntry entry, ZipEntry before) throws IOException, RefusedInputException {
        long place = ZipLayout.dataPlace(entry);
        openData(entry, place);
        headers.codeLocal(entry, before);
        headers.codeLocalSizes(entry);
        long end = place + entry.dataBytes;
        if (entry.coding == ZipCoding.NO_PART) {
            Literals.note(notes, source, place, end);
        }
        var descriptor = findDescriptor(entry, end);
        headers.codeDescriptor(entry, before);
        return end + descriptor.length;
    }

    private void openData(ZipEntry entry, long place) throws IOException {
        boolean isReadable = (entry.flags & UNREADABLE) == 0;
        if (entry.dataBytes == 0 || (entry.centralSize == 0 && entry.dataBytes <= 2)) {
            entry.coding = ZipCoding.NO_PART;
        } else if (isReadable && entry.method == ZipEntry.STORED) {
            entry.coding = ZipCoding.STORED_PART;
            parts.addStored(place, entry.dataBytes);
            know(entry, PlacedParts.slice(source, place, entry.dataBytes));
        } else if (isReadable && entry.method == ZipEntry.DEFLATED && openStream(entry, place)) {
            entry.coding = ZipCoding.DEFLATED_PART;
            know(entry, PlacedParts.inflated(source, place));
        } else {
            entry.coding = ZipCoding.OPAQUE_PART;
            entry.contentBytes = entry.dataBytes;
            parts.addStored(place, entry.dataBytes);
        }
        entry.isKnownBefore = entry.contentBytes <= ContainerLimits.BUFFERED_BYTES;
    }

    private boolean openStream(ZipEntry entry, long place) throws IOException {
        var extent = streams.open(
                place, Long.MAX_VALUE, found -> found.compressedBytes() == entry.dataBytes && found.contentBytes() > 0);
        extent.ifPresent(found -> parts.addDeflated(place, found.compressedBytes(), found.contentBytes()));
        return extent.isPresent();
    }

    private static void know(ZipEntry entry, InputStream content) throws IOException {
        try (var checked = new CheckedInputStream(content, new CRC32())) {
            entry.contentBytes = checked.transferTo(java.io.OutputStream.nullOutputStream());
            entry.contentCrc = checked.getChecksum().getValue();
        }
    }

    /** The form that the bytes behind the data have, if they say what is known. */
    private byte[] findDescriptor(ZipEntry entry, long end) throws IOException, RefusedInputException {
        for (int form = 1; form <= ZipDescriptor.FORMS && entry.hasDescriptorFlag(); form++) {
            var expected = ZipDescriptor.of(form, entry);
            if (end + expected.length <= layout.centralPlace
                    && Arrays.equals(layout.read(end, expected.length).array(), expected)) {
                entry.descriptor = form;
                return expected;
            }
        }
        return new byte[0];
    }

    private void noteDirectory() throws RefusedInputException {
        var before = new ZipEntry();
        long expected = 0;
        for (int i = 0; i < layout.entries.size(); i++) {
            layout.entries.get(i).number = i;
        }
        for (var entry : layout.central) {
            notes.code(Column.ZIP_CENTRAL_ORDER, expected, entry.number);
            headers.codeCentral(entry, before, layout.shift);
            expected = entry.number + 1L;
            before = entry;
        }
    }

    private void noteEnd() throws IOException, RefusedInputException {
        var record = layout.read(layout.endPlace + 4, ZipLayout.END_BYTES - 4);
        var fields = new long[ZipEnd.fields()];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = ZipEnd.width(i) == 2 ? record.getShort() & 0xffff : record.getInt() & 0xffff_ffffL;
        }
        ZipEnd.code(
                notes,
                layout.entries.size(),
                layout.centralEnd - layout.centralPlace,
                layout.centralPlace - layout.shift,
                fields);
    }
}
