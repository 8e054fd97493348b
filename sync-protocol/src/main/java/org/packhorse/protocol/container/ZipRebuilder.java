package org.packhorse.protocol.container;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.packhorse.protocol.column.Column;
import org.packhorse.protocol.column.Columns;
import org.packhorse.protocol.content.RefusedInputException;

/** Writes one ZIP file. */
final class ZipRebuilder {
    private final Columns notes;
    private final PartSource parts;
    private final Output out;
    private final ZipHeaders headers;
    private final DeflatedParts streams;
    private final List<ZipEntry> entries = new ArrayList<>();
    private int part;

    ZipRebuilder(Columns notes, PartSource parts, Output out) {
        this.notes = notes;
        this.parts = parts;
        this.out = out;
        headers = new ZipHeaders(notes);
        streams = new DeflatedParts(notes);
    }

    void rebuild() throws IOException, RefusedInputException {
        int count = (int) notes.within(Column.COUNT, ContainerLimits.ENTRIES, 0, 0);
        long shift = notes.within(Column.ZIP_SHIFT, Long.MAX_VALUE, 0, 0);
        NameCharset.code(notes, NameCharset.NONE);
        var before = new ZipEntry();
        for (int i = 0; i < count; i++) {
            Literals.write(notes, out);
            var entry = new ZipEntry();
            writeEntry(entry, before);
            entries.add(entry);
            before = entry;
        }
        Literals.write(notes, out);
        long directory = out.written();
        writeDirectory(shift);
        long directoryBytes = out.written() - directory;
        Literals.write(notes, out);
        out.writeNumber(ZipLayout.END_SIGNATURE, 4);
        var end = ZipEnd.code(notes, count, directoryBytes, directory - shift, new long[ZipEnd.fields()]);
        for (int i = 0; i < end.length; i++) {
            out.writeNumber(end[i], ZipEnd.width(i));
        }
        Literals.write(notes, out);
    }

    private void writeEntry(ZipEntry entry, ZipEntry before) throws IOException, RefusedInputException {
        entry.place = out.written();
        headers.codeLocal(entry, before);
        switch (entry.coding) {
            case STORED_PART, DEFLATED_PART -> writePart(entry);
            case OPAQUE_PART -> writeOpaque(entry);
            case NO_PART -> {
                var data = Literals.read(notes);
                entry.dataBytes = data.length;
                entry.isKnownBefore = true;
                writeHeader(entry);
                out.write(data);
            }
        }
        headers.codeDescriptor(entry, before);
        out.write(ZipDescriptor.of(entry.descriptor, entry));
    }

    /** A small part is compressed before its header is written, which then can be predicted. */
    private void writePart(ZipEntry entry) throws IOException, RefusedInputException {
        long size = parts.sizeBytes(part);
        entry.contentBytes = size;
        entry.isKnownBefore = size <= ContainerLimits.BUFFERED_BYTES;
        try (var content = new CheckedInputStream(parts.open(part), new CRC32())) {
            if (entry.isKnownBefore) {
                var buffer = new ByteArrayOutputStream();
                var bounded = new Output(buffer, 2L * ContainerLimits.BUFFERED_BYTES);
                copy(entry, content, bounded);
                writeHeader(entry);
                buffer.writeTo(out);
            } else {
                writeHeader(entry);
                copy(entry, content, out);
            }
        }
        part++;
    }

    private void copy(ZipEntry entry, CheckedInputStream content, Output to) throws IOException, RefusedInputException {
        long start = to.written();
        if (entry.coding == ZipCoding.DEFLATED_PART) {
            streams.rebuild(content, entry.contentBytes, to);
        } else {
            Parts.copy(content, entry.contentBytes, to);
        }
        entry.dataBytes = to.written() - start;
        entry.contentCrc = content.getChecksum().getValue();
    }

    private void writeOpaque(ZipEntry entry) throws IOException, RefusedInputException {
        entry.dataBytes = parts.sizeBytes(part);
        entry.contentBytes = entry.dataBytes;
        entry.isKnownBefore = entry.contentBytes <= ContainerLimits.BUFFERED_BYTES;
        writeHeader(entry);
        try (InputStream content = parts.open(part)) {
            Parts.copy(content, entry.dataBytes, out);
        }
        part++;
    }

    private void writeHeader(ZipEntry entry) throws IOException, RefusedInputException {
        headers.codeLocalSizes(entry);
        out.writeNumber(ZipLayout.LOCAL_SIGNATURE, 4);
        out.writeNumber(entry.version, 2);
        out.writeNumber(entry.flags, 2);
        out.writeNumber(entry.method, 2);
        out.writeNumber(entry.time, 4);
        out.writeNumber(entry.crc, 4);
        out.writeNumber(entry.compressedSize, 4);
        out.writeNumber(entry.size, 4);
        out.writeNumber(entry.name.length, 2);
        out.writeNumber(entry.extra.length, 2);
        out.write(entry.name);
        out.write(entry.extra);
    }

    private void writeDirectory(long shift) throws IOException, RefusedInputException {
        var before = new ZipEntry();
        long expected = 0;
        for (int i = 0; i < entries.size(); i++) {
            int number = (int) notes.within(Column.ZIP_CENTRAL_ORDER, entries.size() - 1L, expected, 0);
            var entry = entries.get(number);
            headers.codeCentral(entry, before, shift);
            writeCentral(entry);
            expected = number + 1L;
            before = entry;
        }
    }

    private void writeCentral(ZipEntry entry) throws IOException {
        out.writeNumber(ZipLayout.CENTRAL_SIGNATURE, 4);
        out.writeNumber(entry.centralMadeBy, 2);
        out.writeNumber(entry.centralVersion, 2);
        out.writeNumber(entry.centralFlags, 2);
        out.writeNumber(entry.centralMethod, 2);
        out.writeNumber(entry.centralTime, 4);
        out.writeNumber(entry.centralCrc, 4);
        out.writeNumber(entry.centralCompressedSize, 4);
        out.writeNumber(entry.centralSize, 4);
        out.writeNumber(entry.centralName.length, 2);
        out.writeNumber(entry.centralExtra.length, 2);
        out.writeNumber(entry.comment.length, 2);
        out.writeNumber(entry.disk, 2);
        out.writeNumber(entry.internalAttributes, 2);
        out.writeNumber(entry.externalAttributes, 4);
        out.writeNumber(entry.offset, 4);
        out.write(entry.centralName);
        out.write(entry.centralExtra);
        out.write(entry.comment);
    }
}
