package org.packhorse.adminui.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** From the reference implementation's test suite: Argon2id, version 19, t=2, m=2^8, p=1, "password", "somesalt". */
    private static final String REFERENCE_HEX = "9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe";

    @Test
    void agreesWithTheReferenceImplementation() {
        var base64 = Base64.getEncoder().withoutPadding();
        var hash = base64.encodeToString(HexFormat.of().parseHex(REFERENCE_HEX));
        var encoded = "$argon2id$v=19$m=256,t=2,p=1$"
                + base64.encodeToString("somesalt".getBytes(java.nio.charset.StandardCharsets.UTF_8)) + "$" + hash;

        var parsed = PasswordHash.parse(encoded);

        assertThat(parsed.matches("password")).isTrue();
        assertThat(parsed.matches("passwore")).isFalse();
        assertThat(parsed.encoded()).isEqualTo(encoded);
    }

    @Test
    void whatWasGeneratedAndStoredLetsItsOwnerInAndNobodyElse() {
        var password = GeneratedPassword.draw(RANDOM);

        var stored = PasswordHash.parse(PasswordHash.of(password, RANDOM).encoded());

        assertThat(stored.matches(password)).isTrue();
        assertThat(stored.matches(
                        " " + password.toUpperCase(java.util.Locale.ROOT).replace("-", " ")))
                .isTrue();
        assertThat(stored.matches(password + "2")).isFalse();
        assertThat(stored.matches("")).isFalse();
    }

    @Test
    void theSamePasswordIsNeverStoredTheSameTwice() {
        assertThat(PasswordHash.of("same", RANDOM).encoded())
                .isNotEqualTo(PasswordHash.of("same", RANDOM).encoded())
                .startsWith("$argon2id$v=19$m=7168,t=5,p=1$");
    }

    @Test
    void doesNotShowItselfInLogs() {
        var hash = PasswordHash.of("secret", RANDOM);

        assertThat(hash.toString())
                .doesNotContain(hash.encoded().substring(hash.encoded().length() - 20));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "password",
                "$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$argon2id$v=19$m=999999,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$argon2id$v=19$m=256,t=999,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$argon2id$v=19$m=0,t=1,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$short"
            })
    void refusesAHashThatIsMalformedOrAsksForTooMuch(String encoded) {
        assertThatThrownBy(() -> PasswordHash.parse(encoded)).isInstanceOf(IllegalArgumentException.class);
    }
}
