package org.packhorse.adminui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Teachers with phones, and pupils who would like to be teachers. */
class TeacherScreensTest extends AdminUiCase {
    private static final Map<String, String> WELL = Map.of(
            "title", "Our well",
            "author", "Ms. Achieng",
            "licence", "CC-BY-4.0",
            "language", "sw",
            "level", "primary",
            "description", "");

    private static Browser.Reply upload(Browser browser, Map<String, String> fields, String name, String content)
            throws IOException {
        var token = browser.get("/teacher/").page().select("input[name=token]").val();
        return upload(browser, token, fields, name, content);
    }

    private static Browser.Reply upload(
            Browser browser, String token, Map<String, String> fields, String name, String content) throws IOException {
        return upload(browser, "", token, fields, name, content);
    }

    private static Browser.Reply upload(
            Browser browser, String first, String token, Map<String, String> fields, String name, String content)
            throws IOException {
        var body = new StringBuilder(first + part("token", token));
        fields.forEach((field, value) -> body.append(part(field, value)));
        body.append("--xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: text/plain\r\n\r\n" + content + "\r\n--xyz--\r\n");
        return browser.send("POST /teacher/file HTTP/1.1\r\n" + browser.headerLines()
                + "Content-Type: multipart/form-data; boundary=xyz\r\nContent-Length: "
                + body.toString().getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body);
    }

    private static String part(String name, String value) {
        return "--xyz\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    /** Jetty says that a form is broken before it removes what it has received of it. */
    private void nothingIsLeftBehind() {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(uploads()).isEmptyDirectory());
    }

    @Test
    void thePinOpensTheShelfAndNothingElse() throws IOException {
        var teacher = teacher();

        assertThat(teacher.get("/teacher/").page().select("h1").text()).isEqualTo("Made in our school");
        for (var path : List.of("/", "/live", "/usage", "/usage.csv", "/teachers", "/sign-in")) {
            assertThat(teacher.get(path).header("Location")).as(path).isEqualTo("/teacher/");
        }
        assertThat(teacher.post("/sync").header("Location")).isEqualTo("/teacher/");
        assertThat(console.syncsAsked()).isZero();
        assertThat(teacher.get("/style.css").status()).isEqualTo(200);
    }

    @Test
    void thePinDoesNotOpenTheAdministrationAtItsOwnAddressEither() throws IOException {
        var browser = visitor();
        browser.submit("/teacher/sign-in", "/teacher/sign-in", "pin", PIN);

        assertThat(browser.get("/teacher/").status()).isEqualTo(200);
        assertThat(browser.get("/").header("Location")).isEqualTo("/sign-in");
        assertThat(browser.get("/usage").header("Location")).isEqualTo("/sign-in");
        assertThat(browser.submit("/sign-in", "/sync").header("Location")).isEqualTo("/sign-in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/teacher/", "/teacher/lists/1", "/teacher/export.zip"})
    void whoeverHasNoPinIsShownTheDoor(String path) throws IOException {
        assertThat(phone().get(path).header("Location")).isEqualTo("/teacher/sign-in");
    }

    @Test
    void nothingIsReceivedFromWhoeverIsNotSignedIn() throws IOException {
        var phone = phone();
        phone.get("/teacher/sign-in");

        var reply = upload(phone, "x", WELL, "well.txt", "12 m");

        assertThat(reply.header("Location")).isEqualTo("/teacher/sign-in?again");
        assertThat(shelf().view().items()).isEmpty();
        nothingIsLeftBehind();
    }

    @Test
    void aFileIsAdded() throws IOException {
        var teacher = teacher();

        var reply = upload(teacher, WELL, "well.txt", "The well is 12 m deep.");

        assertThat(reply.header("Location")).isEqualTo("/teacher/?done=file");
        assertThat(shelf().lastContent()).isEqualTo("The well is 12 m deep.");
        nothingIsLeftBehind();
        var page = teacher.get("/teacher/?done=file").page();
        assertThat(page.select("[role=status]").text()).isEqualTo("The file is in the library now.");
        assertThat(page.select(".rows h2").text()).isEqualTo("Our well");
    }

    @Test
    void aPictureThatFewCanShowIsAddedWithAWord() throws IOException {
        var teacher = teacher();

        var reply = upload(teacher, WELL, "well.heic", "as phones write it");

        assertThat(reply.header("Location")).isEqualTo("/teacher/?done=few");
        var said = teacher.get("/teacher/?done=few").page().select("[role=status]");
        assertThat(said.text()).contains("in the library now", "save it as JPEG");
    }

    @Test
    void aLargeFilePassesThroughTheDiskAndLeavesNothingBehind() throws IOException {
        var teacher = teacher();
        var large = "0123456789".repeat(99_000);

        assertThat(upload(teacher, WELL, "large.txt", large).header("Location")).isEqualTo("/teacher/?done=file");
        assertThat(shelf().lastContent()).isEqualTo(large);
        nothingIsLeftBehind();
    }

