package org.packhorse.protocol.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of parts as old and foreign programs write them. */
class NameGuessTest {
    @ParameterizedTest
    @CsvSource({
        "GBK, 第一.html",
        "GBK, 数学课本/第二章 分数.html|数学课本/图片/水.png",
        "GBK, 我的网页/首页.html",
        "Big5, 第一課/臺灣歷史.html|數學.html",
        "windows-31j, はじめに.html",
        "windows-31j, 授業/カエルの一生.html|算数.html",
        "x-windows-949, 수업 자료/첫째 시간.html",
        "IBM866, Урок 1/Введение.html|Задачи.html",
        "IBM866, физика.html",
        "windows-1251, Урок 1/Введение.html|Задачи.html",
        "windows-1251, фізика і хімія.html",
        "windows-1256, الدرس الأول.html|المدرسة/صورة.png",
        "IBM437, leçon été.html|Über uns.html|mañana.html",
        "windows-1252, leçon été.html|mañana.html",
        "windows-1252, ÉCOLE.html",
    })
    void areReadInTheirCharacterSet(String charset, String names) throws Exception {
        var all = names.split("\\|");

        assertThat(open(zip(Charset.forName(charset), all)).recipe().parts()).containsExactly(all);
    }

    @Test
    void areReadSomehowWhereNothingIsLikely() throws Exception {
        assertThat(open(zip(StandardCharsets.ISO_8859_1, "\u00b0\u00b1\u00b2.html"))
                        .recipe()
                        .parts())
                .containsExactly("░▒▓.html");
    }

    @Test
    void areUtf8WhereTheyCanBe() throws Exception {
        var mixed = zip(
                StandardCharsets.ISO_8859_1,
                "é.html",
                new String("第一".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));

        assertThat(open(mixed).recipe().parts()).contains("第一");
    }

    @Test
    void ofOneTextTwiceAreToldApart() throws Exception {
        var raw = new String("第一".getBytes(Charset.forName("GBK")), StandardCharsets.ISO_8859_1);
        var utf8 = new String("第一".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

        assertThat(open(zip(StandardCharsets.ISO_8859_1, utf8, raw)).recipe().parts())
                .containsExactly("第一", "#1");
    }

    /** As they were before there were guesses. */
    @Test
    void areNumbersInRecipesThatSayNothingOfThem() throws Exception {
        var guessed =
                open(zip(Charset.forName("GBK"), "第一.html", "b.html")).recipe().encode();
        int last = guessed.length - 4;
        assertThat(List.of(guessed[last], guessed[last + 1], guessed[last + 2]))
                .containsExactly((byte) 61, (byte) 2, (byte) 0);

        var old = Recipe.decode(java.util.Arrays.copyOf(guessed, last));

        assertThat(old.parts()).containsExactly("#0", "b.html");
    }

    private static OpenedContainer open(byte[] zip) throws IOException {
        return Containers.open(ByteSource.of(zip)).orElseThrow();
    }

    /** Without the flag that says that names are UTF-8. */
    private static byte[] zip(Charset charset, String... names) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, charset)) {
            for (var name : Stream.of(names).toList()) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(("<p>" + name).getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
