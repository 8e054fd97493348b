package org.packhorse.node.setup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.packhorse.adminui.session.GeneratedPassword;
import org.packhorse.adminui.session.PasswordHash;
import org.packhorse.node.config.Configuration;
import org.packhorse.node.config.DataDirectory;
import org.packhorse.node.config.NodeRole;
import org.packhorse.node.identity.KeyFile;
import org.packhorse.node.identity.KeyFolder;
import org.packhorse.node.identity.Secret;
import org.packhorse.node.publish.repository.SignedRepository;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.trust.Fingerprint;
import org.packhorse.protocol.trust.metadata.SigningKey;

/**
 * A data directory that was just made.
 *
 * @param adminPassword to be shown once; only its hash is kept
 * @param root of a hub
 */
public record NewNode(String adminPassword, Optional<Fingerprint> root) {
    /**
     * Makes the directory, its configuration, identity and secrets. The configuration comes last: without it there is no
     * node, so an interrupted attempt can simply be cleared away.
     *
     * @param passphrase encrypts a hub's keys; empty for none
     * @throws RefusedInputException where the directory is not empty, or a node with these settings would not start
     */
    public static NewNode create(DataDirectory data, FirstSettings settings, Secret passphrase, InstantSource clock)
            throws IOException, RefusedInputException {
        var configuration = configuration(data, settings);
        requireEmpty(data.path());
        Files.createDirectories(data.path());
        Files.setPosixFilePermissions(data.path(), PosixFilePermissions.fromString("rwx------"));
        var random = new SecureRandom();
        new KeyFile(data.identity()).create(SigningKey.generate(random));
        var password = GeneratedPassword.draw(random);
        writePrivately(data.adminPassword(), PasswordHash.of(password, random).encoded() + "\n");
        Optional<Fingerprint> root = Optional.empty();
        if (settings.role() == NodeRole.HUB) {
            var folder = new KeyFolder(data.keys());
            var keys = passphrase.isEmpty() ? folder.create(random) : folder.create(random, passphrase);
            root = Optional.of(SignedRepository.create(data.repository(), keys, clock.instant())
                    .fingerprint());
        }
        writePrivately(data.configuration(), configuration);
        return new NewNode(password, root);
    }

    /** The configuration file's text, which has been read as the program will read it at each start. */
    private static String configuration(DataDirectory data, FirstSettings settings) throws RefusedInputException {
        var text = ConfigurationTemplate.of(settings);
        try {
            Configuration.parse(data.configuration(), text);
            return text;
        } catch (RefusedInputException e) {
            throw new RefusedInputException("the settings of a new " + settings.role(), e.problem(), "choose others");
        }
    }

    private static void requireEmpty(Path directory) throws IOException, RefusedInputException {
        if (!Files.exists(directory)) {
            return;
        }
        try (var children = Files.newDirectoryStream(directory)) {
            if (children.iterator().hasNext()) {
                throw new RefusedInputException(
                        directory.toString(), "it is not empty", "choose a new directory, or clear this one away");
            }
        }
    }

    private static void writePrivately(Path file, String text) throws IOException {
        var permissions = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = FileChannel.open(file, Set.copyOf(options), permissions)) {
            channel.write(java.nio.charset.StandardCharsets.UTF_8.encode(text));
            channel.force(true);
        }
    }

    @Override
    public String toString() {
        return "a new node";
    }
}
