package org.packhorse.protocol.container;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.packhorse.protocol.content.RefusedInputException;

/** Where everything lies in a ZIP file, found from its end as APPNOTE.TXT, section 4.3, has it. */
final class ZipLayout {
    static final int LOCAL_SIGNATURE = 0x0403_4b50;
    static final int CENTRAL_SIGNATURE = 0x0201_4b50;
    static final int END_SIGNATURE = 0x0605_4b50;
    static final int LOCAL_BYTES = 30;
    static final int CENTRAL_BYTES = 46;
    static final int END_BYTES = 22;

    private static final int LOCATOR64_SIGNATURE = 0x0706_4b50;
    private static final int END64_SIGNATURE = 0x0606_4b50;
    private static final int LOCATOR64_BYTES = 20;
    private static final int END64_BYTES = 56;
    private static final int TAIL_BYTES = END_BYTES + 0xffff + LOCATOR64_BYTES;

    private final ByteSource source;

    /** In the order of the central directory. */
    final List<ZipEntry> central = new ArrayList<>();

    /** In the order of their places. */
    final List<ZipEntry> entries = new ArrayList<>();

    /** Where the central directory begins, and where it ends. */
    long centralPlace;

    long centralEnd;

    /** Where the end record stands. */
    long endPlace;

    /** How many bytes precede what offsets are counted from. */
    long shift;

    /** Reads the layout of {@code source}. */
    ZipLayout(ByteSource source) throws IOException, RefusedInputException {
        this.source = source;
        var end = findEnd();
        long count = end.getShort(10) & 0xffff;
        long size = end.getInt(12) & 0xffff_ffffL;
        long offset = end.getInt(16) & 0xffff_ffffL;
        centralEnd = endPlace;
        var end64 = findEnd64();
        if (end64.hasRemaining()) {
            count = end64.getLong(32);
            size = end64.getLong(40);
            offset = end64.getLong(48);
        }
        if (count < 1
                || count > ContainerLimits.ENTRIES
                || size < 0
                || size > Math.min(centralEnd, ContainerLimits.DIRECTORY_BYTES)) {
            throw broken("it has no entries, or too many");
        }
        centralPlace = centralEnd - size;
        shift = centralPlace - offset;
        readCentral((int) count, read(centralPlace, (int) size));
        entries.addAll(central);
        entries.sort(Comparator.comparingLong(entry -> entry.place));
        long limit = 0;
        for (var entry : entries) {
            limit = readLocal(entry, limit);
        }
        if (limit > centralPlace) {
            throw broken("an entry overlaps the directory");
        }
    }

    private ByteBuffer findEnd() throws IOException, RefusedInputException {
        long from = Math.max(0, source.sizeBytes() - TAIL_BYTES);
        var tail = read(from, (int) (source.sizeBytes() - from));
        for (int at = tail.limit() - END_BYTES; at >= 0; at--) {
            if (tail.getInt(at) == END_SIGNATURE
                    && at + END_BYTES + (tail.getShort(at + 20) & 0xffff) <= tail.limit()) {
                endPlace = from + at;
                return tail.slice(at, END_BYTES).order(ByteOrder.LITTLE_ENDIAN);
            }
        }
        throw broken("it has no end");
    }

    /** The record with the large numbers; empty where there is none. */
    private ByteBuffer findEnd64() throws IOException, RefusedInputException {
        if (endPlace < LOCATOR64_BYTES + END64_BYTES) {
            return ByteBuffer.allocate(0);
        }
        var locator = read(endPlace - LOCATOR64_BYTES, LOCATOR64_BYTES);
        var end64 = read(endPlace - LOCATOR64_BYTES - END64_BYTES, END64_BYTES);
        if (locator.getInt(0) != LOCATOR64_SIGNATURE || end64.getInt(0) != END64_SIGNATURE) {
            return ByteBuffer.allocate(0);
        }
        centralEnd = endPlace - LOCATOR64_BYTES - END64_BYTES;
        return end64;
    }

