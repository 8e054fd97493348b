package org.packhorse.protocol.container;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.packhorse.protocol.column.Column;
import org.packhorse.protocol.column.Columns;
import org.packhorse.protocol.column.ColumnsWriter;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.deflate.DeflateExtent;

/** gzip files (RFC 1952): one part, which is the content of all members. */
final class GzipFormat implements ContainerFormat {
    private static final int TRAILER_BYTES = 8;

    /** A member of a file that is being opened, and where it lies. */
    private record Member(GzipHeader header, long place, long streamPlace, DeflateExtent stream) {
        long streamEnd() {
            return streamPlace + stream.compressedBytes();
        }

        long end() {
            return streamEnd() + TRAILER_BYTES;
        }
    }

    @Override
    public boolean isLikely(byte[] beginning) {
        return beginning.length > GzipHeader.BYTES
                && (beginning[0] & 0xff) == GzipHeader.FIRST_BYTE
                && (beginning[1] & 0xff) == GzipHeader.SECOND_BYTE
                && beginning[2] == GzipHeader.DEFLATE;
    }

    @Override
    public PartSource open(ByteSource source, ColumnsWriter notes) throws IOException, RefusedInputException {
        var members = readMembers(source, new StreamOpener(source, notes));
        var part = new JoinedPart(source);
        notes.code(Column.COUNT, 0, members.size());
        long left = members.stream()
                .mapToLong(member -> member.stream.contentBytes())
                .sum();
        var before = GzipHeader.USUAL;
        for (var member : members) {
            before = before.code(notes, member.header);
            Literals.note(notes, source, member.place + GzipHeader.BYTES, member.streamPlace);
            notes.code(Column.GZIP_LENGTH, left, member.stream.contentBytes());
            left -= member.stream.contentBytes();
            part.addDeflated(member.streamPlace, member.stream.compressedBytes(), member.stream.contentBytes());
        }
        Literals.note(notes, source, members.getLast().end(), source.sizeBytes());
        return part;
    }

    private static List<Member> readMembers(ByteSource source, StreamOpener streams)
            throws IOException, RefusedInputException {
        var members = new ArrayList<Member>();
        for (long at = 0; at < source.sizeBytes() && members.size() < ContainerLimits.ENTRIES; ) {
            try (var in = new BufferedInputStream(source.open(at))) {
                var header = GzipHeader.read(in);
                long streamPlace = at + GzipHeader.BYTES + header.readRest(in);
                var stream = streams.open(streamPlace, Long.MAX_VALUE, found -> isWhole(source, streamPlace, found));
                if (stream.isEmpty()) {
                    throw new RefusedInputException("gzip file", "a member cannot be opened");
                }
                members.add(new Member(header, at, streamPlace, stream.get()));
                at = members.getLast().end();
            } catch (RefusedInputException e) {
                if (members.isEmpty()) {
                    throw e;
                }
                return members; // what follows the last member is kept as it is
            }
        }
        return members;
    }

    private static boolean isWhole(ByteSource source, long place, DeflateExtent stream) {
        return place + stream.compressedBytes() + TRAILER_BYTES <= source.sizeBytes();
    }

    @Override
    public List<String> names(Columns notes) {
        return List.of("content");
    }

    @Override
    public void rebuild(Columns notes, PartSource parts, Output out) throws IOException, RefusedInputException {
        long count = notes.within(Column.COUNT, ContainerLimits.ENTRIES, 0, 0);
        var streams = new DeflatedParts(notes);
        long left = parts.sizeBytes(0);
        var header = GzipHeader.USUAL;
        try (var in = parts.open(0)) {
            for (long i = 0; i < count; i++) {
                header = header.code(notes, GzipHeader.USUAL);
                header.writeTo(out);
                Literals.write(notes, out);
                long length = notes.within(Column.GZIP_LENGTH, left, left, 0);
                left -= length;
                writeMember(new CheckedInputStream(in, new CRC32()), length, streams, out);
            }
        }
        if (left > 0) {
            throw new RefusedInputException("recipe", "a part is longer than the members of its gzip file");
        }
        Literals.write(notes, out);
    }

    private static void writeMember(CheckedInputStream content, long length, DeflatedParts streams, Output out)
            throws IOException, RefusedInputException {
        streams.rebuild(content, length, out);
        out.writeNumber(content.getChecksum().getValue(), 4);
        out.writeNumber(length, 4);
    }
}
