package org.packhorse.node.sync;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.exchange.PackOffer;

/**
 * What was received of a pack, kept through cuts, kills and reboots: one file, in which every byte stands where it stands in the
 * pack. What is staged is given back by {@link #cut}; the next frame is written where it belongs all the same, behind a hole that
 * takes no room. A pack that neighbours may want is not cut, and is whole in the end without a byte written twice. One thread.
 */
final class IncomingPack implements AutoCloseable {
    /** What a reboot may lose at the most; also how often the card is made to write. */
    private static final int SYNC_EVERY_BYTES = 64 << 10;

    private final Path folder;
    private final CollectionId collection;
    private final Path file;
    private final FileChannel channel;
    private long unsyncedBytes;

    IncomingPack(Path folder, PackOffer pack) throws IOException {
        this.folder = folder;
        this.collection = pack.collection();
        Files.createDirectories(folder);
        this.file = folder.resolve(collection + "." + pack.headDigest() + ".pack");
        this.channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** How many bytes of the part that begins at {@code offset} are here. */
    long received(long offset) throws IOException {
        return Math.max(0, channel.size() - offset);
    }

    /** Adds {@code bytes} to the part that begins at {@code offset}. */
    void append(long offset, ByteBuffer bytes) throws IOException {
        unsyncedBytes += bytes.remaining();
        channel.position(Math.max(offset, channel.size()));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        if (unsyncedBytes >= SYNC_EVERY_BYTES) {
            channel.force(true);
            unsyncedBytes = 0;
        }
    }

    /** The {@code length} bytes from {@code offset} on; zeros where nothing was received. */
    byte[] read(long offset, int length) throws IOException {
        var bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && channel.read(bytes, offset + bytes.position()) >= 0) {
            // goes on until all is read
        }
        return bytes.array();
    }

    /** Drops everything behind the first {@code length} bytes. */
    void cut(long length) throws IOException {
        channel.truncate(length);
    }

    /** The file, all of it on the device. */
    Path sync() throws IOException {
        channel.force(true);
        return file;
    }

    /** Drops what was received of other packs of this collection. */
    void dropOthers() throws IOException {
        dropAllBut(folder, collection, file);
    }

    /** Drops everything that was received for {@code collection}. */
    static void dropAll(Path folder, CollectionId collection) throws IOException {
        if (Files.isDirectory(folder)) {
            dropAllBut(folder, collection, folder);
        }
    }

    private static void dropAllBut(Path folder, CollectionId collection, Path kept) throws IOException {
        try (var files = Files.newDirectoryStream(folder, collection + ".*")) {
            for (var file : files) {
                if (!file.equals(kept)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
