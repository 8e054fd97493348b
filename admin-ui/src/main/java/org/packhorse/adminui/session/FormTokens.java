package org.packhorse.adminui.session;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The tokens in our forms that another site's form cannot have: the HMAC-SHA-256 of the visitor's secret name under a key
 * that lives as long as the program. Nothing is stored, so visitors who never sign in cost no memory.
 */
public final class FormTokens {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final SecretKeySpec key;

    /** Tokens under a fresh key. */
    public FormTokens(SecureRandom random) {
        var bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        this.key = new SecretKeySpec(bytes, ALGORITHM);
    }

    /** The token for forms shown to the visitor who is known by {@code secretName}. */
    public String of(String secretName) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(secretName.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /** Whether {@code token} is the one for {@code secretName}; compares in constant time. */
    public boolean fits(String token, String secretName) {
        return MessageDigest.isEqual(
                token.getBytes(StandardCharsets.UTF_8), of(secretName).getBytes(StandardCharsets.UTF_8));
    }
}
