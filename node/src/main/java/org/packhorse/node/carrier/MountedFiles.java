package org.packhorse.node.carrier;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;

/** Writes to a mounted file system. Follows no link, needs no permissions, times or case that FAT lacks. One thread. */
final class MountedFiles implements CarrierFiles {
    private Optional<Open> open = Optional.empty();

    private record Open(Path file, FileChannel channel) {}

    @Override
    public void begin(Path carrierFolder) throws IOException {
        if (!Carrier.isFolder(carrierFolder)) {
            Files.createDirectory(carrierFolder);
            syncFolder(Objects.requireNonNull(carrierFolder.getParent()));
        }
    }

    @Override
    public void makeFolder(Path folder) throws IOException {
        if (Carrier.isFolder(folder)) {
            if (!folder.toRealPath().equals(folder)) {
                throw new FileSystemException(folder.toString(), null, "a link on the way to it leads elsewhere");
            }
            return;
        }
        if (folder.endsWith(Carrier.FOLDER)) {
            throw new NoSuchFileException(folder.toString());
        }
        var above = Objects.requireNonNull(folder.getParent());
        makeFolder(above);
        Files.createDirectory(folder);
        syncFolder(above);
    }

    @Override
    public void write(Path file, long position, ByteBuffer bytes) throws IOException {
        var channel = channel(file);
        long at = position;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }

    private FileChannel channel(Path file) throws IOException {
        if (open.isEmpty() || !open.get().file().equals(file)) {
            close();
            open = Optional.of(new Open(
                    file,
                    FileChannel.open(
                            file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)));
        }
        return open.get().channel();
    }

    @Override
    public void truncate(Path file, long lengthBytes) throws IOException {
        channel(file).truncate(lengthBytes);
    }

    @Override
    public void sync(Path file) throws IOException {
        channel(file).force(true);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        close();
        Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        syncFolder(Objects.requireNonNull(to.getParent()));
    }

    @Override
    public void delete(Path file) throws IOException {
        close();
        Files.deleteIfExists(file);
    }

    private static void syncFolder(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder)) {
            channel.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        if (open.isPresent()) {
            var last = open.get();
            open = Optional.empty();
            last.channel().close();
        }
    }
}
