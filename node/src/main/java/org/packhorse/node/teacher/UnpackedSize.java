package org.packhorse.node.teacher;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What a ZIP (APPNOTE 6.3, sections 4.3.12 and 4.3.16) or gzip file (RFC 1952, section 2.3.1) says that it unpacks to. The store opens these, so a small file of
 * zeros could fill a card. Those within it, and one that lies, are opened only as far as the same limit goes ({@code FileIntake}).
 */
final class UnpackedSize {
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int COMMENT_BYTES = 65_535;
    private static final int ENTRY_SIGNATURE = 0x02014b50;
    private static final int ENTRY_BYTES = 46;
    private static final int GZIP_MAGIC = 0x8b1f;

    /** The store opens no ZIP whose directory is larger. */
    private static final long DIRECTORY_BYTES_LIMIT = 8 << 20;

    private UnpackedSize() {}

    /** It for {@code file}; 0 where that is neither. */
    static long of(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var tail =
                    read(channel, Math.max(0, channel.size() - END_BYTES - COMMENT_BYTES), END_BYTES + COMMENT_BYTES);
            if (channel.size() >= 18 && (read(channel, 0, 2).getShort(0) & 0xffff) == GZIP_MAGIC) {
                return unsigned(tail, tail.limit() - Integer.BYTES);
            }
            for (int at = tail.limit() - END_BYTES; at >= 0; at--) {
                if (tail.getInt(at) == END_SIGNATURE) {
                    return ofDirectory(channel, unsigned(tail, at + 16), unsigned(tail, at + 12));
                }
            }
            return 0;
        }
    }

    private static long ofDirectory(FileChannel channel, long offset, long bytes) throws IOException {
        if (bytes > DIRECTORY_BYTES_LIMIT) {
            return 0;
        }
        var directory = read(channel, offset, (int) bytes);
        long sum = 0;
        int at = 0;
        while (at + ENTRY_BYTES <= directory.limit() && directory.getInt(at) == ENTRY_SIGNATURE) {
            sum += unsigned(directory, at + 24);
            at += ENTRY_BYTES
                    + (directory.getShort(at + 28) & 0xffff)
                    + (directory.getShort(at + 30) & 0xffff)
                    + (directory.getShort(at + 32) & 0xffff);
        }
        return sum;
    }

    /** At most {@code limit} bytes from {@code offset} on. */
    private static ByteBuffer read(FileChannel channel, long offset, int limit) throws IOException {
        long left = Math.max(0, channel.size() - offset);
        var buffer = ByteBuffer.allocate((int) Math.min(limit, left)).order(ByteOrder.LITTLE_ENDIAN);
        long at = offset;
        while (buffer.hasRemaining()) {
            int read = channel.read(buffer, at);
            if (read < 0) {
                break;
            }
            at += read;
        }
        return buffer.flip();
    }

    private static long unsigned(ByteBuffer bytes, int at) {
        return bytes.getInt(at) & 0xffff_ffffL;
    }
}
