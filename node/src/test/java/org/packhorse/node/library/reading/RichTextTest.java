package org.packhorse.node.library.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.packhorse.node.library.reading.markup.Passage;

/** The words of RTF, also of such as wants to do harm. */
class RichTextTest {
    private static String read(String rtf) throws Exception {
        var text = new StringBuilder();
        RichText.read(new ByteArrayInputStream(rtf.getBytes(StandardCharsets.ISO_8859_1)), piece -> {
            text.append(piece);
            return text.length() < 100_000;
        });
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl\\f0\\fswiss Helvetica;}\\f0\\pard Rtf caf\\'e9 \\u1593?\\par} # Rtf café ع¶",
                "{\\rtf1 a\\b b\\b0 c{\\i d}\\line e\\tab f\\emdash g\\~h\\-i\\{\\}\\\\} # abcd¶e\tf—g\u00a0hi{}\\",
                "{\\rtf1{\\info{\\title no}}{\\*\\generator no;}{\\stylesheet{\\s1 no;}}yes{\\pict 89504e47}{\\header no} too} # yes too",
                "{\\rtf1{\\field{\\*\\fldinst HYPERLINK \"no\"}{\\fldrslt a link}}{\\v hidden}\\v also\\v0 seen} # a linkseen",
                "{\\rtf1\\uc2 \\u1593\\'c7\\'c7x{\\uc0\\u1593 y}\\u-3913??z} # عxعy\uf0b7z",
                "{\\rtf1\\uc0\\u-10179 \\u-8704 } # 😀",
                "{\\rtf1\\ansicpg1251\\'cf\\'f0\\'e8\\'e2\\'e5\\'f2} # Привет",
                "{\\rtf1\\ansi\\ansicpg1252\\deff1{\\fonttbl{\\f0\\fcharset0 A;}{\\f1\\fcharset178 B;}}\\'e3\\'c7\\'c1 {\\f0 \\'e9}} # ماء é",
                "{\\rtf1\\ansicpg936\\'d6\\'d0\\'b9\\'fa} # 中国",
                "{\\rtf1\\ansicpg932\\'83A\\'83\\'43} # アイ",
                "{\\rtf1 a\\bin3 {{}b} # ab",
                "{\\rtf1 one\\cell two\\cell\\row} # one | two | ¶"
            })
    void areTheWordsOfTheText(String rtf, String words) throws Exception {
        assertThat(read(rtf)).isEqualTo(words.replace('¶', '\n'));
    }

    @Test
    void ofWhatIsNoneThereAreNone() throws Exception {
        assertThat(read("plain text")).isEmpty();
        assertThat(read("")).isEmpty();
        assertThat(read("{\\rtf1 never closed")).isEqualTo("never closed");
        assertThat(read("{\\rtf1 a}b")).isEqualTo("a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "\\b",
                "{\\fonttbl{\\f1\\fcharset2 ",
                "\\'ff",
                "\\u1",
                "\\u1{",
                "}",
                "\\bin99999999 ",
                "{\\*",
                "x"
            })
    @Timeout(60)
    void endsWhateverItIsMadeOf(String piece) throws Exception {
        assertThat(read("{\\rtf1 " + piece.repeat(400_000)).length()).isLessThan(110_000);
    }

    @Test
    void paragraphsAreCutWhereThereIsTooMuch() throws Exception {
        var rtf = ("{\\rtf1 " + "one two\\par three\\cell\\cell\\row ".repeat(1_000))
                .getBytes(Charset.forName("US-ASCII"));

        var paragraphs = RichText.paragraphs(new ByteArrayInputStream(rtf), 1_000);

        assertThat(paragraphs).hasSizeLessThan(200);
        assertThat(paragraphs.getFirst()).isEqualTo(new Passage(Passage.Kind.TEXT, "one two"));
        assertThat(paragraphs.get(1)).isEqualTo(new Passage(Passage.Kind.TEXT, "three"));
    }

    @Test
    @Timeout(20)
    void isNotHeldUpByCells() throws Exception {
        var rtf = ("{\\rtf1 " + "\\cell ".repeat(160_000) + "x}").getBytes(StandardCharsets.US_ASCII);

        assertThat(RichText.paragraphs(new ByteArrayInputStream(rtf), 512 * 1024))
                .singleElement()
                .extracting(Passage::text)
                .asString()
                .endsWith("| x");
    }

    @ParameterizedTest
    @CsvSource({"936, 中, \\'d6\\'d0", "932, ア, \\'83A", "65001, 中, \\'e4\\'b8\\'ad"})
    void aCharacterIsNeverCutInTwo(String page, String letter, String written) throws Exception {
        assertThat(read("{\\rtf1\\ansicpg" + page + " x" + written.repeat(5_000) + "}"))
                .isEqualTo("x" + letter.repeat(5_000));
    }
}
