package org.packhorse.protocol.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypesTest {
    @ParameterizedTest
    @CsvSource({
        "a.html, text/html",
        "a.HTM, text/html",
        "a.jpeg, image/jpeg",
        "a.webm, video/webm",
        "html, application/octet-stream",
        ".html, application/octet-stream",
        "a.html/b, application/octet-stream",
        "a.unheard-of, application/octet-stream"
    })
    void predictsFromTheExtension(String path, String type) {
        assertThat(MediaTypes.predict(new FilePath(path))).isEqualTo(type);
    }

    /** A type that a version 1 reader predicts must stay what it is: it never travelled. */
    @Test
    void predictsAsTheSpecificationsTableSays() throws Exception {
        try (InputStream table = MediaTypesTest.class.getResourceAsStream("/golden/v1/media-types.txt")) {
            var rows = new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8).lines();
            assertThat(rows).hasSize(46).allSatisfy(row -> {
                var columns = row.split(" ", 2);
                assertThat(MediaTypes.predict(new FilePath("x." + columns[0]))).isEqualTo(columns[1]);
            });
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a.html, text/html, text/html",
        "a.3GP, video/3gpp, application/octet-stream",
        "a.amr, audio/amr, application/octet-stream",
        "a.heic, image/heic, application/octet-stream",
        "a.mkv, video/x-matroska, application/octet-stream",
        "a.unheard-of, application/octet-stream, application/octet-stream"
    })
    void knowsMoreThanItPredicts(String path, String type, String predicted) {
        assertThat(MediaTypes.promised(new FilePath(path))).isEqualTo(type);
        assertThat(MediaTypes.predict(new FilePath(path))).isEqualTo(predicted);
        assertThat(MediaTypes.isValid(type)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "image/svg+xml", "application/x-zim", "a/b", "application/vnd.a.b_c-d"})
    void knowsMediaTypes(String type) {
        assertThat(MediaTypes.isValid(type)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text",
                "text/",
                "/html",
                "Text/html",
                "text/html; charset=utf-8",
                "text/html\r\nX: y",
                "a/b/c",
                "text/hÄ",
                " text/html"
            })
    void knowsWhatIsNone(String type) {
        assertThat(MediaTypes.isValid(type)).isFalse();
    }

    @Test
    void limitsTheirLength() {
        assertThat(MediaTypes.isValid("a".repeat(64) + "/" + "b".repeat(127))).isTrue();
        assertThat(MediaTypes.isValid("a".repeat(65) + "/b")).isFalse();
        assertThat(MediaTypes.isValid("a/" + "b".repeat(128))).isFalse();
    }
}
