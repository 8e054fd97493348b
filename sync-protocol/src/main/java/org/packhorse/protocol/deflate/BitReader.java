package org.packhorse.protocol.deflate;

import java.io.IOException;
import java.io.InputStream;
import org.packhorse.protocol.content.RefusedInputException;

/** Bits in deflate's order: from the lowest of each byte to the highest. */
final class BitReader {
    private final InputStream in;
    private final byte[] buffer = new byte[8192];
    private int at;
    private int end;
    private long taken;
    private long bits;
    private int count;

    BitReader(InputStream in) {
        this.in = in;
    }

    /** The next {@code n} bits, 0 to 32, the first of them lowest. */
    int read(int n) throws IOException, RefusedInputException {
        if (count < n) {
            refill();
            if (count < n) {
                throw broken("it ends in the middle");
            }
        }
        int value = (int) (bits & ((1L << n) - 1));
        bits >>>= n;
        count -= n;
        return value;
    }

    /** The next bits without taking them; zeros stand for what is missing at the end. At least 32 are right. */
    int peek() throws IOException {
        if (count < 32) {
            refill();
        }
        return (int) bits;
    }

    /** Takes {@code n} bits that {@link #peek} showed. */
    void skip(int n) throws RefusedInputException {
        if (n > count) {
            throw broken("it ends in the middle");
        }
        bits >>>= n;
        count -= n;
    }

    /** The bits up to the end of the byte. */
    int readToByteEnd() throws IOException, RefusedInputException {
        return read(count & 7);
    }

    /** How many bytes were begun. */
    long bytesRead() {
        return taken + at - count / 8;
    }

    private void refill() throws IOException {
        while (count <= 56) {
            if (at == end) {
                taken += end;
                at = 0;
                end = Math.max(in.read(buffer), 0);
                if (end == 0) {
                    return;
                }
            }
            bits |= (buffer[at++] & 0xffL) << count;
            count += 8;
        }
    }

    static RefusedInputException broken(String problem) {
        return new RefusedInputException("deflate stream", problem);
    }
}
