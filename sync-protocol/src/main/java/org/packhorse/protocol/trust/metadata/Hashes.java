package org.packhorse.protocol.trust.metadata;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.RefusedInputException;

/**
 * The hashes by which one file names another.
 *
 * @param byAlgorithm hexadecimal digits by TUF's name of the function; empty where the file gives none
 */
public record Hashes(Map<String, String> byAlgorithm) {
    /** None at all: the version alone names the file. */
    public static final Hashes NONE = new Hashes(Map.of());

    static final String SHA256 = "sha256";
    private static final Map<String, String> KNOWN = Map.of(SHA256, "SHA-256", "sha512", "SHA-512");

    public Hashes {
        byAlgorithm = Map.copyOf(byAlgorithm);
        if (!byAlgorithm.isEmpty() && byAlgorithm.keySet().stream().noneMatch(KNOWN::containsKey)) {
            throw new IllegalArgumentException("none of the hashes is sha256 or sha512");
        }
    }

    /** Just this one. */
    public static Hashes of(Digest sha256) {
        return new Hashes(Map.of(SHA256, sha256.toHex()));
    }

    Optional<Digest> findSha256() throws RefusedInputException {
        var hex = byAlgorithm.get(SHA256);
        return hex == null ? Optional.empty() : Optional.of(Digest.parse(hex));
    }

    /** Whether {@code content} has every hash whose function we know; at least one is, unless there are none at all. */
    boolean match(byte[] content) {
        for (var algorithm : KNOWN.entrySet()) {
            var expected = byAlgorithm.get(algorithm.getKey());
            if (expected != null
                    && !HexFormat.of()
                            .formatHex(hash(algorithm.getValue(), content))
                            .equals(expected)) {
                return false;
            }
        }
        return true;
    }

    private static byte[] hash(String algorithm, byte[] content) {
        try {
            return MessageDigest.getInstance(algorithm).digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }
}
