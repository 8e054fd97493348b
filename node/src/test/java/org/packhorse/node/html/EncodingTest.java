package org.packhorse.node.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodingTest {
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void isUtf8WhereTheBytesAreThat() {
        assertThat(Encoding.ofWhole(utf8("naïve — ماء 😀"), false, Encoding.Languages.UNKNOWN))
                .isEqualTo(StandardCharsets.UTF_8);
        assertThat(Encoding.ofWhole(utf8("x".repeat(100_000) + "é"), false, Encoding.Languages.UNKNOWN))
                .isEqualTo(StandardCharsets.UTF_8);
        assertThat(Encoding.ofWhole(new byte[0], true, Encoding.Languages.UNKNOWN))
                .isEqualTo(StandardCharsets.UTF_8);
    }

    @Test
    void isWhatBrowsersTakeWhereTheyAreNot() {
        assertThat(Encoding.ofWhole("na\u00efve".getBytes(WINDOWS), true, Encoding.Languages.UNKNOWN))
                .isEqualTo(WINDOWS);
        assertThat(Encoding.ofWhole("caf\u00e9".getBytes(WINDOWS), false, Encoding.Languages.UNKNOWN))
                .isEqualTo(WINDOWS);
        assertThat(Encoding.ofBeginning("caf\u00e9".getBytes(WINDOWS), false, Encoding.Languages.UNKNOWN))
                .isEqualTo(WINDOWS);
    }

    @Test
    void aCharacterThatIsCutOffByTheLookIsNoMistake() {
        var beginning = new byte[Encoding.BEGINNING_BYTES];
        beginning[beginning.length - 1] = (byte) 0xc3;

        assertThat(Encoding.ofBeginning(beginning, false, Encoding.Languages.UNKNOWN))
                .isEqualTo(StandardCharsets.UTF_8);
        assertThat(Encoding.ofWhole(beginning, false, Encoding.Languages.UNKNOWN))
                .isEqualTo(WINDOWS);
    }

    @ParameterizedTest
    @CsvSource({
        "<meta charset=koi8-r>, KOI8-R",
        "'<html><META http-equiv=x content=\"text/html; charset=ISO-8859-2\">', ISO-8859-2",
        "<?xml version='1.0' encoding='ISO-8859-7'?>, ISO-8859-7",
        "<meta charset=latin1>, windows-1252",
        "<meta charset=utf-16>, UTF-8",
        "<meta charset=utf-32>, UTF-8",
        "<meta charset=ibm037>, UTF-8",
        "<meta charset=no-such-thing>, UTF-8",
        "<form accept-charset=koi8-r>, UTF-8"
    })
    void markupMayDeclareIt(String markup, String charset) {
        assertThat(Encoding.ofWhole(utf8(markup), true, Encoding.Languages.UNKNOWN)
                        .name())
                .isEqualTo(charset);
        assertThat(Encoding.ofWhole(utf8(markup), false, Encoding.Languages.UNKNOWN))
                .isEqualTo(StandardCharsets.UTF_8);
    }

    @Test
    void aByteOrderMarkOverrulesAll() {
        assertThat(Encoding.ofWhole(
                        "\ufeff<meta charset=koi8-r>".getBytes(StandardCharsets.UTF_16LE),
                        true,
                        Encoding.Languages.UNKNOWN))
                .isEqualTo(StandardCharsets.UTF_16);
        assertThat(Encoding.ofWhole(utf8("\ufeff<meta charset=koi8-r>"), true, Encoding.Languages.UNKNOWN))
                .isEqualTo(StandardCharsets.UTF_8);
    }

    @Test
    @Timeout(2)
    void isNotHeldUpByWhatAPageDeclares() {
        for (var page : List.of(
                "<meta ".repeat(300) + "charset=" + " ".repeat(2_200),
                "<html ".repeat(300) + "lang=" + " ".repeat(2_200) + "\u00e9",
                "<meta charset ".repeat(300),
                "<a:html ".repeat(600) + "\u00e9")) {
            assertThat(Encoding.ofWhole(page.getBytes(WINDOWS), true, Encoding.Languages.UNKNOWN))
                    .isIn(StandardCharsets.UTF_8, WINDOWS);
        }
    }
}
