package org.packhorse.protocol.container;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A container as it is written: counted, and never longer than it should be. */
final class Output extends OutputStream {
    /** More is written than the container has. */
    static final class TooLongException extends IOException {
        TooLongException(long sizeBytes) {
            super("more than " + sizeBytes + " bytes");
        }
    }

    private final OutputStream out;
    private final long sizeBytes;
    private long written;

    Output(OutputStream out, long sizeBytes) {
        this.out = out;
        this.sizeBytes = sizeBytes;
    }

    /** How many bytes were written. */
    long written() {
        return written;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (length > sizeBytes - written) {
            throw new TooLongException(sizeBytes);
        }
        out.write(bytes, offset, length);
        written += length;
    }

    /** Writes {@code value} in {@code width} bytes, the lowest first. */
    void writeNumber(long value, int width) throws IOException {
        write(
                ByteBuffer.allocate(8)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(value)
                        .array(),
                0,
                width);
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }
}
