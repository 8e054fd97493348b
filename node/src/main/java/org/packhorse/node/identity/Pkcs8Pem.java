package org.packhorse.node.identity;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.util.ScryptConfig;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfoBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEInputDecryptorProviderBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEOutputEncryptorBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.trust.metadata.SigningKey;

/**
 * An Ed25519 key as the text that {@code openssl pkey} reads and writes: PKCS#8 (RFC 5958, RFC 8410) in PEM (RFC 7468).
 *
 * <p>With a passphrase it is encrypted by PBES2 (RFC 8018) with AES-256-CBC and a key from scrypt (RFC 7914).
 */
final class Pkcs8Pem {
    private static final String PLAIN = "PRIVATE KEY";
    private static final String ENCRYPTED = "ENCRYPTED PRIVATE KEY";

    /** RFC 7468: lines of 64 characters. */
    private static final int LINE_CHARS = 64;

    /**
     * Costs 16 MiB, which a board with a 64 MB heap can spare and which is what OpenSSL still reads by default; five rounds
     * make up for the small memory as OWASP's table of equal strengths says.
     */
    private static final ScryptConfig SCRYPT =
            new ScryptConfig.Builder(1 << 14, 8, 5).withSaltLength(16).build();

    private Pkcs8Pem() {}

    static byte[] encode(SigningKey key) {
        var der = der(key);
        try {
            return pem(PLAIN, der);
        } finally {
            Arrays.fill(der, (byte) 0);
        }
    }

    static byte[] encode(SigningKey key, Secret passphrase, SecureRandom random) {
        var der = der(key);
        try {
            var encryptor = new JcePKCSPBEOutputEncryptorBuilder(SCRYPT, NISTObjectIdentifiers.id_aes256_CBC)
                    .setProvider(provider())
                    .setRandom(random)
                    .build(passphrase.chars());
            var encrypted = new PKCS8EncryptedPrivateKeyInfoBuilder(PrivateKeyInfo.getInstance(der)).build(encryptor);
            return pem(ENCRYPTED, encrypted.getEncoded());
        } catch (OperatorCreationException | IOException e) {
            throw new IllegalStateException("Bouncy Castle has scrypt and AES", e);
        } finally {
            Arrays.fill(der, (byte) 0);
        }
    }

    /** Version 1 without the public key, because OpenSSL 3.0 refuses the version 2 that Bouncy Castle would write. */
    private static byte[] der(SigningKey key) {
        var seed = key.toSeed();
        try {
            return new PrivateKeyInfo(
                            new AlgorithmIdentifier(EdECObjectIdentifiers.id_Ed25519), new DEROctetString(seed))
                    .getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException("nothing is written but memory", e);
        } finally {
            Arrays.fill(seed, (byte) 0);
        }
    }

    /** Written by hand: a {@link org.bouncycastle.util.io.pem.PemWriter} leaves the secret in buffers that cannot be wiped. */
    private static byte[] pem(String type, byte[] der) {
        var body = Base64.getMimeEncoder(LINE_CHARS, new byte[] {'\n'}).encode(der);
        var begin = ("-----BEGIN " + type + "-----\n").getBytes(StandardCharsets.US_ASCII);
        var end = ("\n-----END " + type + "-----\n").getBytes(StandardCharsets.US_ASCII);
        var pem = new byte[begin.length + body.length + end.length];
        System.arraycopy(begin, 0, pem, 0, begin.length);
        System.arraycopy(body, 0, pem, begin.length, body.length);
        System.arraycopy(end, 0, pem, begin.length + body.length, end.length);
        Arrays.fill(body, (byte) 0);
        return pem;
    }

    /** Whether {@code pem} says that it needs a passphrase. */
    static boolean isEncrypted(byte[] pem) {
        return new String(pem, StandardCharsets.ISO_8859_1).contains("-----BEGIN " + ENCRYPTED + "-----");
    }

    static SigningKey decode(String subject, byte[] pem) throws RefusedInputException {
        var object = parse(subject, pem);
        if (object.getType().equals(ENCRYPTED)) {
            throw new RefusedInputException(subject, "it is encrypted", "give its passphrase");
        }
        return key(subject, object.getContent());
    }

    static SigningKey decode(String subject, byte[] pem, Secret passphrase) throws RefusedInputException {
        var object = parse(subject, pem);
        if (object.getType().equals(PLAIN)) {
            return key(subject, object.getContent());
        }
        var decryptor = new JcePKCSPBEInputDecryptorProviderBuilder()
                .setProvider(provider())
                .build(passphrase.chars());
        try {
            var der = new PKCS8EncryptedPrivateKeyInfo(object.getContent())
                    .decryptPrivateKeyInfo(decryptor)
                    .getEncoded();
            return key(subject, der);
        } catch (PKCSException | IOException | IllegalArgumentException e) {
            var refusal = new RefusedInputException(subject, "this passphrase does not open it", "type it again");
            refusal.initCause(e);
            throw refusal;
        }
    }

    private static PemObject parse(String subject, byte[] pem) throws RefusedInputException {
        try (var reader = new PemReader(new StringReader(new String(pem, StandardCharsets.ISO_8859_1)))) {
            var object = reader.readPemObject();
            if (object != null
                    && (object.getType().equals(PLAIN) || object.getType().equals(ENCRYPTED))) {
                return object;
            }
        } catch (IOException | IllegalArgumentException notPem) {
            // refused like every other form, below
        }
        throw new RefusedInputException(subject, "it is no private key in PEM form", "restore it from its backup");
    }

    private static SigningKey key(String subject, byte[] der) throws RefusedInputException {
        try {
            var info = PrivateKeyInfo.getInstance(der);
            if (info.getPrivateKeyAlgorithm().getAlgorithm().equals(EdECObjectIdentifiers.id_Ed25519)) {
                return SigningKey.ofSeed(
                        ASN1OctetString.getInstance(info.parsePrivateKey()).getOctets());
            }
        } catch (IOException | IllegalArgumentException notAnEd25519Key) {
            // refused like every other key, below
        } finally {
            Arrays.fill(der, (byte) 0);
        }
        throw new RefusedInputException(subject, "it is no Ed25519 key", "restore it from its backup");
    }

    /** Made for each use, because it is only needed where there is a passphrase, and registering it would be global. */
    private static Provider provider() {
        return new BouncyCastleProvider();
    }
}
