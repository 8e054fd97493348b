package org.packhorse.protocol.deflate;

import java.io.IOException;
import java.io.OutputStream;

/** Writes what {@link BitReader} reads. */
final class BitWriter {
    private final OutputStream out;
    private final byte[] buffer = new byte[8192];
    private int at;
    private long bits;
    private int count;

    BitWriter(OutputStream out) {
        this.out = out;
    }

    /** The {@code n} lowest bits of {@code value}, 0 to 32, the lowest first; the others must be 0. */
    void write(int value, int n) throws IOException {
        bits |= (value & 0xffff_ffffL) << count;
        count += n;
        if (count >= 32) {
            if (at > buffer.length - 4) {
                flushBuffer();
            }
            buffer[at] = (byte) bits;
            buffer[at + 1] = (byte) (bits >>> 8);
            buffer[at + 2] = (byte) (bits >>> 16);
            buffer[at + 3] = (byte) (bits >>> 24);
            at += 4;
            bits >>>= 32;
            count -= 32;
        }
    }

    /** The {@code n} first bits of {@code bytes}. */
    void write(byte[] bytes, int n) throws IOException {
        for (int i = 0; i < n; i += 8) {
            int width = Math.min(8, n - i);
            write(bytes[i >> 3] & ((1 << width) - 1), width);
        }
    }

    /** Fills the byte with zeros, then writes whole bytes. */
    void writeBytes(byte[] bytes, int offset, int length) throws IOException {
        flush();
        out.write(bytes, offset, length);
    }

    /** Fills the byte with zeros and hands everything on. */
    void flush() throws IOException {
        flushBuffer();
        for (; count > 0; count -= 8) {
            out.write((int) bits);
            bits >>>= 8;
        }
        count = 0;
    }

    private void flushBuffer() throws IOException {
        out.write(buffer, 0, at);
        at = 0;
    }
}
