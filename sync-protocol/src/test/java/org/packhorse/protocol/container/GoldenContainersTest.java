package org.packhorse.protocol.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Containers that common tools made: each is opened to the recipe noted down, and that makes its very bytes again. */
class GoldenContainersTest {
    static List<Path> containers() throws IOException {
        return GoldenContainers.all();
    }

    @ParameterizedTest
    @MethodSource("containers")
    void opensToTheStoredRecipe(Path file) throws Exception {
        var stored = Files.readAllBytes(GoldenContainers.recipeOf(file));

        assertThat(opened(file).recipe().encode()).isEqualTo(stored);
    }

    @ParameterizedTest
    @MethodSource("containers")
    void rebuildsFromTheStoredRecipe(Path file) throws Exception {
        var stored = Recipe.decode(Files.readAllBytes(GoldenContainers.recipeOf(file)));
        var rebuilt = new ByteArrayOutputStream();

        stored.rebuild(opened(file).parts(), Long.MAX_VALUE, rebuilt);

        assertThat(rebuilt.toByteArray()).isEqualTo(Files.readAllBytes(file));
    }

    /** What zlib, gzip or Info-ZIP's zip made needs no corrections: next to nothing besides names. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "gzip-1.gz",
                "gzip-6.gz",
                "gzip-9.gz",
                "zlib-1-large.gz",
                "zlib-2.gz",
                "zlib-3.gz",
                "zlib-4.gz",
                "zlib-5.gz",
                "zlib-7.gz",
                "zlib-8.gz",
                "zlib-9-large.gz"
            })
    void zlibsStreamsNeedNoCorrections(String name) throws Exception {
        assertThat(opened(GoldenContainers.FOLDER.resolve(name)).recipe().encode())
                .hasSizeLessThan(32);
    }

    @Test
    void namesPartsByTheirCleanPathsOnly() throws Exception {
        var recipe = opened(GoldenContainers.FOLDER.resolve("zipfile.zip")).recipe();

        assertThat(recipe.parts()).containsExactly("large/numbers.txt", "mimetype", "#2", "#3");
    }

    @Test
    void takesFoldersAndEmptyFilesForNoParts() throws Exception {
        var recipe = opened(GoldenContainers.FOLDER.resolve("zip-1.zip")).recipe();

        assertThat(recipe.parts()).doesNotContain("empty", "sub/").contains("page.html", "sub/naïve.html");
    }

    @Test
    void keepsWhatIsEncryptedAsItIs() throws Exception {
        var recipe = opened(GoldenContainers.FOLDER.resolve("encrypted.zip")).recipe();

        assertThat(recipe.parts()).containsExactly("#0");
    }

    @Test
    void inflatesTheSmallStreamsOfAPdfInPlace() throws Exception {
        var parts = opened(GoldenContainers.FOLDER.resolve("document.pdf")).parts();
        byte[] content;
        try (var in = parts.open(0)) {
            content = in.readAllBytes();
        }

        var text = new String(content, StandardCharsets.ISO_8859_1);
        assertThat(content).hasSize((int) parts.sizeBytes(0));
        assertThat(text)
                .startsWith("%PDF-1.4")
                .contains("plain stream\nendstream")
                .endsWith("%%EOF\n");
        assertThat(text).as("a stream of 300,000 bytes stays deflated").doesNotContain("xxxxxxxxxx");
    }

    private static OpenedContainer opened(Path file) throws IOException {
        return Containers.open(ByteSource.of(Files.readAllBytes(file))).orElseThrow();
    }
}
