package org.packhorse.protocol.trust;

import java.util.Locale;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.RefusedInputException;

/**
 * What two people compare to be sure that they mean the same root of trust: the SHA-256 of the canonical {@code signed}
 * part of a root file.
 *
 * <p>Signatures are not part of it, so adding one leaves it as it is; the text form is 16 groups of 4 hexadecimal digits.
 */
public record Fingerprint(Digest digest) {
    /** Reads 64 hexadecimal digits; spaces, colons and hyphens between them and their case do not matter. */
    public static Fingerprint parse(String text) throws RefusedInputException {
        return new Fingerprint(Digest.parse(text.replaceAll("[\\s:-]", "").toLowerCase(Locale.ROOT)));
    }

    @Override
    public String toString() {
        return digest.toHex().replaceAll("(.{4})(?!$)", "$1 ");
    }
}
