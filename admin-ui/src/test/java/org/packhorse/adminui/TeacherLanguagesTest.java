package org.packhorse.adminui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.packhorse.adminui.page.Languages;
import org.packhorse.adminui.page.PageLanguage;
import org.packhorse.adminui.port.ListChange;
import org.packhorse.adminui.port.NewItem;
import org.packhorse.adminui.port.ShelfProblem;

/** What the teachers' pages say in each of their languages. */
class TeacherLanguagesTest extends AdminUiCase {
    private static final NewItem WELL =
            new NewItem("Our well", "", "Ms. Achieng", "CC-BY-4.0", "sw", "primary", "science");

    @Test
    void everyProblemHasWordsInEveryLanguage() {
        for (var words : Languages.ofTeachers(ZoneOffset.UTC).all()) {
            for (var problem : ShelfProblem.values()) {
                assertThat(words.text("shelf.problem."
                                + problem.name().toLowerCase(Locale.ROOT).replace('_', '-')))
                        .isNotBlank();
            }
        }
    }

    private static List<String> teachersLanguages() {
        return PageLanguage.all().stream()
                .map(PageLanguage::tag)
                .filter(tag -> !tag.equals("en"))
                .toList();
    }

    @Test
    void everyPageSpeaksTheLanguageInItsDirectionAndSaysWhoHasNotReadIt() throws IOException {
        var teacher = teacher();
        for (var language : PageLanguage.all()) {
            teacher.get("/teacher/?lang=" + language.tag());
            var page = teacher.get("/teacher/").page();

            assertThat(page.expectFirst("html").attr("lang")).isEqualTo(language.tag());
            assertThat(page.expectFirst("html").attr("dir")).isEqualTo(language.direction());
            assertThat(page.select(".languages a")).hasSize(PageLanguage.all().size());
            assertThat(page.select(".languages [aria-current=true]").text()).isEqualTo(language.name());
            assertThat(page.select("footer > p")).hasSize(language.tag().equals("en") ? 0 : 1);
        }
    }

    /** Half a page in Khmer, the other half in English, would claim what is not so. */
    @Test
    void screensOfStaffThatLackTheLanguageAreEnglishAsAWhole() throws IOException {
        var browser = staff();
        browser.get("/?lang=km");

        var page = browser.get("/").page();

        assertThat(page.expectFirst("html").attr("lang")).isEqualTo("en");
        assertThat(page.select("footer > p")).isEmpty();
        assertThat(page.select(".languages a")).hasSize(Languages.STAFF.size());
    }

    @Test
    void theSubjectIsChosenInOnesOwnLanguage() throws IOException {
        var teacher = teacher();
        teacher.get("/teacher/?lang=km");

        var options = teacher.get("/teacher/").page().select("#file-subject option");

        assertThat(options.eachAttr("value"))
                .containsExactlyElementsOf(
                        Stream.concat(Stream.of(""), NewItem.SUBJECTS.stream()).toList());
        assertThat(options.eachText()).contains("គណិតវិទ្យា").doesNotHaveDuplicates();
    }

    @Test
    void noEnglishIsLeftOverInOtherLanguages() throws IOException {
        var teacher = teacher();
        shelf().addLinks(WELL, List.of("12 m"));
        shelf().addFile(WELL, "well.mp4", Files.writeString(Files.createTempFile(uploads(), "sent", ""), "film"));
        shelf().createList("7B", "A");
        shelf().changeList(1, new ListChange.Add("/c/local/r/item-1", ""));
        for (var language : teachersLanguages()) {
            teacher.get("/teacher/?lang=" + language);
            for (var path :
                    List.of("/teacher/", "/teacher/lists/1?q=x", "/teacher/items/item-1", "/teacher/items/item-2")) {
                var page = teacher.get(path).page();
                page.select("[lang]:not(html), bdi, option").remove();

                assertThat(page.body().text())
                        .as(language)
                        .doesNotContainPattern("(?i)\\b(the|is|and|of|with|was|students|teachers|file|list)\\b");
            }
        }
    }
}
