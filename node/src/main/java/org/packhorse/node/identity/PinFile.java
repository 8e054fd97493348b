package org.packhorse.node.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.packhorse.adminui.port.TeacherPin;

/** A file with the hash of the teachers' PIN, readable for the program only. */
public record PinFile(Path path) implements TeacherPin {
    private static final int LIMIT_BYTES = 1024;

    @Override
    public Optional<String> find() {
        try {
            if (!Files.isRegularFile(path)) {
                return Optional.empty();
            }
            try (var in = Files.newInputStream(path)) {
                return Optional.of(new String(in.readNBytes(LIMIT_BYTES), StandardCharsets.US_ASCII).strip());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read", e);
        }
    }

    @Override
    public synchronized void keep(String hash) throws IOException {
        var made = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(made);
        var permissions = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var channel =
                FileChannel.open(made, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), permissions)) {
            for (var bytes = StandardCharsets.US_ASCII.encode(hash + "\n"); bytes.hasRemaining(); ) {
                var _ = channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(made, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceFolder();
    }

    @Override
    public synchronized void forget() throws IOException {
        Files.deleteIfExists(path);
        forceFolder();
    }

    private void forceFolder() throws IOException {
        KeyFolder.force(Objects.requireNonNull(path.toAbsolutePath().getParent()));
    }
}
