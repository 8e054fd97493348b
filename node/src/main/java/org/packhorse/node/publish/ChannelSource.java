package org.packhorse.node.publish;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.packhorse.node.store.BulkInputStream;
import org.packhorse.protocol.container.ByteSource;

/** The bytes of a file, of as many as it had when it was opened. */
final class ChannelSource implements ByteSource, AutoCloseable {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final FileChannel channel;
    private final long sizeBytes;

    private ChannelSource(FileChannel channel) throws IOException {
        this.channel = channel;
        this.sizeBytes = channel.size();
    }

    /** Those of {@code file}. */
    static ChannelSource of(Path file) throws IOException {
        return of(FileChannel.open(file, StandardOpenOption.READ));
    }

    /** Those that {@code in} still gives, in a file of no name in {@code folder}, which is gone with the last use of it. */
    static ChannelSource copy(InputStream in, Path folder) throws IOException {
        var file = Files.createTempFile(Files.createDirectories(folder), "part", ".tmp");
        var channel = FileChannel.open(
                file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        try {
            var buffer = new byte[BUFFER_BYTES];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                for (var bytes = ByteBuffer.wrap(buffer, 0, read); bytes.hasRemaining(); ) {
                    var _ = channel.write(bytes);
                }
            }
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        return of(channel);
    }

    private static ChannelSource of(FileChannel channel) throws IOException {
        try {
            return new ChannelSource(channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public long sizeBytes() {
        return sizeBytes;
    }

    /** Whether the file still is as long as it was. */
    boolean hasItsSize() throws IOException {
        return channel.size() == sizeBytes;
    }

    @Override
    public InputStream open(long offset) {
        return new BufferedInputStream(new From(offset), BUFFER_BYTES);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** A reading of its own: the channel's position stays where it is. */
    private final class From extends BulkInputStream {
        private long position;

        From(long position) {
            this.position = position;
        }

        @Override
        protected int readSome(byte[] bytes, int offset, int length) throws IOException {
            long left = sizeBytes - position;
            if (left <= 0) {
                return -1;
            }
            int read = channel.read(ByteBuffer.wrap(bytes, offset, (int) Math.min(length, left)), position);
            position += Math.max(read, 0);
            return read;
        }
    }
}