    private void readCentral(int count, ByteBuffer directory) throws RefusedInputException {
        for (int i = 0; i < count; i++) {
            if (directory.remaining() < CENTRAL_BYTES || directory.getInt() != CENTRAL_SIGNATURE) {
                throw broken("its directory is broken");
            }
            var entry = new ZipEntry();
            entry.centralMadeBy = directory.getShort() & 0xffff;
            entry.centralVersion = directory.getShort() & 0xffff;
            entry.centralFlags = directory.getShort() & 0xffff;
            entry.centralMethod = directory.getShort() & 0xffff;
            entry.centralTime = directory.getInt() & 0xffff_ffffL;
            entry.centralCrc = directory.getInt() & 0xffff_ffffL;
            entry.centralCompressedSize = directory.getInt() & 0xffff_ffffL;
            entry.centralSize = directory.getInt() & 0xffff_ffffL;
            int nameLength = directory.getShort() & 0xffff;
            int extraLength = directory.getShort() & 0xffff;
            int commentLength = directory.getShort() & 0xffff;
            entry.disk = directory.getShort() & 0xffff;
            entry.internalAttributes = directory.getShort() & 0xffff;
            entry.externalAttributes = directory.getInt() & 0xffff_ffffL;
            entry.offset = directory.getInt() & 0xffff_ffffL;
            entry.centralName = take(directory, nameLength);
            entry.centralExtra = take(directory, extraLength);
            entry.comment = take(directory, commentLength);
            applyZip64(entry);
            central.add(entry);
        }
        if (directory.hasRemaining()) {
            throw broken("something follows its directory");
        }
    }

    /** Takes place and size from the extra field with the large numbers, where the usual fields are full. */
    private void applyZip64(ZipEntry entry) throws RefusedInputException {
        var extra = ByteBuffer.wrap(entry.centralExtra).order(ByteOrder.LITTLE_ENDIAN);
        entry.dataBytes = entry.centralCompressedSize;
        entry.place = entry.offset + shift;
        while (extra.remaining() >= 4) {
            int id = extra.getShort() & 0xffff;
            var field = extra.slice().order(ByteOrder.LITTLE_ENDIAN);
            int length = extra.getShort(extra.position()) & 0xffff;
            if (length + 2 > extra.remaining()) {
                return;
            }
            extra.position(extra.position() + 2 + length);
            field.position(2).limit(2 + length);
            if (id == 1) {
                skipFull(entry.centralSize, 0, field);
                entry.dataBytes = skipFull(entry.centralCompressedSize, entry.dataBytes, field);
                entry.place = skipFull(entry.offset, entry.offset, field) + shift;
            }
        }
        if (entry.dataBytes < 0 || entry.place < 0) {
            throw broken("a number is beyond 63 bits");
        }
    }

    private static long skipFull(long field, long otherwise, ByteBuffer large) {
        return field == 0xffff_ffffL && large.remaining() >= 8 ? large.getLong() : otherwise;
    }

    /** Reads the local header of {@code entry}, which must not begin before {@code limit}, and says where its data end. */
    private long readLocal(ZipEntry entry, long limit) throws IOException, RefusedInputException {
        if (entry.place < limit || entry.place > centralPlace - LOCAL_BYTES) {
            throw broken("entries overlap");
        }
        var fixed = read(entry.place, LOCAL_BYTES);
        if (fixed.getInt() != LOCAL_SIGNATURE) {
            throw broken("an entry is not where it should be");
        }
        entry.version = fixed.getShort() & 0xffff;
        entry.flags = fixed.getShort() & 0xffff;
        entry.method = fixed.getShort() & 0xffff;
        entry.time = fixed.getInt() & 0xffff_ffffL;
        entry.crc = fixed.getInt() & 0xffff_ffffL;
        entry.compressedSize = fixed.getInt() & 0xffff_ffffL;
        entry.size = fixed.getInt() & 0xffff_ffffL;
        int nameLength = fixed.getShort() & 0xffff;
        int extraLength = fixed.getShort() & 0xffff;
        var variable = read(entry.place + LOCAL_BYTES, nameLength + extraLength);
        entry.name = take(variable, nameLength);
        entry.extra = take(variable, extraLength);
        long end = dataPlace(entry) + entry.dataBytes;
        if (end > centralPlace || end < 0) {
            throw broken("entries overlap");
        }
        return end;
    }

    /** Where the data of {@code entry} begin. */
    static long dataPlace(ZipEntry entry) {
        return entry.place + LOCAL_BYTES + entry.name.length + entry.extra.length;
    }

    /** The {@code length} bytes from {@code offset}. */
    ByteBuffer read(long offset, int length) throws IOException, RefusedInputException {
        if (offset < 0 || length > source.sizeBytes() - offset) {
            throw broken("it ends in the middle");
        }
        try (var in = source.open(offset)) {
            return ByteBuffer.wrap(in.readNBytes(length)).order(ByteOrder.LITTLE_ENDIAN);
        }
    }

    private static byte[] take(ByteBuffer from, int length) throws RefusedInputException {
        if (length > from.remaining()) {
            throw broken("its directory is broken");
        }
        var bytes = new byte[length];
        from.get(bytes);
        return bytes;
    }

    private static RefusedInputException broken(String problem) {
        return new RefusedInputException("ZIP file", problem);
    }
}
