package org.packhorse.adminui.session;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/** A name that cannot be guessed: 192 bits by chance, as 32 characters fit for a cookie. */
public final class SecretName {
    private static final int BYTES = 24;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{32}");

    private SecretName() {}

    /** A fresh one. */
    public static String draw(SecureRandom random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Whether {@code text} could be one. */
    public static boolean isWellFormed(String text) {
        return FORM.matcher(text).matches();
    }
}
