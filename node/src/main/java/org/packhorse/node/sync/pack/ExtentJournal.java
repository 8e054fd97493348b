package org.packhorse.node.sync.pack;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.CRC32;
import org.packhorse.protocol.exchange.Extent;
import org.packhorse.protocol.exchange.Extents;

/**
 * Remembers which bytes of a file are on the device, where the file's length does not tell because there are holes in it. A file of
 * entries, each of which adds a stretch; what follows the first entry that a power cut has torn is worth nothing. One thread.
 *
 * <pre>
 *   entry (20 bytes, big-endian):  begin 8 | end 8 | CRC-32 of these 4
 * </pre>
 */
final class ExtentJournal {
    private static final int ENTRY_BYTES = 20;

    /** When it is written anew: more than ten thousand pieces of 64 KiB leave no more stretches than this holds. */
    private static final int LIMIT_BYTES = 64 << 10;

    private final Path file;
    private Extents written;
    private long position;

    private ExtentJournal(Path file, Extents written, long position) {
        this.file = file;
        this.written = written;
        this.position = position;
    }

    /** The journal at {@code file}; empty where there is none. */
    static Optional<ExtentJournal> find(Path file) throws IOException {
        byte[] bytes;
        try (var in = Files.newInputStream(file)) {
            bytes = in.readNBytes(2 * LIMIT_BYTES);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        var extents = Extents.NONE;
        int position = 0;
        for (; position + ENTRY_BYTES <= bytes.length; position += ENTRY_BYTES) {
            var entry = ByteBuffer.wrap(bytes, position, ENTRY_BYTES);
            long begin = entry.getLong();
            long end = entry.getLong();
            if (entry.getInt() != sum(begin, end) || begin < 0 || end <= begin) {
                break;
            }
            extents = extents.with(begin, end);
        }
        return Optional.of(new ExtentJournal(file, extents, position));
    }

    /** A new journal at {@code file} that holds {@code extents}; on the device when this returns. */
    static ExtentJournal create(Path file, Extents extents) throws IOException {
        var journal = new ExtentJournal(file, Extents.NONE, 0);
        journal.writeAnew(extents);
        return journal;
    }

    /** What is on the device for certain. */
    Extents extents() {
        return written;
    }

    /** Adds {@code more}, which are on the device already; so is the entry when this returns. */
    void add(Extents more) throws IOException {
        if (position + (long) ENTRY_BYTES * more.list().size() > LIMIT_BYTES) {
            writeAnew(written.with(more));
            return;
        }
        append(file, more, position);
        position += (long) ENTRY_BYTES * more.list().size();
        written = written.with(more);
    }

    private void writeAnew(Extents extents) throws IOException {
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        append(fresh, extents, 0);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        syncFolder(file);
        written = extents;
        position = (long) ENTRY_BYTES * extents.list().size();
    }

    /** Lets the device know where {@code file} is now. */
    static void syncFolder(Path file) throws IOException {
        try (var folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    private static void append(Path file, Extents extents, long position) throws IOException {
        var entries = ByteBuffer.allocate(ENTRY_BYTES * extents.list().size());
        for (Extent extent : extents.list()) {
            entries.putLong(extent.begin()).putLong(extent.end()).putInt(sum(extent.begin(), extent.end()));
        }
        entries.flip();
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.truncate(position);
            channel.position(position);
            while (entries.hasRemaining()) {
                channel.write(entries);
            }
            channel.force(true);
        }
    }

    private static int sum(long begin, long end) {
        var crc = new CRC32();
        crc.update(
                ByteBuffer.allocate(2 * Long.BYTES).putLong(begin).putLong(end).flip());
        return (int) crc.getValue();
    }

    /** Forgets it: from now on the file's length tells again. */
    void delete() throws IOException {
        Files.deleteIfExists(file);
        syncFolder(file);
    }
}
