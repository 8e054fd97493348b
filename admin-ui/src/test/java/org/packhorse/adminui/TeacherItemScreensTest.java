package org.packhorse.adminui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.packhorse.adminui.port.ItemView;
import org.packhorse.adminui.port.NewItem;

/** A teacher who made a mistake, with a phone. */
class TeacherItemScreensTest extends AdminUiCase {
    private static final NewItem WELL =
            new NewItem("Our <wel>", "12 m", "Ms. Achieng", "CC0-1.0", "sw", "primary", "science");
    private static final String SUBTITLES = "1\n00:00:01,000 --> 00:00:02,000\nWater\n";

    @BeforeEach
    void addAFilmAndLinks(@TempDir Path sent) throws IOException {
        shelf().addFile(WELL, "well.mp4", Files.writeString(sent.resolve("well.mp4"), "film"));
        shelf().addLinks(WELL, List.of("Look at it", "draw it"));
    }

    private ItemView item(String id) {
        return shelf().findItem(id).orElseThrow();
    }

    private static Browser.Reply upload(Browser browser, String path, String token, String language, String content)
            throws IOException {
        var page = browser.get(path.replaceAll("/(?:file|subtitles)$", "")).page();
        var body = part("name=\"token\"", token)
                + part("name=\"seen\"", page.select("input[name=seen]").val())
                + part("name=\"language\"", language)
                + part("name=\"file\"; filename=\"sent.srt\"", content) + "--xyz--\r\n";
        return browser.send("POST " + path + " HTTP/1.1\r\n" + browser.headerLines()
                + "Content-Type: multipart/form-data; boundary=xyz\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body);
    }

    private static Browser.Reply upload(Browser browser, String path, String language, String content)
            throws IOException {
        var token = browser.get("/teacher/").page().select("input[name=token]").val();
        return upload(browser, path, token, language, content);
    }

    private static String part(String name, String value) {
        return "--xyz\r\nContent-Disposition: form-data; " + name + "\r\n\r\n" + value + "\r\n";
    }

    private String[] form(String title) {
        return new String[] {
            "seen",
            shelf().findItem("item-1").map(item -> item.state().text()).orElse(""),
            "do",
            "correct",
            "title",
            title,
            "author",
            "Mr. Otieno",
            "licence",
            "CC-BY-4.0",
            "language",
            "en",
            "level",
            "all",
            "subject",
            "",
            "description",
            "13 m"
        };
    }

    @Test
    void theFormOfAddingIsFilledIn() throws IOException {
        var teacher = teacher();
        var link = teacher.get("/teacher/").page().expectFirst("a[href=/teacher/items/item-1]");

        var page = teacher.get(link.attr("href")).page();

        assertThat(link.attr("aria-label")).isEqualTo("Correct: Our <wel>");
        assertThat(page.select("h1").text()).isEqualTo("Our <wel>");
        assertThat(page.select("#item-title").val()).isEqualTo("Our <wel>");
        assertThat(page.select("#item-author").val()).isEqualTo("Ms. Achieng");
        assertThat(page.select("#item-description").text()).isEqualTo("12 m");
        assertThat(page.select("#item-licence option[selected]").val()).isEqualTo("CC0-1.0");
        assertThat(page.select("#item-language option[selected]").val()).isEqualTo("sw");
        assertThat(page.select("#item-level option[selected]").val()).isEqualTo("primary");
        assertThat(page.select("#item-subject option[selected]").val()).isEqualTo("science");
        assertThat(teacher.get("/teacher/items/item-2").page().select("#links").val())
                .isEqualTo("Look at it\ndraw it");
    }

    @Test
    void whatIsWrongIsCorrectedWithoutTheFile() throws IOException {
        var teacher = teacher();

        var reply = teacher.submit("/teacher/items/item-1", "/teacher/items/item-1", form("Our well"));

        assertThat(reply.header("Location")).isEqualTo("/teacher/items/item-1?done=corrected");
        assertThat(item("item-1").said())
                .isEqualTo(new NewItem("Our well", "13 m", "Mr. Otieno", "CC-BY-4.0", "en", "all", ""));
        assertThat(teacher.get("/teacher/items/item-1?done=corrected")
                        .page()
                        .select("[role=status]")
                        .text())
                .contains("It is corrected");
    }

    @Test
    void whatIsTypedIsNotLostWhenItIsRefused() throws IOException {
        var reply = teacher().submit("/teacher/items/item-1", "/teacher/items/item-1", form(""));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.page().select("[role=alert]").text()).contains("Give it a title");
        assertThat(reply.page().select("#item-author").val()).isEqualTo("Mr. Otieno");
        assertThat(reply.page().select("h1").text()).isEqualTo("Our <wel>");
        assertThat(item("item-1").said()).isEqualTo(WELL);
    }

