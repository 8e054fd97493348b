package org.packhorse.protocol.container;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.packhorse.protocol.column.Column;
import org.packhorse.protocol.column.Columns;
import org.packhorse.protocol.content.RefusedInputException;

/** One header block of a tar file (POSIX.1-2001, ustar). */
final class TarHeader {
    static final int BYTES = 512;

    private static final int NAME_BYTES = 100;
    private static final int SIZE_AT = 124;
    private static final int SIZE_DIGITS = 11;
    private static final int SUM_AT = 148;
    private static final int SUM_BYTES = 8;
    private static final int TYPE_AT = 156;
    private static final int MAGIC_AT = 257;
    private static final int PREFIX_AT = 345;
    private static final int OCTAL = 8;

    private final byte[] block;

    TarHeader(byte[] block) {
        this.block = block;
    }

    byte[] block() {
        return block;
    }

    /** Whether the block is a header, by its magic and its checksum. */
    boolean isSound() {
        return block.length == BYTES
                && Arrays.equals(block, MAGIC_AT, MAGIC_AT + 5, "ustar".getBytes(StandardCharsets.US_ASCII), 0, 5)
                && octal(SUM_AT, SUM_BYTES) == sum();
    }

    /** The name without what fills its field up, and without a prefix. */
    byte[] name() {
        int length = NAME_BYTES;
        while (length > 0 && block[length - 1] == 0) {
            length--;
        }
        return Arrays.copyOf(block, length);
    }

    boolean hasPrefix() {
        return block[PREFIX_AT] != 0;
    }

    /** How long the data are; -1 where that is not stated in octal digits. */
    long size() {
        return octal(SIZE_AT, SIZE_DIGITS + 1);
    }

    boolean isFile() {
        return block[TYPE_AT] == '0' || block[TYPE_AT] == 0 || block[TYPE_AT] == '7';
    }

    /** Whether this says more of the next member: a longer name, or POSIX attributes. */
    boolean isAboutNext() {
        return block[TYPE_AT] == 'x' || block[TYPE_AT] == 'L' || block[TYPE_AT] == 'K' || block[TYPE_AT] == 'g';
    }

    private long octal(int at, int length) {
        long value = 0;
        for (int i = at; i < at + length; i++) {
            int digit = block[i] - '0';
            if (digit >= 0 && digit < OCTAL) {
                value = value * OCTAL + digit;
            } else if (block[i] != 0 && block[i] != ' ') {
                return -1;
            }
        }
        return value;
    }

    /** The sum of all bytes, spaces taken for the checksum itself. */
    private int sum() {
        int sum = ' ' * SUM_BYTES;
        for (int i = 0; i < BYTES; i++) {
            sum += i >= SUM_AT && i < SUM_AT + SUM_BYTES ? 0 : block[i] & 0xff;
        }
        return sum;
    }

    private void putOctal(long value, int at, int digits) {
        long rest = value;
        for (int i = at + digits - 1; i >= at; i--, rest /= OCTAL) {
            block[i] = (byte) ('0' + rest % OCTAL);
        }
    }

    /** The name alone, for those who want little else. */
    static byte[] codeName(Columns notes, byte[] actual) throws RefusedInputException {
        int length = (int) notes.within(Column.TAR_NAME_LENGTH, NAME_BYTES, 0, actual.length);
        return notes.bytes(Column.TAR_NAME, length, actual);
    }

    /**
     * The header that {@code notes} have, predicted to be this one but for name, size and checksum.
     *
     * @param size how long the data are
     * @param actual the header, where it is to be noted
     */
    TarHeader code(Columns notes, long size, TarHeader actual) throws RefusedInputException {
        var expected = new TarHeader(block.clone());
        var name = codeName(notes, actual.name());
        Arrays.fill(expected.block, 0, NAME_BYTES, (byte) 0);
        System.arraycopy(name, 0, expected.block, 0, name.length);
        expected.putOctal(size, SIZE_AT, SIZE_DIGITS);
        expected.codeBytes(notes, NAME_BYTES, SUM_AT, actual);
        expected.codeBytes(notes, SUM_AT + SUM_BYTES, BYTES, actual);
        expected.putOctal(expected.sum(), SUM_AT, SUM_BYTES - 2);
        expected.block[SUM_AT + SUM_BYTES - 2] = 0;
        expected.block[SUM_AT + SUM_BYTES - 1] = ' ';
        expected.codeBytes(notes, SUM_AT, SUM_AT + SUM_BYTES, actual);
        return expected;
    }

    private void codeBytes(Columns notes, int from, int to, TarHeader actual) throws RefusedInputException {
        for (int i = from; i < to; i++) {
            block[i] = (byte) notes.within(Column.TAR_HEADER, 0xff, block[i] & 0xff, actual.block[i] & 0xff);
        }
    }
}
