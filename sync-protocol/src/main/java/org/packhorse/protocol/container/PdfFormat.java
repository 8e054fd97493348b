package org.packhorse.protocol.container;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.zip.Adler32;
import java.util.zip.CheckedInputStream;
import org.packhorse.protocol.column.Column;
import org.packhorse.protocol.column.Columns;
import org.packhorse.protocol.column.ColumnsWriter;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.deflate.DeflateExtent;

/**
 * PDF: one part, which is the document with the zlib streams (RFC 1950) in it inflated where they stand, so that what belongs together stays
 * together. Nothing else of PDF needs to be understood.
 */
final class PdfFormat implements ContainerFormat {
    private static final int PREFIX_BYTES = 2;
    private static final int SUFFIX_BYTES = 4;

    /** What the first stream is predicted to begin with: zlib at its usual level. */
    private static final int USUAL_PREFIX = 0x789c;

    /** A zlib stream of a PDF that is being opened. */
    private record Stream(int prefix, long contentBytes, long end) {}

    @Override
    public boolean isLikely(byte[] beginning) {
        return beginning.length >= 5
                && beginning[0] == '%'
                && beginning[1] == 'P'
                && beginning[2] == 'D'
                && beginning[3] == 'F'
                && beginning[4] == '-';
    }

    @Override
    public PartSource open(ByteSource source, ColumnsWriter notes) throws IOException, RefusedInputException {
        var part = new JoinedPart(source);
        var streams = new StreamOpener(source, notes);
        long count = 0;
        long skipped = 0;
        long tried = 0;
        int prefix = USUAL_PREFIX;
        long textPlace = 0;
        var scan = new Scan(source, 0);
        while (tried++ < ContainerLimits.ENTRIES && scan.next()) {
            var stream = openStream(source, scan.at, streams);
            if (stream.isEmpty()) {
                skipped++;
                continue;
            }
            part.addStored(textPlace, scan.at - textPlace);
            long place = scan.at + PREFIX_BYTES;
            textPlace = stream.get().end;
            part.addDeflated(place, textPlace - SUFFIX_BYTES - place, stream.get().contentBytes);
            notes.code(Column.PDF_SKIPPED, 0, skipped);
            prefix = (int) notes.code(Column.PDF_ZLIB, prefix, stream.get().prefix);
            notes.code(Column.PDF_LENGTH, 0, stream.get().contentBytes);
            count++;
            skipped = 0;
            scan.close();
            scan = new Scan(source, textPlace);
        }
        scan.close();
        part.addStored(textPlace, source.sizeBytes() - textPlace);
        if (count == 0) {
            throw new RefusedInputException("PDF", "it has no stream that can be opened");
        }
        notes.code(Column.COUNT, 0, count);
        return part;
    }

    /** The stream at {@code place}, if there is one and its checksum is right. */
    private static Optional<Stream> openStream(ByteSource source, long place, StreamOpener streams) throws IOException {
        int prefix;
        try (var in = source.open(place)) {
            prefix = (in.read() << 8) | (in.read() & 0xff);
        }
        boolean isZlib = prefix > 0 && (prefix & 0x8f20) == 0x0800 && prefix % 31 == 0;
        if (!isZlib) {
            return Optional.empty();
        }
        long streamPlace = place + PREFIX_BYTES;
        return streams.open(
                        streamPlace, ContainerLimits.PDF_STREAM_BYTES, found -> isSumRight(source, streamPlace, found))
                .map(found ->
                        new Stream(prefix, found.contentBytes(), streamPlace + found.compressedBytes() + SUFFIX_BYTES));
    }

    private static boolean isSumRight(ByteSource source, long streamPlace, DeflateExtent found) throws IOException {
        int stated = 0;
        try (var in = source.open(streamPlace + found.compressedBytes())) {
            for (int i = 0; i < SUFFIX_BYTES; i++) {
                stated = (stated << 8) | (in.read() & 0xff);
            }
        }
        try (var content = new CheckedInputStream(PlacedParts.inflated(source, streamPlace), new Adler32())) {
            content.transferTo(OutputStream.nullOutputStream());
            return stated == (int) content.getChecksum().getValue();
        }
    }

    @Override
    public List<String> names(Columns notes) {
        return List.of("content");
    }

    @Override
    public void rebuild(Columns notes, PartSource parts, Output out) throws IOException, RefusedInputException {
        long count = notes.within(Column.COUNT, ContainerLimits.ENTRIES, 0, 0);
        var streams = new DeflatedParts(notes);
        int prefix = USUAL_PREFIX;
        try (var in = new BufferedInputStream(parts.open(0))) {
            for (long i = 0; i < count; i++) {
                long skipped = notes.within(Column.PDF_SKIPPED, Long.MAX_VALUE, 0, 0);
                writeText(in, skipped, out);
                prefix = (int) notes.within(Column.PDF_ZLIB, 0xffff, prefix, 0);
                out.write(prefix >> 8);
                out.write(prefix);
                var content = new CheckedInputStream(in, new Adler32());
                streams.rebuild(content, notes.within(Column.PDF_LENGTH, Long.MAX_VALUE, 0, 0), out);
                long sum = content.getChecksum().getValue();
                out.writeNumber(Integer.reverseBytes((int) sum), SUFFIX_BYTES);
            }
            in.transferTo(out);
        }
    }

    /** Writes up to where a stream begins, after {@code skipped} others. */
    private static void writeText(InputStream in, long skipped, Output out) throws IOException, RefusedInputException {
        var keyword = new StreamKeyword();
        var text = new java.io.BufferedOutputStream(out);
        for (long left = skipped; left >= 0; ) {
            int next = in.read();
            if (next < 0) {
                throw new RefusedInputException("recipe", "a PDF has fewer streams than it should");
            }
            text.write(next);
            left -= keyword.isPassed(next) ? 1 : 0;
        }
        text.flush();
    }

    /** Goes through a PDF from one place where a stream may begin to the next. */
    private static final class Scan implements AutoCloseable {
        private final InputStream in;
        private final StreamKeyword keyword = new StreamKeyword();

        /** The place behind the last byte seen. */
        private long at;

        Scan(ByteSource source, long from) throws IOException {
            in = new BufferedInputStream(source.open(from), 1 << 16);
            at = from;
        }

        boolean next() throws IOException {
            for (int next = in.read(); next >= 0; next = in.read()) {
                at++;
                if (keyword.isPassed(next)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
