package org.packhorse.node.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.packhorse.protocol.trust.metadata.SigningKey;

/** Key files are the same to {@code openssl}; skipped where there is none. */
class OpenSslTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Not ASCII, because that is where two programs may differ. */
    private static final String PASSPHRASE = "Märchen 1001";

    @TempDir
    private Path folder;

    @BeforeAll
    static void thereIsAnOpenSsl() {
        var path = System.getenv("PATH");
        assumeTrue(path != null
                && Arrays.stream(path.split(File.pathSeparator, -1))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "openssl"))));
    }

    @Test
    void readsOurPlainKey() throws Exception {
        var key = SigningKey.generate(RANDOM);
        var file = new KeyFile(folder.resolve("key.pem"));
        file.create(key);

        var text = openssl("pkey", "-in", file.path().toString(), "-noout", "-text");

        assertThat(digitsOf(text)).contains(key.publicKey().value());
    }

    @Test
    void readsOurEncryptedKey() throws Exception {
        var key = SigningKey.generate(RANDOM);
        var file = new KeyFile(folder.resolve("key.pem"));
        file.create(key, Secret.of(PASSPHRASE.toCharArray()), RANDOM);

        var text = openssl(
                "pkey", "-in", file.path().toString(), "-noout", "-text", "-passin", "file:" + passphraseFile());

        assertThat(digitsOf(text)).contains(key.publicKey().value());
    }

    @Test
    void writesKeysThatWeRead() throws Exception {
        var plain = folder.resolve("plain.pem");
        openssl("genpkey", "-algorithm", "ed25519", "-out", plain.toString());
        var scrypt = folder.resolve("scrypt.pem");
        var pbkdf2 = folder.resolve("pbkdf2.pem");
        openssl(
                "pkcs8",
                "-topk8",
                "-in",
                plain.toString(),
                "-out",
                scrypt.toString(),
                "-scrypt",
                "-passout",
                "file:" + passphraseFile());
        openssl(
                "pkcs8",
                "-topk8",
                "-in",
                plain.toString(),
                "-out",
                pbkdf2.toString(),
                "-v2",
                "aes-256-cbc",
                "-v2prf",
                "hmacWithSHA256",
                "-passout",
                "file:" + passphraseFile());
        List<String> keys = new ArrayList<>();

        for (var path : List.of(plain, scrypt, pbkdf2)) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
            keys.add(new KeyFile(path).load(Secret.of(PASSPHRASE.toCharArray())).toString());
        }

        assertThat(keys).hasSize(3).containsOnly(new KeyFile(plain).load().toString());
    }

    private Path passphraseFile() throws Exception {
        return Files.writeString(folder.resolve("passphrase"), PASSPHRASE + "\n", UTF_8);
    }

    private static String digitsOf(String text) {
        return text.replaceAll("[\\s:]", "");
    }

    private static String openssl(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
