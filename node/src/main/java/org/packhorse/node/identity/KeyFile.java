package org.packhorse.node.identity;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.trust.metadata.SigningKey;

/**
 * A signing key on disk: PKCS#8 in PEM form, readable and writable for its owner only (mode 600), encrypted where a
 * passphrase was given.
 *
 * @param path the file
 */
public record KeyFile(Path path) {
    /** An encrypted Ed25519 key has about 400 bytes. */
    private static final int LIMIT_BYTES = 16 << 10;

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    /**
     * Writes {@code key} unencrypted.
     *
     * @throws java.nio.file.FileAlreadyExistsException rather than replace a key
     * @throws IOException where it cannot be written, or not with mode 600
     */
    public void create(SigningKey key) throws IOException {
        write(Pkcs8Pem.encode(key));
    }

    /** Writes {@code key} encrypted with {@code passphrase}; otherwise like {@link #create(SigningKey)}. */
    public void create(SigningKey key, Secret passphrase, SecureRandom random) throws IOException {
        write(Pkcs8Pem.encode(key, passphrase, random));
    }

    /** The mode is part of the call that creates the file, so there is no moment at which others can open it. */
    private void write(byte[] pem) throws IOException {
        var create = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = FileChannel.open(path, create, PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
            var bytes = ByteBuffer.wrap(pem);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (UnsupportedOperationException e) {
            throw new IOException(path + ": this file system knows no owners; keep keys on another", e);
        } finally {
            Arrays.fill(pem, (byte) 0);
        }
    }

    /** Whether reading it takes a passphrase. */
    public boolean isEncrypted() throws IOException, RefusedInputException {
        var pem = read();
        try {
            return Pkcs8Pem.isEncrypted(pem);
        } finally {
            Arrays.fill(pem, (byte) 0);
        }
    }

    /**
     * The key in an unencrypted file.
     *
     * @throws RefusedInputException where others can read the file, it needs a passphrase, or is no Ed25519 key
     * @throws IOException where it cannot be read
     */
    public SigningKey load() throws IOException, RefusedInputException {
        var pem = read();
        try {
            return Pkcs8Pem.decode(path.toString(), pem);
        } finally {
            Arrays.fill(pem, (byte) 0);
        }
    }

    /** The key in a file that {@code passphrase} opens, or in one that needs none; otherwise like {@link #load()}. */
    public SigningKey load(Secret passphrase) throws IOException, RefusedInputException {
        var pem = read();
        try {
            return Pkcs8Pem.decode(path.toString(), pem, passphrase);
        } finally {
            Arrays.fill(pem, (byte) 0);
        }
    }

    private byte[] read() throws IOException, RefusedInputException {
        try (var channel = FileChannel.open(path)) {
            if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(path))) {
                throw new RefusedInputException(
                        path.toString(), "others can read this key or change it", "run: chmod 600 " + path);
            }
            if (channel.size() > LIMIT_BYTES) {
                throw new RefusedInputException(path.toString(), "it is too long for a key");
            }
            var bytes = ByteBuffer.allocate((int) channel.size());
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
            return Arrays.copyOf(bytes.array(), bytes.position());
        } catch (NoSuchFileException e) {
            throw new RefusedInputException(path.toString(), "there is no such key file", "restore it from its backup");
        }
    }
}
