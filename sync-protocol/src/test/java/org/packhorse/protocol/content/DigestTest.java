package org.packhorse.protocol.content;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigestTest {
    /** FIPS 180-4's own example. */
    private static final String OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void isTheSha256OfTheContent() {
        assertThat(Digest.ofContent("abc".getBytes(US_ASCII)).toHex()).isEqualTo(OF_ABC);
    }

    @Test
    void isReadAsItWasWritten() throws Exception {
        assertThat(Digest.parse(OF_ABC)).isEqualTo(Digest.ofContent("abc".getBytes(US_ASCII)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ba78",
                "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD",
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad00",
                "ga7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                "٠a7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
            })
    void refusesWhatIsNot64LowerCaseDigits(String text) {
        assertThatThrownBy(() -> Digest.parse(text)).isInstanceOf(RefusedInputException.class);
    }

    @Test
    void isOfExactly32Bytes() {
        assertThatIllegalArgumentException().isThrownBy(() -> Digest.of(new byte[31]));
        assertThatIllegalArgumentException().isThrownBy(() -> Digest.of(new byte[33]));
    }

    @Test
    void keepsItsBytesToItself() {
        var bytes = new byte[Digest.LENGTH_BYTES];
        var digest = Digest.of(bytes);

        Arrays.fill(bytes, (byte) 1);
        Arrays.fill(digest.toBytes(), (byte) 2);

        assertThat(digest.toHex()).isEqualTo("0".repeat(64));
    }

    @Test
    void isOrderedByUnsignedBytesWhichAllCount() {
        for (int i = 0; i < Digest.LENGTH_BYTES; i++) {
            var low = new byte[Digest.LENGTH_BYTES];
            var high = new byte[Digest.LENGTH_BYTES];
            low[i] = 0x7f;
            high[i] = (byte) 0x80;
            if (i + 1 < Digest.LENGTH_BYTES) {
                low[i + 1] = (byte) 0xff;
            }

            assertThat(Digest.of(low)).isLessThan(Digest.of(high)).isNotEqualTo(Digest.of(high));
            assertThat(Digest.of(high)).isGreaterThan(Digest.of(low)).isEqualByComparingTo(Digest.of(high));
            assertThat(Digest.of(high)).isEqualTo(Digest.of(high)).hasSameHashCodeAs(Digest.of(high));
            assertThat(Digest.of(high).toBytes()).isEqualTo(high);
        }
    }
}
