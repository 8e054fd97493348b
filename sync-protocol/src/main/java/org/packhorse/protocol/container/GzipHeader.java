package org.packhorse.protocol.container;

import java.io.IOException;
import java.io.InputStream;
import org.packhorse.protocol.column.Column;
import org.packhorse.protocol.column.Columns;
import org.packhorse.protocol.content.RefusedInputException;

/**
 * What a gzip member begins with (RFC 1952, section 2.3), but for what {@code flags} announce.
 *
 * @param flags which further fields follow, 0 to 255
 * @param time seconds since 1970, unsigned
 * @param extraFlags what the compressor says of itself
 * @param system where the file came from
 */
record GzipHeader(int flags, long time, int extraFlags, int system) {
    static final int BYTES = 10;
    static final int FIRST_BYTE = 0x1f;
    static final int SECOND_BYTE = 0x8b;
    static final int DEFLATE = 8;

    /** What the first header is predicted to be: a file without name, made on Unix. */
    static final GzipHeader USUAL = new GzipHeader(0, 0, 0, 3);

    private static final int CRC = 1 << 1;
    private static final int EXTRA = 1 << 2;
    private static final int NAME = 1 << 3;
    private static final int COMMENT = 1 << 4;

    /** Reads the header that stands next in {@code in}. */
    static GzipHeader read(InputStream in) throws IOException, RefusedInputException {
        var bytes = in.readNBytes(BYTES);
        if (bytes.length < BYTES
                || (bytes[0] & 0xff) != FIRST_BYTE
                || (bytes[1] & 0xff) != SECOND_BYTE
                || bytes[2] != DEFLATE) {
            throw new RefusedInputException("gzip file", "a member has no header");
        }
        long time = 0;
        for (int i = 7; i >= 4; i--) {
            time = (time << 8) | (bytes[i] & 0xff);
        }
        return new GzipHeader(bytes[3] & 0xff, time, bytes[8] & 0xff, bytes[9] & 0xff);
    }

    /** How many bytes of further fields follow. */
    long readRest(InputStream in) throws IOException, RefusedInputException {
        long length = 0;
        if ((flags & EXTRA) != 0) {
            int extra = Math.max(in.read(), 0) + 256 * Math.max(in.read(), 0);
            if (in.readNBytes(extra).length < extra) {
                throw new RefusedInputException("gzip file", "a member ends in its header");
            }
            length += 2 + extra;
        }
        for (int flag : new int[] {NAME, COMMENT}) {
            if ((flags & flag) != 0) {
                do {
                    length++;
                } while (in.read() > 0);
            }
        }
        return length + ((flags & CRC) != 0 ? 2 : 0);
    }

    /** The header that {@code notes} have, predicted to be this one; {@code actual} where it is to be noted. */
    GzipHeader code(Columns notes, GzipHeader actual) throws RefusedInputException {
        return new GzipHeader(
                (int) notes.within(Column.GZIP_FLAGS, 0xff, flags, actual.flags),
                notes.within(Column.GZIP_TIME, 0xffff_ffffL, time, actual.time),
                (int) notes.within(Column.GZIP_EXTRA_FLAGS, 0xff, extraFlags, actual.extraFlags),
                (int) notes.within(Column.GZIP_SYSTEM, 0xff, system, actual.system));
    }

    void writeTo(Output out) throws IOException {
        out.writeNumber(FIRST_BYTE, 1);
        out.writeNumber(SECOND_BYTE, 1);
        out.writeNumber(DEFLATE, 1);
        out.writeNumber(flags, 1);
        out.writeNumber(time, 4);
        out.writeNumber(extraFlags, 1);
        out.writeNumber(system, 1);
    }
}
