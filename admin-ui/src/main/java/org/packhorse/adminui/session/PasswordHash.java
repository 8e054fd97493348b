package org.packhorse.adminui.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * What is kept of the administrator's password: its Argon2id hash (RFC 9106) with salt and cost, as text in the PHC string
 * format {@code $argon2id$v=19$m=7168,t=5,p=1$salt$hash}.
 *
 * <p>The cost is the OWASP password cheat sheet's 7 MiB and five passes, which it counts as strong as 19 MiB and two: the
 * whole program has a heap of 64 MB, and a sign-in must not push a running sync out of it. Each check therefore takes
 * about 7 MB for as long as it lasts; {@link SignInGate} lets one run at a time. What is hashed is the
 * {@linkplain GeneratedPassword#canonical canonical} form of what was typed.
 */
public final class PasswordHash {
    private static final int MEMORY_KIB = 7168;
    private static final int PASSES = 5;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    /** A configured hash may ask for more than ours does, but not for half of the heap. */
    private static final int MEMORY_KIB_LIMIT = 32 * 1024;

    /** Keeps one check below about ten seconds on the slowest device. */
    private static final int PASSES_LIMIT = 16;

    private static final int ENCODED_CHARS_LIMIT = 256;
    private static final Pattern FORM = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,6}),t=(\\d{1,3}),p=1\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

    private final int memoryKib;
    private final int passes;
    private final byte[] salt;
    private final byte[] hash;

    private PasswordHash(int memoryKib, int passes, byte[] salt, byte[] hash) {
        this.memoryKib = memoryKib;
        this.passes = passes;
        this.salt = salt;
        this.hash = hash;
    }

    /** The hash of {@code password} with a fresh salt. Takes tenths of a second and about 7 MB. */
    public static PasswordHash of(String password, SecureRandom random) {
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return new PasswordHash(MEMORY_KIB, PASSES, salt, argon2id(password, salt, MEMORY_KIB, PASSES, HASH_BYTES));
    }

    /**
     * The hash that {@link #encoded()} wrote.
     *
     * @throws IllegalArgumentException where {@code encoded} is not of that form, or asks for more than 32 MiB or 16
     *     passes; the message does not repeat it
     */
    public static PasswordHash parse(String encoded) {
        if (encoded.length() > ENCODED_CHARS_LIMIT) {
            throw new IllegalArgumentException("the password's hash is too long: " + encoded.length() + " characters");
        }
        var parts = FORM.matcher(encoded);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "the password's hash is not of the form $argon2id$v=19$m=..,t=..,p=1$salt$hash");
        }
        var memoryKib = Integer.parseInt(parts.group(1));
        var passes = Integer.parseInt(parts.group(2));
        if (memoryKib < 8 || memoryKib > MEMORY_KIB_LIMIT || passes < 1 || passes > PASSES_LIMIT) {
            throw new IllegalArgumentException("the password's hash asks for m=" + memoryKib + ",t=" + passes
                    + "; allowed are m from 8 to " + MEMORY_KIB_LIMIT + " and t from 1 to " + PASSES_LIMIT);
        }
        var base64 = Base64.getDecoder();
        return new PasswordHash(memoryKib, passes, base64.decode(parts.group(3)), base64.decode(parts.group(4)));
    }

    /** Whether {@code password} is the one. Takes as long as the cost says, in memory too; compares in constant time. */
    public boolean matches(String password) {
        return MessageDigest.isEqual(hash, argon2id(password, salt, memoryKib, passes, hash.length));
    }

    /** The text for the configuration file. */
    public String encoded() {
        var base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + memoryKib + ",t=" + passes + ",p=" + LANES + "$" + base64.encodeToString(salt)
                + "$" + base64.encodeToString(hash);
    }

    /** Not the hash: a record of settings may end up in a log. */
    @Override
    public String toString() {
        return "PasswordHash[m=" + memoryKib + ",t=" + passes + "]";
    }

    private static byte[] argon2id(String password, byte[] salt, int memoryKib, int passes, int bytes) {
        var argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memoryKib)
                .withIterations(passes)
                .withParallelism(LANES)
                .withSalt(salt)
                .build());
        var result = new byte[bytes];
        argon2.generateBytes(GeneratedPassword.canonical(password).getBytes(StandardCharsets.UTF_8), result);
        return result;
    }
}
