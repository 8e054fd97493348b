package org.packhorse.node.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BinaryTest {
    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Water",
                "GIF89a is how such pictures begin",
                "%PDF- in a text",
                "page one\fpage two\r\n",
                "a stray \u0000 zero",
                "\u001b$B and back \u001b(B"
            })
    void takesTextForText(String text) {
        assertThat(Binary.is(latin(text))).isFalse();
    }

    @Test
    void takesTextInAnyCharactersForText() {
        for (var charset :
                new String[] {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "windows-1252", "GB18030", "ISO-2022-JP"}) {
            var text = "Maji safi, eau pure, 水, water. ".repeat(20);

            assertThat(Binary.is(text.getBytes(Charset.forName(charset))))
                    .as(charset)
                    .isFalse();
        }
    }

    @Test
    void knowsPicturesArchivesPapersAndFilms() {
        assertThat(Binary.is(latin("\u0089PNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR")))
                .isTrue();
        assertThat(Binary.is(latin("PK\u0003\u0004\u0014\u0000"))).isTrue();
        assertThat(Binary.is(latin("%PDF-1.7\n%\u00e2\u00e3\n1 0 obj stream\n\u0001\u0002")))
                .isTrue();
        assertThat(Binary.is(
                        latin("\u0000\u0000\u0000 ftypisom\u0000\u0000\u0002\u0000isomiso2\u0000\u0000\u0000\bfree")))
                .isTrue();
    }

    @Test
    void knowsWhatIsCompressed() {
        var noise = new byte[5_000];
        new Random(Long.getLong("seed", 1)).nextBytes(noise);

        assertThat(Binary.is(noise)).isTrue();
    }
}
