package org.packhorse.node.identity;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Objects;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.trust.metadata.Role;
import org.packhorse.protocol.trust.metadata.SigningKey;
import org.packhorse.protocol.trust.metadata.SigningKeys;

/**
 * A publisher's keys on disk: a folder that only its owner enters (mode 700) with one {@link KeyFile} for each role,
 * {@code root.pem}, {@code timestamp.pem}, {@code snapshot.pem} and {@code targets.pem}.
 *
 * @param path the folder
 */
public record KeyFolder(Path path) {
    /**
     * Makes fresh keys and the folder, unencrypted; it appears whole or not at all.
     *
     * @return the keys that were written
     * @throws FileAlreadyExistsException rather than replace keys
     * @throws IOException where it cannot be written, or not with mode 700
     */
    public SigningKeys create(SecureRandom random) throws IOException {
        return create(random, KeyFile::create);
    }

    /** Makes fresh keys and the folder, each key encrypted with {@code passphrase}; otherwise like {@link #create(SecureRandom)}. */
    public SigningKeys create(SecureRandom random, Secret passphrase) throws IOException {
        return create(random, (file, key) -> file.create(key, passphrase, random));
    }

    private interface KeyWriter {
        void write(KeyFile file, SigningKey key) throws IOException;
    }

    private SigningKeys create(SecureRandom random, KeyWriter writer) throws IOException {
        if (Files.exists(path)) {
            throw new FileAlreadyExistsException(path.toString(), null, "there are keys already");
        }
        var parent = Objects.requireNonNull(path.toAbsolutePath().getParent(), "only / has no parent, and that exists");
        var draft = Files.createTempDirectory(
                parent,
                "." + path.getFileName() + "-",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try {
            var keys = SigningKeys.generate(random);
            for (var role : Role.values()) {
                writer.write(new KeyFolder(draft).file(role), keys.of(role));
            }
            force(draft);
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
            force(parent);
            return keys;
        } finally {
            removeDraft(draft);
        }
    }

    private static void removeDraft(Path draft) throws IOException {
        for (var role : Role.values()) {
            Files.deleteIfExists(new KeyFolder(draft).file(role).path());
        }
        Files.deleteIfExists(draft);
    }

    /** A new name is only safe from a power cut once its folder is. */
    static void force(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder)) {
            channel.force(true);
        }
    }

    /** Where the key of {@code role} is. */
    public KeyFile file(Role role) {
        return new KeyFile(path.resolve(role + ".pem"));
    }

    /** All keys of an unencrypted folder; fails like {@link KeyFile#load()}. */
    public SigningKeys load() throws IOException, RefusedInputException {
        return load(KeyFile::load);
    }

    /** All keys of a folder that {@code passphrase} opens, or of one that needs none. */
    public SigningKeys load(Secret passphrase) throws IOException, RefusedInputException {
        return load(file -> file.load(passphrase));
    }

    private interface KeyReader {
        SigningKey read(KeyFile file) throws IOException, RefusedInputException;
    }

    private SigningKeys load(KeyReader reader) throws IOException, RefusedInputException {
        return new SigningKeys(
                reader.read(file(Role.ROOT)),
                reader.read(file(Role.TIMESTAMP)),
                reader.read(file(Role.SNAPSHOT)),
                reader.read(file(Role.TARGETS)));
    }
}
