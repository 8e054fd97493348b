package org.packhorse.adminui.session;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A password made by chance and copied by hand from a sticker or a terminal, for example {@code k7mq-2xhd-9vtw-p4ra}.
 *
 * <p>Sixteen of 32 characters are 80 bits, beyond any guessing over a network. Letters and digits that look alike
 * ({@code 0 o 1 l}) are not used.
 */
public final class GeneratedPassword {
    private static final String ALPHABET = "23456789abcdefghijkmnpqrstuvwxyz";
    private static final int CHARS = 16;
    private static final int GROUP_CHARS = 4;
    private static final Pattern IGNORED = Pattern.compile("[\\s\\p{Pd}]+");

    private GeneratedPassword() {}

    /** A fresh one, in the form people are shown. */
    public static String draw(SecureRandom random) {
        var password = new StringBuilder();
        for (var i = 0; i < CHARS; i++) {
            if (i > 0 && i % GROUP_CHARS == 0) {
                password.append('-');
            }
            password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }

    /**
     * What is hashed and compared: {@code typed} without spaces and dashes, in lower case, because phones begin with a
     * capital letter and people leave the dashes out. Costs no strength, the alphabet has neither.
     */
    public static String canonical(String typed) {
        return IGNORED.matcher(typed).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
