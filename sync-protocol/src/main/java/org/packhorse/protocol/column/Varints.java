package org.packhorse.protocol.column;

import java.io.ByteArrayOutputStream;
import org.packhorse.protocol.content.RefusedInputException;

/** Numbers of 64 bits, seven to a byte, the lowest first, in as few bytes as they need; signed ones zigzag (0, -1, 1, -2 …). */
final class Varints {
    private final byte[] bytes;
    private int at;
    private final int end;

    /** The numbers in {@code bytes} from {@code at} to {@code end}. */
    Varints(byte[] bytes, int at, int end) {
        this.bytes = bytes;
        this.at = at;
        this.end = end;
    }

    static void write(ByteArrayOutputStream out, long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) rest | 0x80);
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    static void writeSigned(ByteArrayOutputStream out, long value) {
        write(out, (value << 1) ^ (value >> 63));
    }

    boolean hasMore() {
        return at < end;
    }

    int at() {
        return at;
    }

    /** The next {@code length} bytes as they stand. */
    byte[] take(int length) throws RefusedInputException {
        if (length > end - at) {
            throw refusal("it ends in the middle");
        }
        at += length;
        return java.util.Arrays.copyOfRange(bytes, at - length, at);
    }

    long next() throws RefusedInputException {
        long value = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            if (at >= end) {
                throw refusal("it ends in the middle");
            }
            int next = bytes[at++];
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                if ((next == 0 && shift > 0) || (shift == 63 && next > 1)) {
                    break;
                }
                return value;
            }
        }
        throw refusal("it has a number that is written too long");
    }

    long nextSigned() throws RefusedInputException {
        long value = next();
        return (value >>> 1) ^ -(value & 1);
    }

    static RefusedInputException refusal(String problem) {
        return new RefusedInputException("recipe", problem, "fetch the file as a whole");
    }
}
