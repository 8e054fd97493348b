package org.packhorse.node.library.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files from before UTF-8, of every kind. */
class OldTextTest {
    @AutoClose
    private final Desk desk = new Desk();

    @ParameterizedTest
    @CsvSource({
        "ar, windows-1256, مدرسة الماء",
        "zh, GB18030, 光合作用的课本",
        "ja, windows-31j, 植物の理科",
        "ru, KOI8-R, Вода и школа"
    })
    void readsOldFilesOfEveryKindByTheirLanguage(String language, String charset, String words) throws Exception {
        var old = Charset.forName(charset);
        desk.languages = List.of("en", language);
        desk.with("a.html", ("<p>" + words).getBytes(old))
                .with("a.md", words.getBytes(old))
                .with("a.txt", words.getBytes(old))
                .with("a.srt", ("1\n00:00:01,000 --> 00:00:02,000\n" + words + "\n").getBytes(old));

        for (var name : List.of("a.html", "a.md")) {
            assertThat(desk.words(name)).containsExactly(words);
        }
        assertThat(desk.portions("a.txt").strip()).isEqualTo(words);
        assertThat(desk.documents
                        .subtitles(desk, desk.entry("a.srt"))
                        .orElseThrow()
                        .cues())
                .extracting(Subtitles.Cue::text)
                .containsExactly(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1256", "UTF-16LE", "UTF-16BE", "GB18030"})
    void readsEveryPortionInTheCharactersOfTheFirst(String charset) throws Exception {
        desk.languages = List.of("ar", "zh");
        var line = charset.equals("GB18030") ? "中国的小学生学习分数" : "مدينة عدن ميناء على البحر";
        var text =
                IntStream.range(0, 3_000).mapToObj(i -> line + " " + i + "\n").collect(Collectors.joining());
        var mark = charset.startsWith("UTF") ? "\ufeff" : "";
        desk.with("long.txt", (mark + text).getBytes(Charset.forName(charset)));

        assertThat(desk.portions("long.txt")).isEqualTo(text);
    }

    /** With marks of several lengths before it, so that the borders between portions are anywhere in a character. */
    @ParameterizedTest
    @CsvSource({
        "zh, GB18030, 中国的小学生学习分数",
        "zh, GB18030, 㐀㐁㐂中",
        "ja, windows-31j, 植物の理科とソース表",
        "ja, EUC-JP, 植物の理科とソース表",
        "ko, x-windows-949, 물의순환과학교",
        "zh-Hant, Big5-HKSCS, 數學課本功許蓋"
    })
    void cutsALineWithoutEndBetweenCharactersOfOld(String language, String charset, String words) throws Exception {
        desk.languages = List.of(language);
        for (int before = 0; before < 4; before++) {
            var text = "x".repeat(before) + " " + words.repeat(30_000 / words.length());
            desk.with("line.txt", text.getBytes(Charset.forName(charset)));

            assertThat(desk.portions("line.txt").replace("\n", "")).isEqualTo(text);
        }
    }

    @Test
    void readsWhatIsNoUtf8AsTheMostUsualOfTheOlderEncodings() throws Exception {
        desk.with("old.txt", "caf\u00e9 \u201cx\u201d\u0000".getBytes(Charset.forName("windows-1252")))
                .with("empty.txt", "");

        assertThat(desk.portions("old.txt")).isEqualTo("café “x”\n");
        assertThat(desk.documents.portion(desk, desk.entry("empty.txt"), 7).passages())
                .isEmpty();
    }
}
