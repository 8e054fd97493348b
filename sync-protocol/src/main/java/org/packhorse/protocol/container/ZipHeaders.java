package org.packhorse.protocol.container;

import java.util.Arrays;
import org.packhorse.protocol.column.Column;
import org.packhorse.protocol.column.Columns;
import org.packhorse.protocol.content.RefusedInputException;

/**
 * Predicts the fields of a ZIP file's headers (APPNOTE.TXT 6.3, section 4.3), the same way when they are read and when they are made.
 *
 * <p>Every method goes over the fields of an entry: a writer of columns finds them filled and notes how they differ; from a reader
 * they are filled.
 */
final class ZipHeaders {
    private static final long MOST_32 = 0xffff_ffffL;
    private static final int MOST_16 = 0xffff;
    private static final int EXTENDED_TIMESTAMP = 0x5455;

    private final Columns notes;
    private long variableBytes;

    ZipHeaders(Columns notes) {
        this.notes = notes;
    }

    /** What comes before the data, without their CRC and sizes. */
    void codeLocal(ZipEntry entry, ZipEntry before) throws RefusedInputException {
        entry.coding = codeCoding(before.coding, entry.coding);
        entry.version = code16(Column.ZIP_VERSION, before.version, entry.version);
        entry.flags = code16(Column.ZIP_FLAGS, before.flags, entry.flags);
        entry.method = code16(Column.ZIP_METHOD, usualMethod(entry.coding, before), entry.method);
        entry.time = code32(Column.ZIP_TIME, before.time, entry.time);
        entry.name = codeName(entry.name);
        entry.extra = codeExtra(Column.ZIP_EXTRA_LENGTH, Column.ZIP_EXTRA, before.extra, entry.extra);
        limit(entry.name.length);
    }

    /** Extra fields cost nothing to note where they repeat themselves, but they cost memory. */
    private void limit(int more) throws RefusedInputException {
        variableBytes += more;
        if (variableBytes > 2L * ContainerLimits.DIRECTORY_BYTES) {
            throw new RefusedInputException("recipe", "the names and extra fields of a ZIP file take too much room");
        }
    }

    private static int usualMethod(ZipCoding coding, ZipEntry before) {
        return switch (coding) {
            case STORED_PART, NO_PART -> ZipEntry.STORED;
            case DEFLATED_PART -> ZipEntry.DEFLATED;
            case OPAQUE_PART -> before.method;
        };
    }

    /** The coding alone, for those who want little else. */
    ZipCoding codeCoding(ZipCoding before, ZipCoding actual) throws RefusedInputException {
        var codings = ZipCoding.values();
        return codings[(int) notes.within(Column.ZIP_CODING, codings.length - 1L, before.number(), actual.number())];
    }

    /** The name alone, for those who want nothing else. */
    byte[] codeName(byte[] actual) throws RefusedInputException {
        int length = (int) notes.within(Column.ZIP_NAME_LENGTH, MOST_16, 0, actual.length);
        return notes.bytes(Column.ZIP_NAME, length, actual);
    }

    /** CRC and sizes in the local header; the data are known if they are ever known beforehand. */
    void codeLocalSizes(ZipEntry entry) throws RefusedInputException {
        boolean isStated = entry.isKnownBefore && !entry.hasDescriptorFlag();
        entry.crc = code32(Column.ZIP_CRC, isStated ? entry.contentCrc : 0, entry.crc);
        entry.compressedSize = code32(Column.ZIP_COMPRESSED_SIZE, isStated ? entry.dataBytes : 0, entry.compressedSize);
        entry.size = code32(Column.ZIP_SIZE, isStated ? entry.contentBytes : 0, entry.size);
    }

    /** The form of what follows the data. */
    void codeDescriptor(ZipEntry entry, ZipEntry before) throws RefusedInputException {
        int usual = entry.hasDescriptorFlag() ? Math.max(before.descriptor, 1) : 0;
        entry.descriptor = (int) notes.within(Column.ZIP_DESCRIPTOR, ZipDescriptor.FORMS, usual, entry.descriptor);
    }

