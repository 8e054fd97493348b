package org.packhorse.node.carrier;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** Writes to a folder as to a stick that is pulled out after so many steps, or that is full after so many bytes. */
final class FailingFiles implements CarrierFiles {
    private final MountedFiles files = new MountedFiles();
    private final String failure;
    private long stepsLeft;
    private long bytesLeft;
    private long writtenBytes;

    private FailingFiles(String failure, long stepsLeft, long bytesLeft) {
        this.failure = failure;
        this.stepsLeft = stepsLeft;
        this.bytesLeft = bytesLeft;
    }

    static FailingFiles sound() {
        return new FailingFiles("never", Long.MAX_VALUE, Long.MAX_VALUE);
    }

    static FailingFiles pulledOutAfter(long steps) {
        return new FailingFiles("Input/output error", steps, Long.MAX_VALUE);
    }

    static FailingFiles fullAfter(long bytes) {
        return new FailingFiles("No space left on device", Long.MAX_VALUE, bytes);
    }

    long writtenBytes() {
        return writtenBytes;
    }

    private void step() throws IOException {
        if (stepsLeft-- <= 0) {
            throw new IOException(failure);
        }
    }

    @Override
    public void begin(Path carrierFolder) throws IOException {
        step();
        files.begin(carrierFolder);
    }

    @Override
    public void makeFolder(Path folder) throws IOException {
        step();
        files.makeFolder(folder);
    }

    @Override
    public void write(Path file, long position, ByteBuffer bytes) throws IOException {
        step();
        bytesLeft -= bytes.remaining();
        if (bytesLeft < 0) {
            throw new IOException(failure);
        }
        writtenBytes += bytes.remaining();
        files.write(file, position, bytes);
    }

    @Override
    public void truncate(Path file, long lengthBytes) throws IOException {
        step();
        files.truncate(file, lengthBytes);
    }

    @Override
    public void sync(Path file) throws IOException {
        step();
        files.sync(file);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        step();
        files.rename(from, to);
    }

    @Override
    public void delete(Path file) throws IOException {
        step();
        files.delete(file);
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
