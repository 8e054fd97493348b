package org.packhorse.node.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.RefusedInputException;

/** What patterns match, and which are refused. */
final class LaterMediaTest {
    private static final Digest DIGEST = Digest.ofContent(new byte[0]);

    private static boolean has(String pattern, String path, String mediaType) throws RefusedInputException {
        return LaterMedia.parse(List.of(pattern)).has(new FileEntry(new FilePath(path), DIGEST, 1, mediaType));
    }

    @ParameterizedTest
    @CsvSource({
        "*.mp4, a/b/film.mp4, video/mp4",
        "*.MP4, film.mp4, video/mp4",
        "*.mp4, FILM.MP4, video/mp4",
        "video/*, film.mp4, video/mp4",
        "video/mp4, film.bin, video/mp4",
        "video/*, video/notes.html, text/html",
        "lectures/*, lectures/a/b.pdf, application/pdf",
        "film-?.mp4, en/film-1.mp4, video/mp4",
        "*a*b*c, xaxbxbxc, text/plain",
        "*, anything, text/plain",
        "film (1) é.mp4, film (1) É.mp4, video/mp4"
    })
    void matches(String pattern, String path, String mediaType) throws Exception {
        assertThat(has(pattern, path, mediaType)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "*.mp4, film.mp4.html, text/html",
        "video/*, en/water.html, text/html",
        "lectures/*, en/lectures/a.pdf, application/pdf",
        "film-?.mp4, film-10.mp4, video/mp4",
        "film.mp4, xfilm.mp4, video/mp4",
        "*a*b*c, xaxcxb, text/plain",
        "a.c, abc, text/plain"
    })
    void doesNotMatch(String pattern, String path, String mediaType) throws Exception {
        assertThat(has(pattern, path, mediaType)).isFalse();
    }

    @Test
    void manyStarsAreNoWork() throws Exception {
        assertThat(has("*a".repeat(99) + "b", "a".repeat(1_000), "text/plain")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "/etc/*",
                "films/",
                "a//b",
                "../*",
                "a/./b",
                "films\\*",
                "*.{mp4,webm}",
                "[ab].mp4",
                "!*.html",
                "a\nb"
            })
    void refusesWhatCannotBeMeant(String pattern) {
        assertThatExceptionOfType(RefusedInputException.class)
                .isThrownBy(() -> LaterMedia.parse(List.of(pattern)))
                .withMessageContaining("later")
                .withMessageContaining("write *.mp4, lectures/* or video/*");
    }

    @Test
    void refusesTooMuch() {
        assertThatExceptionOfType(RefusedInputException.class)
                .isThrownBy(() -> LaterMedia.parse(List.of("x".repeat(LaterMedia.LIMIT_CHARS + 1))))
                .withMessageContaining("longer than 200");
        assertThatExceptionOfType(RefusedInputException.class)
                .isThrownBy(() -> LaterMedia.parse(Collections.nCopies(LaterMedia.LIMIT + 1, "*.mp4")))
                .withMessageContaining("65 patterns, more than 64");
    }

    @Test
    void theMetadataFileSaysIt(@TempDir Path folder) throws Exception {
        var file = folder.resolve("lessons.toml");

        assertThat(MetadataFile.read(Files.writeString(file, "later = [\"*.MP4\", \"audio/*\"]"))
                        .details()
                        .later())
                .contains(new LaterMedia(List.of("*.mp4", "audio/*")));
        assertThat(MetadataFile.read(Files.writeString(file, "later = []"))
                        .details()
                        .later())
                .contains(LaterMedia.NONE);
        assertThat(MetadataFile.read(Files.writeString(file, "")).details().later())
                .isEmpty();
        assertThatExceptionOfType(RefusedInputException.class)
                .isThrownBy(() -> MetadataFile.read(Files.writeString(file, "later = \"*.mp4\"")))
                .withMessageContaining("later is not a list of texts");
    }
}