    @Test
    void whatAnotherChangedMeanwhileStandsBesideWhatIsTyped() throws IOException {
        var teacher = teacher();
        var opened = form("Our well");
        shelf().correct(
                        item("item-1").seen(),
                        new NewItem("Our <deep> well", "", "Ms. Achieng", "CC0-1.0", "sw", "primary", ""),
                        List.of());

        var reply = teacher.submit("/teacher/items/item-1", "/teacher/items/item-1", opened);

        assertThat(reply.status()).isEqualTo(422);
        assertThat(item("item-1").said().title()).isEqualTo("Our <deep> well");
        var page = reply.page();
        assertThat(page.select("[role=alert]").text())
                .contains("Somebody else has changed this", "nothing of yours was saved")
                .endsWith("(\u2068Title · What it is about (may be empty) · Subject\u2069)");
        assertThat(page.select("#item-title").val()).isEqualTo("Our well");
        assertThat(page.select(".now").eachText())
                .containsExactly(
                        "Somebody else has changed it to: Our <deep> well",
                        "Somebody else has changed it to: –",
                        "Somebody else has changed it to: –");
        for (var field : page.select("[aria-describedby$=-now]")) {
            assertThat(page.getElementById(field.attr("aria-describedby"))).isNotNull();
        }
        // To send it again is a decision.
        opened[1] = page.expectFirst("input[name=seen]").val();
        assertThat(teacher.submit("/teacher/items/item-1", "/teacher/items/item-1", opened)
                        .status())
                .isEqualTo(303);
        assertThat(item("item-1").said().title()).isEqualTo("Our well");
    }

    @Test
    void whatWasTypedAboutSomethingThatIsGoneCanBeAddedAnew() throws IOException {
        var teacher = teacher();
        var opened = form("Our well");
        shelf().remove("item-1");

        var page = teacher.submit("/teacher/", "/teacher/items/item-1", opened).page();

        assertThat(page.select("#file-title").val()).isEqualTo("Our well");
        assertThat(page.select("#links-description").text()).isEqualTo("13 m");
    }

