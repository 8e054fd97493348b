package org.packhorse.node.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How text of each language becomes words and stems. */
final class TonguesTest {
    private final Tongues tongues = new Tongues();

    /** The words of {@code text}; a stem stands behind its word, with a star. */
    private List<String> words(String language, String text) throws Exception {
        var words = new ArrayList<String>();
        try (var stream = tongues.analyzer(language).tokenStream(Fields.TEXT, text)) {
            var term = stream.getAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                words.add(term.toString().replace(StemMarks.MARK, '*'));
            }
            stream.end();
        }
        return words;
    }

    /** What a search for {@code one} and a document with {@code other} have in common. */
    private boolean meet(String language, String one, String other) throws Exception {
        var bare =
                words(language, one).stream().map(word -> word.replace("*", "")).toList();
        return words(language, other).stream()
                .map(word -> word.replace("*", ""))
                .anyMatch(bare::contains);
    }

    @ParameterizedTest
    @CsvSource({
        "en, running, runs",
        "en, countries, country",
        "fr, chevaux, cheval",
        "fr, maisons, maison",
        "es, escuelas, escuela",
        "pt, livros, livro",
        "de, Häuser, Haus",
        "it, ragazzi, ragazzo",
        "ru, книгами, книга",
        "ar, المدارس, مدارس",
        "fa, کتاب‌ها, کتاب",
        "hi, लड़कियों, लड़की",
        "bn, বালকদের, বালক",
        "id, membaca, bacaan",
        "ne, केटाहरू, केटा",
        "nl, boeken, boek",
        "tr, kitaplar, kitap",
        "sv, böckerna, böcker",
    })
    void findsOneFormOfAWordByAnother(String language, String one, String other) throws Exception {
        assertThat(meet(language, one, other))
                .as(words(language, one) + " " + words(language, other))
                .isTrue();
        assertThat(meet(language, one, "xyz")).isFalse();
    }

    @Test
    void leavesWordsOfLanguagesWithoutEndingsAlone() throws Exception {
        assertThat(words("yo", "Omi mimo dara")).containsExactly("omi", "mimo", "dara");
        assertThat(words("ti", "ሰላም ንዓለም")).containsExactly("ሰላም", "ንዓለም");
    }

    @Test
    void foldsWhatPeopleLeaveOut() throws Exception {
        assertThat(words("", "Café ÉCOLE Straße ＡＢＣ ١٢٣ l'eau d’été teacher's"))
                .containsExactly("cafe", "ecole", "strasse", "abc", "123", "eau", "ete", "teacher");
    }

    @ParameterizedTest
    @CsvSource({
        "الماءُ, الماء",
        "مدرسة, مدرسه",
        "أحمد, احمد",
        "كتاب, کتاب",
        "علي, علی",
        "صالحًا, صالحا",
    })
    void takesOneLetterForAnotherWhereKeyboardsDo(String one, String other) throws Exception {
        assertThat(words("", one)).isEqualTo(words("", other));
    }

    @Test
    void takesAHalfSpaceForASpaceAndForNothing() throws Exception {
        assertThat(words("", "دانش\u200cآموزان")).containsExactly("دانشاموزان", "دانش", "اموزان");
        assertThat(words("", "क्\u200cष")).hasSize(1);
    }

    @Test
    void partsThai() throws Exception {
        assertThat(words("th", "ภาษาไทยง่ายมาก")).hasSizeGreaterThan(2).contains("ภาษา");
    }

    @Test
    void partsKhmer() throws Exception {
        assertThat(words("km", "ខ្ញុំស្រលាញ់ភាសាខ្មែរ")).hasSizeGreaterThan(2);
    }

    @Test
    void partsBurmeseAndLao() throws Exception {
        assertThat(words("my", "မြန်မာစာကိုလေ့လာသည်")).hasSizeGreaterThan(2);
        assertThat(words("lo", "ພາສາລາວງ່າຍຫຼາຍ")).hasSizeGreaterThan(1);
    }

    @Test
    void partsJapaneseAndChinese() throws Exception {
        assertThat(words("ja", "私は学校で日本語を勉強します")).contains("学校", "勉強");
        assertThat(words("zh", "我们在学校学习数学")).contains("学校", "数学");
    }

    @Test
    void neitherMarksNorDataAreWords() throws Exception {
        assertThat(words("en", "?! … — " + "QUJD".repeat(50))).isEmpty();
    }
}