    /** The entry of the central directory. */
    void codeCentral(ZipEntry entry, ZipEntry before, long shift) throws RefusedInputException {
        entry.centralMadeBy = code16(Column.ZIP_CENTRAL_MADE_BY, before.centralMadeBy, entry.centralMadeBy);
        entry.centralVersion = code16(Column.ZIP_CENTRAL_VERSION, entry.version, entry.centralVersion);
        entry.centralFlags = code16(Column.ZIP_CENTRAL_FLAGS, entry.flags, entry.centralFlags);
        entry.centralMethod = code16(Column.ZIP_CENTRAL_METHOD, entry.method, entry.centralMethod);
        entry.centralTime = code32(Column.ZIP_CENTRAL_TIME, entry.time, entry.centralTime);
        entry.centralCrc = code32(Column.ZIP_CENTRAL_CRC, entry.contentCrc, entry.centralCrc);
        entry.centralCompressedSize =
                code32(Column.ZIP_CENTRAL_COMPRESSED_SIZE, entry.dataBytes, entry.centralCompressedSize);
        entry.centralSize = code32(Column.ZIP_CENTRAL_SIZE, entry.contentBytes, entry.centralSize);
        codeCentralName(entry);
        entry.centralExtra = codeExtra(
                Column.ZIP_CENTRAL_EXTRA_LENGTH,
                Column.ZIP_CENTRAL_EXTRA,
                centralForm(entry.extra),
                entry.centralExtra);
        limit(entry.centralName.length);
        int commentLength = (int) notes.within(Column.ZIP_COMMENT_LENGTH, MOST_16, 0, entry.comment.length);
        entry.comment = notes.bytes(Column.ZIP_COMMENT, commentLength, entry.comment);
        entry.disk = code16(Column.ZIP_DISK, 0, entry.disk);
        entry.internalAttributes =
                code16(Column.ZIP_INTERNAL_ATTRIBUTES, before.internalAttributes, entry.internalAttributes);
        entry.externalAttributes =
                code32(Column.ZIP_EXTERNAL_ATTRIBUTES, before.externalAttributes, entry.externalAttributes);
        entry.offset = code32(Column.ZIP_OFFSET, entry.place - shift, entry.offset);
    }

    private void codeCentralName(ZipEntry entry) throws RefusedInputException {
        boolean isSame = Arrays.equals(entry.name, entry.centralName);
        int stated = (int) notes.within(
                Column.ZIP_CENTRAL_NAME_LENGTH, MOST_16 + 1L, 0, isSame ? 0 : entry.centralName.length + 1L);
        entry.centralName =
                stated == 0 ? entry.name : notes.bytes(Column.ZIP_CENTRAL_NAME, stated - 1, entry.centralName);
    }

    /** Byte by byte against what is expected; beyond its end against 0. */
    private byte[] codeExtra(Column lengths, Column bytes, byte[] expected, byte[] actual)
            throws RefusedInputException {
        int length = (int) notes.within(lengths, MOST_16, expected.length, actual.length);
        limit(length);
        var extra = Arrays.copyOf(actual, length);
        for (int i = 0; i < extra.length; i++) {
            int usual = i < expected.length ? expected[i] & 0xff : 0;
            extra[i] = (byte) notes.within(bytes, 0xff, usual, extra[i] & 0xff);
        }
        return extra;
    }

    /** The extra field as the central directory has it: of the extended timestamp, flags and modification time alone (Info-ZIP). */
    private static byte[] centralForm(byte[] local) {
        var central = new byte[local.length];
        int to = 0;
        for (int at = 0; at + 4 <= local.length; ) {
            int length = (local[at + 2] & 0xff) | ((local[at + 3] & 0xff) << 8);
            if (at + 4 + length > local.length) {
                return local;
            }
            boolean isTimestamp =
                    ((local[at] & 0xff) | ((local[at + 1] & 0xff) << 8)) == EXTENDED_TIMESTAMP && length > 5;
            int kept = isTimestamp ? 5 : length;
            System.arraycopy(local, at, central, to, 4 + kept);
            central[to + 2] = (byte) kept;
            central[to + 3] = (byte) (kept >> 8);
            to += 4 + kept;
            at += 4 + length;
        }
        return Arrays.copyOf(central, to);
    }

    private int code16(Column column, long predicted, int actual) throws RefusedInputException {
        return (int) notes.within(column, MOST_16, predicted, actual);
    }

    private long code32(Column column, long predicted, long actual) throws RefusedInputException {
        return notes.within(column, MOST_32, Math.min(predicted, MOST_32), actual);
    }
}
