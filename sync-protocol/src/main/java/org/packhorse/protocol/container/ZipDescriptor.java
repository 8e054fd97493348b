package org.packhorse.protocol.container;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The record behind an entry's data (APPNOTE.TXT, section 4.3.9): with or without signature, sizes of 32 or 64 bits. The forms are numbered 1 to
 * {@value #FORMS}; 0 stands for none.
 */
final class ZipDescriptor {
    static final int FORMS = 4;

    private static final int SIGNATURE = 0x0807_4b50;

    private ZipDescriptor() {}

    /** The record for {@code entry} in the form {@code form}; empty for 0. */
    static byte[] of(int form, ZipEntry entry) {
        if (form == 0) {
            return new byte[0];
        }
        boolean isSigned = form <= 2;
        boolean isLong = form % 2 == 0;
        var record = ByteBuffer.allocate((isSigned ? 8 : 4) + (isLong ? 16 : 8)).order(ByteOrder.LITTLE_ENDIAN);
        if (isSigned) {
            record.putInt(SIGNATURE);
        }
        record.putInt((int) entry.contentCrc);
        if (isLong) {
            record.putLong(entry.dataBytes).putLong(entry.contentBytes);
        } else {
            record.putInt((int) entry.dataBytes).putInt((int) entry.contentBytes);
        }
        return record.array();
    }
}