    @Test
    void subtitlesComeAndGo() throws IOException {
        var teacher = teacher();

        var reply = upload(teacher, "/teacher/items/item-1/subtitles", "sw", SUBTITLES);

        assertThat(reply.header("Location")).isEqualTo("/teacher/items/item-1?done=subtitles");
        assertThat(item("item-1").content()).isEqualTo(new ItemView.Film("well.mp4", 4, List.of("sw")));
        assertThat(uploads()).isEmptyDirectory();
        var page = teacher.get("/teacher/items/item-1").page();
        assertThat(page.select("button[value=remove-subtitles]").attr("aria-label"))
                .isEqualTo("Remove: Kiswahili");
        teacher.submit(
                "/teacher/items/item-1",
                "/teacher/items/item-1",
                "seen",
                item("item-1").state().text(),
                "do",
                "remove-subtitles",
                "language",
                "sw");
        assertThat(item("item-1").content()).isEqualTo(new ItemView.Film("well.mp4", 4, List.of()));
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 600_000, 1_300_000})
    void whatIsNoSubtitlesIsRefusedInPlainWordsHoweverLarge(int length) throws IOException {
        var reply = upload(teacher(), "/teacher/items/item-1/subtitles", "sw", "x".repeat(length));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.page().select("[role=alert]").text())
                .contains("These are no subtitles", "no lines with times", "Choose a file");
        assertThat(item("item-1").content()).isEqualTo(new ItemView.Film("well.mp4", 4, List.of()));
        assertThat(uploads()).isEmptyDirectory();
    }

    @Test
    void onlyFilmsHaveSubtitlesAndOnlyFilesAreReplaced() throws IOException {
        var teacher = teacher();
        upload(teacher, "/teacher/items/item-1/file", "", "another film");

        assertThat(shelf().lastContent()).isEqualTo("another film");
        assertThat(item("item-1").content()).isEqualTo(new ItemView.File("sent.srt", 12));
        for (var id : List.of("item-1", "item-2")) {
            assertThat(teacher.get("/teacher/items/" + id).page().select("#subtitles"))
                    .isEmpty();
        }
        assertThat(teacher.get("/teacher/items/item-2").page().select("input[type=file]"))
                .isEmpty();
    }

    @Test
    void aDeviceWithoutRoomSaysSo() throws IOException {
        shelf().fillUp();

        var reply = upload(teacher(), "/teacher/items/item-1/file", "", "another film");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.page().select("[role=alert]").text()).contains("too little room");
        assertThat(reply.page().select("#item-title").val()).isEqualTo("Our <wel>");
    }

    @Test
    void nobodyElseCorrectsAnything() throws IOException {
        var pupil = phone();
        var teacher = teacher();
        var page = "/teacher/items/item-1";

        assertThat(pupil.get(page).header("Location")).isEqualTo("/teacher/sign-in");
        assertThat(pupil.submit("/teacher/sign-in", page, form("x")).header("Location"))
                .isEqualTo("/teacher/sign-in?again");
        assertThat(upload(pupil, page + "/file", "x", "", "x").header("Location"))
                .isEqualTo("/teacher/sign-in?again");
        assertThat(teacher.post(page, "token", "forged", "do", "correct").status())
                .isEqualTo(403);
        assertThat(upload(teacher, page + "/subtitles", "forged", "sw", SUBTITLES)
                        .status())
                .isEqualTo(403);
        assertThat(upload(teacher.with("Origin", "http://evil.example"), page + "/file", "", "x")
                        .status())
                .isEqualTo(403);
        assertThat(item("item-1").said()).isEqualTo(WELL);
        assertThat(item("item-1").content()).isEqualTo(new ItemView.Film("well.mp4", 4, List.of()));
    }

    @Test
    void whoeverIsNoLongerSignedInIsToldThatNothingWasDone() throws IOException {
        var teacher = teacher();
        var token = teacher.get("/teacher/items/item-1")
                .page()
                .expectFirst("input[name=token]")
                .val();
        clock.move(Duration.ofMinutes(31));

        var reply = teacher.post("/teacher/items/item-1", "token", token, "do", "correct", "title", "x");

        assertThat(reply.header("Location")).isEqualTo("/teacher/sign-in?again");
        assertThat(teacher.get("/teacher/sign-in?again")
                        .page()
                        .select("[role=alert]")
                        .text())
                .contains("nothing was done");
        assertThat(item("item-1").said()).isEqualTo(WELL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/teacher/items/gone", "/teacher/items/item-1/file", "/teacher/items/", "/teacher/items/A"})
    void whatIsNotThereIsSaidNotToBe(String path) throws IOException {
        var reply = teacher().get(path);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.page().select("main a[href=/]")).isEmpty();
    }

    @Test
    void whatSomebodyHasRemovedIsSaidToBeGone() throws IOException {
        var teacher = teacher();
        shelf().remove("item-1");

        var reply = teacher.get("/teacher/items/item-1");
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.page().select("[role=alert]").text()).contains("Somebody else may have removed it");
        assertThat(reply.page().select("h1").text()).isEqualTo("Made in our school");

        assertThat(teacher.submit("/teacher/", "/teacher/items/item-1", form("x"))
                        .status())
                .isEqualTo(404);
        assertThat(teacher.submit("/teacher/", "/teacher/items/item-2", "do", "nonsense")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void undoTakesBackNothingThatAnotherHasDoneMeanwhile() throws IOException {
        var teacher = teacher();
        var state =
                teacher.get("/teacher/").page().expectFirst("input[name=state]").val();
        shelf().remove("item-1");

        var reply = teacher.submit("/teacher/", "/teacher/undo", "state", state);

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.page().select("[role=alert]").text()).contains("nothing was undone");
        assertThat(shelf().findItem("item-1")).isEmpty();
    }

    @Test
    void everyFieldHasALabelOfItsOwn() throws IOException {
        var teacher = teacher();
        upload(teacher, "/teacher/items/item-1/subtitles", "sw", SUBTITLES);
        for (var path : List.of("/teacher/items/item-1", "/teacher/items/item-2")) {
            var page = teacher.get(path).page();

            for (var field : page.select("input:not([type=hidden]), select, textarea")) {
                assertThat(page.select("label[for=" + field.id() + "]"))
                        .as(field.outerHtml())
                        .hasSize(1);
            }
            assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
            assertThat(page.select("script:not([src=/send.js]), [style], [onclick]"))
                    .isEmpty();
        }
    }
}