    @Test
    void whatWasTypedIsNotLostWhenSomethingIsMissing() throws IOException {
        var teacher = teacher();
        var fields = new HashMap<>(WELL);
        fields.put("author", "");
        fields.put("description", "<b>deep</b>");

        var reply = upload(teacher, fields, "well.txt", "x");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.page().select("[role=alert]").text()).contains("who the author is");
        assertThat(reply.page().select("#file-title").val()).isEqualTo("Our well");
        assertThat(reply.page().select("#file-description").val()).isEqualTo("<b>deep</b>");
        assertThat(reply.page().select("#file-level option[selected]").val()).isEqualTo("primary");
        nothingIsLeftBehind();
    }

    @Test
    void aFileThatIsTooLargeIsRefusedInPlainWords() throws IOException {
        var reply = upload(teacher(), WELL, "film.mp4", "x".repeat(FILE_BYTES_LIMIT + 300_000));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.page().select("[role=alert]").text()).contains("larger than this device takes");
        nothingIsLeftBehind();
    }

    @Test
    void aLengthThatLiesDoesNotGetMoreIn() throws IOException {
        var teacher = teacher();
        var token = teacher.get("/teacher/").page().select("input[name=token]").val();
        var body =
                part("token", token) + "--xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n"
                        + "x".repeat(FILE_BYTES_LIMIT + 20_000) + "\r\n--xyz--\r\n";

        var reply = teacher.send("POST /teacher/file HTTP/1.1\r\n" + teacher.headerLines()
                + "Content-Type: multipart/form-data; boundary=xyz\r\nContent-Length: " + body.length() + "\r\n\r\n"
                + body);

        assertThat(reply.status()).isEqualTo(422);
        assertThat(shelf().view().items()).isEmpty();
        nothingIsLeftBehind();
    }

    @ParameterizedTest
    @ValueSource(strings = {"title", "author", "description"})
    void whatIsTypedIsNotLostHoweverLongItIs(String field) throws IOException {
        var teacher = teacher();
        var fields = new HashMap<>(WELL);
        fields.put(field, "x".repeat(20_000));

        // It is told so although much more of the form is still to come.
        var reply = upload(teacher, fields, "well.txt", "12 m".repeat(200_000));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.page().select("[role=alert]").text())
                .matches(".*(title|author|description).* at most (150|1,000) characters.")
                .contains(field);
        for (var name : List.of("title", "author", "description")) {
            assertThat(reply.page().select("#file-" + name).val()).as(name).isEqualTo(fields.get(name));
        }
        assertThat(shelf().view().items()).isEmpty();
        nothingIsLeftBehind();
    }

    @Test
    void whatIsTypedNeverFillsTheMemory() throws IOException {
        var fields = new HashMap<>(WELL);
        fields.put("description", "ü".repeat(300_000));

        var reply = upload(teacher(), fields, "well.txt", "12 m");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.page().select("#file-description").val())
                .startsWith("üüü")
                .hasSizeLessThan(130 * 1024);
        nothingIsLeftBehind();
    }

    @Test
    void whatIsTypedIsNotLostWhenTheFileIsRefused() throws IOException {
        var teacher = teacher();

        var large = upload(teacher, WELL, "film.mp4", "x".repeat(FILE_BYTES_LIMIT + 300_000));
        shelf().fillUp();
        var full = upload(teacher, WELL, "well.txt", "12 m");

        for (var reply : List.of(large, full)) {
            assertThat(reply.status()).isEqualTo(422);
            assertThat(reply.page().select("#file-title").val()).isEqualTo("Our well");
            assertThat(reply.page().select("#file-author").val()).isEqualTo("Ms. Achieng");
        }
        nothingIsLeftBehind();
    }

    @Test
    void aFileThatIsALittleTooLargeIsSaidToBe() throws IOException {
        var reply = upload(teacher(), WELL, "film.mp4", "x".repeat(FILE_BYTES_LIMIT + 1));

        assertThat(reply.page().select("[role=alert]").text()).contains("larger than this device takes");
        assertThat(reply.page().select("#file-title").val()).isEqualTo("Our well");
        nothingIsLeftBehind();
    }

    @Test
    void whatIsTypedIsUtf8WhateverItSaysItIs() throws IOException {
        var teacher = teacher();
        var fields = new HashMap<>(WELL);
        fields.remove("title");
        var token = teacher.get("/teacher/").page().select("input[name=token]").val();
        var title = part("title", "Kisima chetu – 井")
                .replace("\"\r\n\r\n", "\"\r\nContent-Type: text/plain; charset=utf-16\r\n\r\n");

        upload(teacher, title, token, fields, "well.txt", "12 m");

        assertThat(shelf().view().items().getFirst().title()).isEqualTo("Kisima chetu – 井");
    }

    @Test
    void aDeviceWithoutRoomSaysSo() throws IOException {
        shelf().fillUp();

        var reply = upload(teacher(), WELL, "well.txt", "12 m");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.page().select("[role=alert]").text()).contains("too little room");
    }

    @Test
    void aFormOfAnotherSiteIsRefused() throws IOException {
        var teacher = teacher();

        assertThat(upload(teacher, "forged", WELL, "well.txt", "x").status()).isEqualTo(403);
        assertThat(teacher.post("/teacher/undo", "token", "forged").status()).isEqualTo(403);
        assertThat(upload(teacher.with("Origin", "http://evil.example"), WELL, "well.txt", "x")
                        .status())
                .isEqualTo(403);
        assertThat(shelf().view().items()).isEmpty();
        nothingIsLeftBehind();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/form-data",
                "multipart/form-data; boundary=other",
                "application/x-www-form-urlencoded",
                "text/plain"
            })
    void whatIsNoFormWithAFileIsRefused(String type) throws IOException {
        var teacher = teacher();

        var reply = teacher.send("POST /teacher/file HTTP/1.1\r\n" + teacher.headerLines() + "Content-Type: " + type
                + "\r\nContent-Length: 5\r\n\r\nhello");

        assertThat(reply.status()).isIn(403, 422);
        nothingIsLeftBehind();
    }

    @Test
    void whatWasRemovedComesBack() throws IOException {
        var teacher = teacher();
        upload(teacher, WELL, "well.txt", "12 m");
        var id = shelf().view().items().getFirst().id();

        teacher.submit("/teacher/", "/teacher/remove", "id", id);
        assertThat(shelf().view().items()).isEmpty();
        teacher.submit(
                "/teacher/",
                "/teacher/undo",
                "state",
                Long.toString(shelf().view().state()));

        assertThat(shelf().view().items()).hasSize(1);
        assertThat(teacher.submit("/teacher/", "/teacher/remove", "id", "gone").status())
                .isEqualTo(422);
    }

    private static String line(Browser teacher, String list, int at) throws IOException {
        return teacher.get(list).page().select("ol input[name=line]").get(at).val();
    }

    @Test
    void aReadingListIsArrangedWithButtons() throws IOException {
        var teacher = teacher();
        upload(teacher, WELL, "well.txt", "12 m");
        upload(
                teacher,
                Map.of("title", "Our <river>", "author", "B", "licence", "CC0-1.0", "language", "en", "level", "all"),
                "r.txt",
                "x");
        teacher.submit("/teacher/", "/teacher/lists", "name", "Class 7B: water", "author", "Ms. Achieng");
        var list = teacher.get("/teacher/")
                .page()
                .expectFirst("a[href^=/teacher/lists/]")
                .attr("href");

        var found = teacher.get(list + "?q=our")
                .page()
                .select("input[name=address][type=hidden]")
                .eachAttr("value");
        for (var address : found) {
            teacher.submit(list, list, "do", "add", "address", address);
        }
        teacher.submit(list, list, "do", "raise", "position", "1", "line", line(teacher, list, 1));

        assertThat(teacher.get(list).page().select("ol h2").eachText()).containsExactly("Our <river>", "Our well");
        teacher.submit(list, list, "do", "drop", "position", "0", "of", "2", "line", line(teacher, list, 0));
        teacher.submit(list, list, "do", "rename", "name", "Class 8");
        assertThat(teacher.get(list).page().select("h1").text()).isEqualTo("Class 8");
        assertThat(teacher.submit(list, list, "do", "nonsense").status()).isEqualTo(404);
        assertThat(teacher.submit(list, list, "do", "discard").header("Location"))
                .isEqualTo("/teacher/?done=discarded");
        assertThat(teacher.get(list).status()).isEqualTo(404);
    }

    @Test
    void everythingCanBeTakenAlong() throws IOException {
        var teacher = teacher();
        assertThat(teacher.get("/teacher/export.zip").status()).isEqualTo(404);
        upload(teacher, WELL, "well.txt", "12 m");

        var reply = teacher.get("/teacher/export.zip");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Disposition")).contains("teachers-shelf.zip");
        assertThat(reply.body()).contains("local.toml");
    }

    @Test
    void everyFieldHasALabelOfItsOwn() throws IOException {
        var teacher = teacher();
        upload(teacher, WELL, "well.txt", "12 m");
        shelf().createList("7B", "A");
        for (var path : List.of("/teacher/", "/teacher/lists/1?q=well")) {
            var page = teacher.get(path).page();
            var fields = page.select("input:not([type=hidden]), select, textarea");

            assertThat(fields).isNotEmpty();
            for (var field : fields) {
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
