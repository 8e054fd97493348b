package org.packhorse.node.store.segment;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.packhorse.node.store.StoredBlob;

/**
 * A segment's file, open for reading; any thread. It stays readable when the file is deleted, and Java closes it when
 * nothing refers to it or its channel any more.
 *
 * <p>We read through the {@code RandomAccessFile}, not the channel: interrupting a thread that reads a channel closes it
 * for all others, too.
 */
final class SegmentFile implements StoredBlob.Source, Closeable {
    private final Path path;
    private final RandomAccessFile file;

    private SegmentFile(Path path, RandomAccessFile file) {
        this.path = path;
        this.file = file;
    }

    static SegmentFile open(Path path) throws IOException {
        return new SegmentFile(path, new RandomAccessFile(path.toFile(), "r"));
    }

    @Override
    public int read(long at, byte[] into, int offset, int length) throws IOException {
        synchronized (file) {
            file.seek(at);
            return file.read(into, offset, length);
        }
    }

    /**
     * Reads exactly {@code length} bytes from {@code at} on.
     *
     * @throws EOFException where the file is shorter: it is damaged
     */
    void readFully(long at, byte[] into, int offset, int length) throws IOException {
        for (var done = 0; done < length; ) {
            var read = read(at + done, into, offset + done, length - done);
            if (read < 0) {
                throw new EOFException(path + ": it ends before byte " + (at + length));
            }
            done += read;
        }
    }

    @Override
    public FileChannel channel() {
        return file.getChannel();
    }

    boolean isOpen() {
        return file.getChannel().isOpen();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
