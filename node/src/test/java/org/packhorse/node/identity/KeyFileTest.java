package org.packhorse.node.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.trust.metadata.Role;
import org.packhorse.protocol.trust.metadata.SigningKey;

class KeyFileTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    private Path folder;

    @Test
    void givesBackTheKeyItWasMadeWith() throws Exception {
        var key = SigningKey.generate(RANDOM);
        var file = new KeyFile(folder.resolve("root.pem"));

        file.create(key);

        assertThat(file.load().toSeed()).isEqualTo(key.toSeed());
        assertThat(file.isEncrypted()).isFalse();
        assertThat(modeOf(file.path())).isEqualTo("rw-------");
        assertThat(Files.readString(file.path())).startsWith("-----BEGIN PRIVATE KEY-----\n");
    }

    @Test
    void encryptsWithAPassphrase() throws Exception {
        var key = SigningKey.generate(RANDOM);
        var file = new KeyFile(folder.resolve("root.pem"));

        file.create(key, passphrase("Märchen 1001"), RANDOM);

        assertThat(file.load(passphrase("Märchen 1001")).toSeed()).isEqualTo(key.toSeed());
        assertThat(file.isEncrypted()).isTrue();
        assertThat(modeOf(file.path())).isEqualTo("rw-------");
        assertThat(Files.readString(file.path())).startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----\n");
    }

    @Test
    void refusesAWrongPassphraseAndNone() throws Exception {
        var file = new KeyFile(folder.resolve("root.pem"));
        file.create(SigningKey.generate(RANDOM), passphrase("right"), RANDOM);

        assertThatExceptionOfType(RefusedInputException.class)
                .isThrownBy(() -> file.load(passphrase("wrong")))
                .withMessage(file.path() + ": this passphrase does not open it; type it again");
        assertThatExceptionOfType(RefusedInputException.class)
                .isThrownBy(file::load)
                .withMessage(file.path() + ": it is encrypted; give its passphrase");
    }

    @Test
    void refusesAKeyThatOthersCanRead() throws Exception {
        var file = new KeyFile(folder.resolve("root.pem"));
        file.create(SigningKey.generate(RANDOM));

        for (var mode : new String[] {"rw-r-----", "rw----r--", "rw--w----"}) {
            Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString(mode));
            assertThatExceptionOfType(RefusedInputException.class)
                    .as(mode)
                    .isThrownBy(file::load)
                    .withMessageEndingWith("; run: chmod 600 " + file.path());
        }
    }

    @Test
    void neverReplacesAKey() throws Exception {
        var file = new KeyFile(folder.resolve("root.pem"));
        var key = SigningKey.generate(RANDOM);
        file.create(key);

        assertThatExceptionOfType(FileAlreadyExistsException.class)
                .isThrownBy(() -> file.create(SigningKey.generate(RANDOM)));
        assertThat(file.load().toSeed()).isEqualTo(key.toSeed());
    }

    @Test
    void refusesWhatIsNoKey() throws Exception {
        var rsaHeaderOnly = "-----BEGIN PRIVATE KEY-----\nMAAwAA==\n-----END PRIVATE KEY-----\n";
        for (var content :
                new String[] {"", "hello", rsaHeaderOnly, "-----BEGIN PRIVATE KEY-----\n%%%\n", "x".repeat(20_000)}) {
            var path = Files.createTempFile(
                    folder,
                    "bad",
                    ".pem",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(path, content);
            assertThatExceptionOfType(RefusedInputException.class).isThrownBy(() -> new KeyFile(path).load());
        }
        assertThatExceptionOfType(RefusedInputException.class)
                .isThrownBy(() -> new KeyFile(folder.resolve("none.pem")).load())
                .withMessageContaining("there is no such key file");
    }

    @Test
    void folderAppearsWholeAndOnlyItsOwnerEnters() throws Exception {
        var keys = new KeyFolder(folder.resolve("keys"));

        var made = keys.create(RANDOM);

        assertThat(modeOf(keys.path())).isEqualTo("rwx------");
        for (var role : Role.values()) {
            assertThat(keys.load().of(role)).hasToString(made.of(role).toString());
            assertThat(modeOf(keys.file(role).path())).isEqualTo("rw-------");
        }
        assertThatExceptionOfType(FileAlreadyExistsException.class).isThrownBy(() -> keys.create(RANDOM));
        try (var entries = Files.list(folder)) {
            assertThat(entries).containsExactly(keys.path());
        }
    }

    @Test
    void folderIsEncryptedWithAPassphrase() throws Exception {
        var keys = new KeyFolder(folder.resolve("keys"));

        var made = keys.create(RANDOM, passphrase("open sesame"));

        assertThat(keys.load(passphrase("open sesame")).of(Role.ROOT))
                .hasToString(made.of(Role.ROOT).toString());
        assertThatExceptionOfType(RefusedInputException.class).isThrownBy(keys::load);
    }

    private static Secret passphrase(String text) {
        return Secret.of(text.toCharArray());
    }

    static String modeOf(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
