package org.packhorse.node.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.packhorse.protocol.content.RefusedInputException;

/**
 * Where everything of a node is.
 *
 * @param path absolute
 */
public record DataDirectory(Path path) {
    /** A Unix domain socket's path has at most 108 bytes on Linux, and {@code /control.sock} belongs to it. */
    private static final int PATH_LIMIT_BYTES = 90;

    /**
     * The directory at {@code path}, there or not.
     *
     * @throws RefusedInputException where the path is too long for the socket that has to go there
     */
    public static DataDirectory at(Path path) throws RefusedInputException {
        var absolute = path.toAbsolutePath().normalize();
        if (absolute.toString().getBytes(StandardCharsets.UTF_8).length > PATH_LIMIT_BYTES) {
            throw new RefusedInputException(
                    absolute.toString(),
                    "a data directory's path has at most " + PATH_LIMIT_BYTES + " bytes",
                    "choose a shorter one, for example /var/lib/packhorse");
        }
        return new DataDirectory(absolute);
    }

    /** The configuration file. */
    public Path configuration() {
        return path.resolve("packhorse.toml");
    }

    /** Whether somebody has run {@code packhorse init} here. */
    public boolean isInitialised() {
        return Files.isRegularFile(configuration());
    }

    /**
     * Whether the device has stopped taking anything, as worn cards do. That nobody may write here, or that there is no room, is another matter.
     */
    public boolean isReadOnly() {
        try {
            if (Files.getFileStore(path).isReadOnly()) {
                return true;
            }
            Files.delete(Files.createTempFile(path, "trial", ""));
            return false;
        } catch (AccessDeniedException e) {
            return false;
        } catch (FileSystemException e) {
            // A card may say so before the system has noticed, or refuse each write as an error; bin/packhorse has the
            // system speak English.
            return Set.of("Read-only file system", "Input/output error").contains(e.getReason());
        } catch (IOException e) {
            return false;
        }
    }

    /** RocksDB's folder. */
    public Path database() {
        return path.resolve("database");
    }

    /** Where segments of blobs are. */
    public Path segments() {
        return path.resolve("segments");
    }

    /** Bytes of packs that are not staged yet. */
    public Path incoming() {
        return path.resolve("incoming");
    }

    /** Indexes for search; what is lost of them is made again. */
    public Path search() {
        return path.resolve("search");
    }

    /** Packs that were pulled and are kept for neighbours. */
    public Path passedOn() {
        return path.resolve("passed-on");
    }

    /** A hub's static repository. */
    public Path repository() {
        return path.resolve("repository");
    }

    /** Private keys; mode 700. */
    public Path keys() {
        return path.resolve("keys");
    }

    /** This device's own key, whose id is the device's; mode 600. */
    public Path identity() {
        return path.resolve("identity.pem");
    }

    /** The hash of the admin's password; mode 600. */
    public Path adminPassword() {
        return path.resolve("admin-password");
    }

    /** The hash of the teachers' PIN; mode 600, there where one is set. */
    public Path teacherPin() {
        return path.resolve("teacher-pin");
    }

    /** Files that teachers are sending. */
    public Path uploads() {
        return path.resolve("uploads");
    }

    /** Where commands reach the running program. */
    public Path controlSocket() {
        return path.resolve("control.sock");
    }
}
