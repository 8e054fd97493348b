package org.packhorse.node.sync;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Digest;

/**
 * The part of a pack that is received and not staged yet, kept through cuts, kills and reboots: its head, and the bytes of the
 * frame that is coming. Two files a collection, whose names say what they are part of. One thread.
 */
final class IncomingFrames implements AutoCloseable {
    /** What a reboot may lose at the most; also how often the card is made to write. */
    private static final int SYNC_EVERY_BYTES = 64 << 10;

    private final Path folder;
    private final CollectionId collection;
    private Optional<Part> open = Optional.empty();

    IncomingFrames(Path folder, CollectionId collection) throws IOException {
        this.folder = folder;
        this.collection = collection;
        Files.createDirectories(folder);
    }

    /** A file that grows. */
    private static final class Part {
        private final Path file;
        private final FileChannel channel;
        private long unsyncedBytes;

        Part(Path file, FileChannel channel) {
            this.file = file;
            this.channel = channel;
        }
    }

    /** The head called {@code digest}, where all of it was received. */
    Optional<byte[]> findHead(Digest digest) throws IOException {
        var file = folder.resolve(collection + "." + digest + ".head");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var bytes = Files.readAllBytes(file);
        return Digest.ofContent(bytes).equals(digest) ? Optional.of(bytes) : Optional.empty();
    }

    /** How many bytes of {@code name}, a head or a frame, are here. */
    long received(String name) throws IOException {
        return part(name).channel.size();
    }

    /** Adds {@code bytes} to {@code name}. */
    void append(String name, ByteBuffer bytes) throws IOException {
        var part = part(name);
        part.unsyncedBytes += bytes.remaining();
        part.channel.position(part.channel.size());
        while (bytes.hasRemaining()) {
            part.channel.write(bytes);
        }
        if (part.unsyncedBytes >= SYNC_EVERY_BYTES) {
            part.channel.force(true);
            part.unsyncedBytes = 0;
        }
    }

    /** Everything received of {@code name}. */
    byte[] read(String name) throws IOException {
        var channel = part(name).channel;
        var bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
        while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) >= 0) {
            // goes on until all is read
        }
        return bytes.array();
    }

    /** Drops {@code name}: it is staged, or not what it should be. */
    void drop(String name) throws IOException {
        var file = part(name).file;
        close();
        Files.deleteIfExists(file);
    }

    /** Drops everything of this collection but {@code name}. */
    void dropAllBut(String name) throws IOException {
        close();
        try (var files = Files.newDirectoryStream(folder, collection + ".*")) {
            for (var file : files) {
                if (!file.getFileName().toString().equals(collection + "." + name)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private Part part(String name) throws IOException {
        var file = folder.resolve(collection + "." + name);
        if (open.isEmpty() || !open.get().file.equals(file)) {
            close();
            var channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            open = Optional.of(new Part(file, channel));
        }
        return open.get();
    }

    @Override
    public void close() throws IOException {
        if (open.isPresent()) {
            open.get().channel.close();
            open = Optional.empty();
        }
    }
}
