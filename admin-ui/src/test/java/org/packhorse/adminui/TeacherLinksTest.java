package org.packhorse.adminui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Addresses that teachers type: lists of links, and lines of reading lists. */
class TeacherLinksTest extends AdminUiCase {
    private static Browser.Reply submitLinks(Browser teacher, String lines) throws IOException {
        return teacher.submit(
                "/teacher/",
                "/teacher/links",
                "title",
                "Links",
                "author",
                "A",
                "licence",
                "CC0-1.0",
                "language",
                "en",
                "level",
                "all",
                "links",
                lines);
    }

    @Test
    void linksAreAdded() throws IOException {
        var teacher = teacher();

        var dead = submitLinks(teacher, "/c/local/r/nothing");
        var good = submitLinks(teacher, "https://example.org/\r\nhttps://example.net/");

        assertThat(dead.status()).isEqualTo(422);
        assertThat(dead.page().select("#links").val()).isEqualTo("/c/local/r/nothing");
        assertThat(good.header("Location")).isEqualTo("/teacher/?done=links");
    }

    @Test
    void aFormThatIsSentTwiceMakesOneItem() throws IOException {
        var teacher = teacher();

        var first = submitLinks(teacher, "One\r\nTwo");
        var second = submitLinks(teacher, "One\r\nTwo");

        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(shelf().view().items()).hasSize(1);
        assertThat(submitLinks(teacher, "One").status()).isEqualTo(303);
        assertThat(shelf().view().items()).hasSize(2);
    }

    @Test
    void whatIsTypedForReadingListsIsNotLost() throws IOException {
        var teacher = teacher();

        var unnamed = teacher.submit("/teacher/", "/teacher/lists", "name", " ", "author", "Ms. Achieng");
        teacher.submit("/teacher/", "/teacher/lists", "name", "7B", "author", "A");
        var dead = teacher.submit(
                "/teacher/lists/1", "/teacher/lists/1", "do", "add", "address", "/c/none", "note", "Read \"this\"");

        assertThat(unnamed.page().select("#list-author").val()).isEqualTo("Ms. Achieng");
        assertThat(dead.status()).isEqualTo(422);
        assertThat(dead.page().select("#address").val()).isEqualTo("/c/none");
        assertThat(dead.page().select("#note").val()).isEqualTo("Read \"this\"");
        assertThat(dead.page().select("#new-name").val()).isEqualTo("7B");
    }
}
