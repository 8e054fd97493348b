package org.packhorse.node.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.packhorse.node.search.Found.Fit;

/** A library in many languages, where nobody says in which one a search is. */
@TestInstance(Lifecycle.PER_CLASS)
final class WordFormsTest {
    @AutoClose
    private SearchedHub library;

    @BeforeAll
    void publish(@TempDir Path home) throws Exception {
        library = new SearchedHub(home);
        page("sw", "Walimu wanasoma vitabu shuleni.");
        page("am", "ልጆች በትምህርት ቤት ይማራሉ።");
        page("fr", "Les élèves étudiaient les leçons.");
        page("ru", "Ученики изучали новую книгу.");
        page("uk", "Учні читали нові книги.");
        page("pt", "As lições dos animais.");
        page("fa", "برای دانش‌آموزان نوشته شد");
        library.write("fa/joined.html", "<html lang=fa><title>2</title><p>این آموزشوپرورش است");
        library.write("fa/spaced.html", "<html lang=fa><title>3</title><p>یک کتاب خانه بزرگ");
        library.write("hant.html", "<html lang=zh-Hant><title>4</title><p>臺灣的學生在圖書館讀書。");
        library.write("hans.html", "<html lang=zh><title>5</title><p>北京的学生喜欢图书馆。");
        page("ar", "هذا كتاب جديد للطلاب وللمعلّمين وبالمدرسة.");
        library.publish("");
    }

    private void page(String language, String text) throws Exception {
        library.write(language + ".html", "<html lang=" + language + "><title>1</title><p>" + text);
    }

    @ParameterizedTest
    @CsvSource({
        "kitabu, sw.html",
        "mwalimu, sw.html",
        "kusoma, sw.html",
        "shule, sw.html",
        "ትምህርት, am.html",
        "ስለትምህርት, am.html",
        "ልጅ, am.html",
        "étudier, fr.html",
        "etudier, fr.html",
        "étudié leçon, fr.html",
        "изучать, ru.html",
        "новый, ru.html",
        "книгою, uk.html",
        "lição, pt.html",
        "معلم, ar.html",
        "المعلمون, ar.html",
        "مدرسة, ar.html",
        "licao, pt.html",
        "animal, pt.html",
    })
    void findsAWordByAnotherForm(String typed, String path) throws Exception {
        assertThat(library.find(typed).fit()).isEqualTo(Fit.EXACT);
        assertThat(library.places(typed)).contains(path);
    }

    @ParameterizedTest
    @CsvSource({
        "دانش آموزان, fa.html",
        "دانش‌آموزان, fa.html",
        "دانشآموزان, fa.html",
        "دانش آموز, fa.html",
        "آموزش‌وپرورش, fa/joined.html",
        "آموزش وپرورش, fa/joined.html",
        "کتاب‌خانه, fa/spaced.html",
        "کتاب خانه, fa/spaced.html",
    })
    void findsPersianWithAHalfSpaceASpaceAndNone(String typed, String path) throws Exception {
        assertThat(library.find(typed).fit()).isEqualTo(Fit.EXACT);
        assertThat(library.places(typed)).containsExactly(path);
    }

    @Test
    void partsWhatSomebodyTypedWithoutASpace() throws Exception {
        assertThat(library.places("کتابخانه")).containsExactly("fa/spaced.html");
        assertThat(library.find("کتابخانه").fit()).isEqualTo(Fit.SIMILAR);
    }

    @Test
    void marksTheFormThatTheTextHas() throws Exception {
        assertThat(SearchedHub.snippet(library.find("kitabu"))).isEqualTo("Walimu wanasoma [vitabu] shuleni.");
        assertThat(SearchedHub.snippet(library.find("دانشآموزان"))).contains("[دانش‌آموزان]");
        assertThat(SearchedHub.snippet(library.find("دانش آموزان"))).contains("[دانش]", "[آموزان]");
    }

    @Test
    void takesNoWordForAnotherThatOnlyLooksLikeIt() throws Exception {
        assertThat(library.places("tabu")).isEmpty();
    }

    @Test
    void findsEitherFormOfChinese() throws Exception {
        assertThat(library.places("图书馆")).containsExactlyInAnyOrder("hans.html", "hant.html");
        assertThat(library.places("圖書館")).containsExactlyInAnyOrder("hant.html", "hans.html");
        assertThat(library.places("台湾")).containsExactly("hant.html");
        assertThat(library.places("台灣")).containsExactly("hant.html");
        assertThat(library.places("學生")).containsExactlyInAnyOrder("hant.html", "hans.html");
        assertThat(SearchedHub.snippet(library.find("台湾 图书馆"))).contains("[臺灣]", "[圖書館]");
        assertThat(library.find("学生 讀書").fit()).isEqualTo(Fit.EXACT);
        assertThat(library.texts().suggest("圖", SearchedHub.READER)).containsExactly("圖書館");
    }
}
