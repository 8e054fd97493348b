package org.packhorse.protocol.trust.metadata;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.trust.Fingerprint;

class KeysTest {
    private static final HexFormat HEX = HexFormat.of();

    /** RFC 8032, section 7.1, tests 1 to 3. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60, d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a, '', e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b
            4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb, 3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c, 72, 92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00
            c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7, fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025, af82, 6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a
            """)
    void signsAndVerifiesAsRfc8032Says(String seed, String publicKey, String message, String signature) {
        var key = SigningKey.ofSeed(HEX.parseHex(seed));
        var bytes = HEX.parseHex(message);

        assertThat(key.publicKey().value()).isEqualTo(publicKey);
        assertThat(HEX.formatHex(key.sign(bytes))).isEqualTo(signature);
        assertThat(key.publicKey().verifies(bytes, signature)).isTrue();
        assertThat(key.publicKey().verifies("other".getBytes(UTF_8), signature)).isFalse();
    }

    /** The key and its id are those of a root file that TUF 1.0 prints in section 4.3 for {@code snapshot}. */
    @Test
    void namesAKeyByTheHashOfItsCanonicalForm() {
        var key = PublicKey.ofEd25519(HEX.parseHex("66dd78c5c2a78abc6fc6b267ff1a8017ba0e8bfc853dd97af351949bba021275"));

        assertThat(new String(CanonicalJson.encode(key.toJson()), UTF_8))
                .isEqualTo("{\"keytype\":\"ed25519\",\"keyval\":{\"public\":\"" + key.value()
                        + "\"},\"scheme\":\"ed25519\"}");
        assertThat(key.id()).hasToString("cb3fbd83df4ba2471a736b065650878280964a98843ec13b457a99b2a21cc3b4");
    }

    @ParameterizedTest
    @CsvSource({"zz", "''", "00", "abc"})
    void nonsenseIsNoSignature(String hex) {
        var key = SigningKey.ofSeed(new byte[SigningKey.SEED_BYTES]).publicKey();

        assertThat(key.verifies(new byte[0], hex)).isFalse();
    }

    @Test
    void keysOfOtherTypesSignNothing() {
        var key = SigningKey.ofSeed(new byte[SigningKey.SEED_BYTES]);
        var ours = key.publicKey();
        var other = new PublicKey(ours.id(), "ed25519", "ed25519ph", ours.value());
        var broken = new PublicKey(ours.id(), "ed25519", "ed25519", "00");

        var signature = HEX.formatHex(key.sign(new byte[] {1}));

        assertThat(other.verifies(new byte[] {1}, signature)).isFalse();
        assertThat(broken.verifies(new byte[] {1}, signature)).isFalse();
    }

    @Test
    void showsNothingOfASecret() {
        var key = SigningKey.ofSeed(new byte[SigningKey.SEED_BYTES]);

        assertThat(key).hasToString("signing key " + key.publicKey().id());
    }

    @Test
    void refusesAFingerprintThatWasNotCopiedWhole() {
        assertThatExceptionOfType(RefusedInputException.class).isThrownBy(() -> Fingerprint.parse("9f86 d081"));
    }
}
