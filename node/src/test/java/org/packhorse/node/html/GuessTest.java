package org.packhorse.node.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What old texts are taken for that do not say in which characters they are written. */
class GuessTest {
    private static final String ARABIC = "مدينة عدن ميناء على البحر وفيها مدارس كثيرة وأسواق قديمة";
    private static final String RUSSIAN =
            "Вода кипит при ста градусах, и дети учатся в школе у реки. Учитель читает им книгу о море.";
    private static final String FRENCH = "Les élèves étudient à l’école près de la forêt, où ils créent un théâtre.";

    private static String read(String text, String charset, String languages) {
        var bytes = text.getBytes(Charset.forName(charset));
        assertThat(new String(bytes, Charset.forName(charset))).isEqualTo(text);
        var found = Encoding.ofWhole(
                bytes, text.startsWith("<"), () -> languages.isEmpty() ? List.of() : List.of(languages.split(" ")));
        return new String(bytes, found);
    }

    @ParameterizedTest
    @CsvSource({
        "ar, windows-1256, سمندل الماء في اليمن",
        "fa, windows-1256, مدرسه کتاب گچ پدر",
        "ru, windows-1251, Привет",
        "ru, KOI8-R, Привет из школы",
        "uk, windows-1251, Учні вивчають їжу і воду",
        "bg, windows-1251, Учениците четат",
        "el, windows-1253, Οι μαθητές διαβάζουν",
        "he, windows-1255, התלמידים לומדים",
        "th, x-windows-874, พืชใช้แสงแดดในการสร้างอาหาร",
        "zh-Hans, GB18030, 美西螈可以再生腿",
        "zh, GB18030, 中国的小学生学习分数和小数，光合作用。",
        "zh-TW, Big5, 學生學習分數，臺灣的圖書館。",
        "zh-Hant, Big5, 學生學習",
        "ja, windows-31j, 植物は光合成をします。カタカナのテスト",
        "ja, EUC-JP, 植物は光合成をします。カタカナのテスト",
        "ko, x-windows-949, 학생들은 학교에서 과학을 배웁니다. 뷁",
        "pl, windows-1250, Zażółć gęślą jaźń",
        "tr, windows-1254, Öğrenciler şiir yazıyor",
        "lt, windows-1257, Mokiniai rašo ėjimą",
        "pt-BR, windows-1252, O coração do axolote",
        "sr, windows-1250, Učenici čitaju knjigu o Đurđevdanu i ždralu",
        "sr, windows-1251, Ученици читају књигу"
    })
    void isTakenForWhatItsLanguageWasWrittenIn(String language, String charset, String text) {
        assertThat(read(text, charset, "en " + language)).isEqualTo(text);
        assertThat(read("<p>" + text, charset, language)).isEqualTo("<p>" + text);
    }

    @Test
    void aTextOfVietnamKeepsItsMarks() {
        var bytes = "Học sinh đến trường được học bằng tiếng Việt".getBytes(StandardCharsets.UTF_8);
        var old = Normalizer.normalize(new String(bytes, StandardCharsets.UTF_8), Form.NFC);

        var found = Encoding.ofWhole(vietnamese(old), false, () -> List.of("vi"));

        assertThat(Normalizer.normalize(new String(vietnamese(old), found), Form.NFC))
                .isEqualTo(old);
    }

    /** Letters of that set have the circumflex, the breve and the horn in them; tones are marks behind them. */
    private static byte[] vietnamese(String text) {
        var parted = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            var marks = Normalizer.normalize(text.substring(i, i + 1), Form.NFD);
            var tone = marks.replaceAll("[^\\u0300\\u0301\\u0303\\u0309\\u0323]", "");
            var rest = marks.replaceAll("[\\u0300\\u0301\\u0303\\u0309\\u0323]", "");
            parted.append(Normalizer.normalize(rest, Form.NFC)).append(tone);
        }
        return parted.toString().getBytes(Charset.forName("windows-1258"));
    }

    @ParameterizedTest
    @CsvSource({
        "windows-1256, ar",
        "windows-1251, ru",
        "KOI8-R, ru",
        "windows-1252, fr",
        "GB18030, zh",
        "Big5, tw",
        "windows-31j, ja",
        "EUC-JP, ja",
        "EUC-KR, ko",
        "windows-1255, he"
    })
    void isGuessedByItsBytesWhereNoLanguageIsKnown(String charset, String text) {
        var words = switch (text) {
            case "ar" -> ARABIC;
            case "ru" -> RUSSIAN;
            case "fr" -> FRENCH;
            case "zh" -> "中国的小学生学习分数和小数。我们在学校里学习光合作用，这是一个很有意思的课。";
            case "tw" -> "學生在學校裡學習分數。我們的老師說這是一個很有意思的課，大家都喜歡。";
            case "ja" -> "植物は光合成をします。わたしたちは学校で理科を勉強しています。これはとても大切なことです。";
            case "ko" -> "학생들은 학교에서 과학을 배웁니다. 구름이 비가 됩니다. 이것은 물의 순환이라고 합니다.";
            default -> "התלמידים בבית הספר לומדים על העננים ועל המים, והמורה מספרת להם על הים ועל הגשם";
        };

        for (var languages : List.of("", "en", "sw en")) {
            assertThat(read(words, charset, languages)).isEqualTo(words);
            assertThat(read("<html dir=rtl><p>" + words, charset, languages)).endsWith(words);
        }
    }

    @ParameterizedTest
    @CsvSource({"ar", "ru", "zh", "ja", "ko", "he", "el", "th", "ar zh ru", "en fr"})
    void aTextInLatinLettersIsNotTakenForAnotherScript(String languages) {
        assertThat(read(FRENCH, "windows-1252", languages)).isEqualTo(FRENCH);
        assertThat(read("Don’t – “café” naïve", "windows-1252", languages)).isEqualTo("Don’t – “café” naïve");
    }

    @ParameterizedTest
    @CsvSource({"ar ru", "ru ar", "zh ar ru", "ja ru ar", "fr ar ru", "pl tr ru ar"})
    void ofSeveralLanguagesTheOneIsTakenThatItLooksLike(String languages) {
        assertThat(read(ARABIC, "windows-1256", languages)).isEqualTo(ARABIC);
        assertThat(read(RUSSIAN, "windows-1251", languages)).isEqualTo(RUSSIAN);
    }

    @Test
    void aPageSaysItsLanguageItself() {
        var page = "<html lang=\"pl\"><p>Zażółć gęślą jaźń";

        assertThat(read(page, "windows-1250", "")).isEqualTo(page);
    }

    @Test
    void utf8ThatWasDamagedStaysUtf8() {
        var bytes = (ARABIC + "x" + ARABIC).getBytes(StandardCharsets.UTF_8);
        bytes[20] = 'x';

        assertThat(Encoding.ofWhole(bytes, false, () -> List.of("ar"))).isEqualTo(StandardCharsets.UTF_8);
    }

    @Test
    void aLetterFarBehindIsLookedAt() {
        var page = "<script>" + "x".repeat(100_000) + "</script><p>" + ARABIC;

        assertThat(read(page, "windows-1256", "ar")).isEqualTo(page);
    }

    @Test
    void isCalledAsTheWebCallsIt() {
        assertThat(Encoding.label(Charset.forName("x-windows-874"))).isEqualTo("windows-874");
        assertThat(Encoding.label(Charset.forName("Big5-HKSCS"))).isEqualTo("big5-hkscs");
        assertThat(Encoding.label(StandardCharsets.UTF_8)).isEqualTo("utf-8");
    }
}
