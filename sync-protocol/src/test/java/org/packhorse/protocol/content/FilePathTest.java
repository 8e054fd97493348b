package org.packhorse.protocol.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilePathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"a", "en/water.html", "a b", "...", "..a", "a..", ".hidden", "ماء.html", "水/水.svg", "😀", "a:b*?"
            })
    void acceptsRelativePathsOfAnyScript(String text) throws Exception {
        assertThat(FilePath.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/etc/passwd",
                "a/",
                "//a",
                "a///b",
                "a////",
                "a//b//c//d//e//f",
                "a//../b",
                ".",
                "..",
                "../a",
                "a/..",
                "a/../b",
                "a/./b",
                "./a",
                "a\\b",
                "..\\a",
                "C:\\a",
                "a\0b",
                "a\nb",
                "a\u007fb",
                "a\u0085b",
                "a\ud800",
                "\udc00a",
                "\udc00\ud800"
            })
    void refusesHostilePaths(String text) {
        assertThatThrownBy(() -> FilePath.parse(text)).isInstanceOf(RefusedInputException.class);
        assertThatIllegalArgumentException().isThrownBy(() -> new FilePath(text));
    }

    @Test
    void leadsIntoContainers() throws Exception {
        var book = new FilePath("en/book.epub");
        var part = book.part("OEBPS/ch1.xhtml");

        assertThat(part).hasToString("en/book.epub//OEBPS/ch1.xhtml");
        assertThat(part.isPart() && !part.isRecipe()).isTrue();
        assertThat(part.container()).isEqualTo(book);
        assertThat(part.extension()).isEqualTo("xhtml");
        assertThat(book.isPart()).isFalse();
        var recipe = book.recipe().orElseThrow();
        assertThat(recipe).hasToString("en/book.epub//");
        assertThat(recipe.isRecipe() && recipe.isPart()).isTrue();
        assertThat(recipe.container()).isEqualTo(book);
    }

    @Test
    void leadsIntoContainersInContainersToALimit() throws Exception {
        var inner = new FilePath("a.zip").part("b.epub").part("c.zip").part("d.gz");

        assertThat(inner.container()).hasToString("a.zip//b.epub//c.zip");
        assertThat(inner.recipe()).isPresent();
        assertThat(inner.part("e").recipe()).isEmpty();
        assertThatThrownBy(() -> inner.part("e").part("f")).hasMessageContaining("more than 4 containers");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "a//b", "../a", "/a", "a/"})
    void refusesNamesThatAreNoParts(String name) {
        assertThatThrownBy(() -> new FilePath("book.epub").part(name)).isInstanceOf(RefusedInputException.class);
    }

    @Test
    void countsTheLimitInBytes() throws Exception {
        assertThat(FilePath.parse("水".repeat(341) + "a").toBytes()).hasSize(FilePath.LIMIT_BYTES);
        assertThatThrownBy(() -> FilePath.parse("水".repeat(341) + "ab")).isInstanceOf(RefusedInputException.class);
        assertThatThrownBy(() -> FilePath.parse("a".repeat(1_000_000))).hasMessageContaining("longer than 1024 bytes");
    }

    @Test
    void isOrderedByUtf8BytesNotByChars() {
        // U+FF5E comes before U+1F600, though the latter's first UTF-16 unit is the smaller one.
        var ordered = Stream.of("A", "a", "a/b", "a0", "é", "\uff5e", "\ud83d\ude00")
                .map(FilePath::new)
                .toList();

        assertThat(ordered).isSorted();
        assertThat(ordered.getFirst().toBytes()).isEqualTo("A".getBytes(UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "a/b.HTML, b.HTML, html",
        "a.b/c, c, ''",
        ".profile, .profile, ''",
        "a., a., ''",
        "a.tar.gz, a.tar.gz, gz",
        "I.TXT, I.TXT, txt"
    })
    void knowsItsNameAndExtension(String path, String name, String extension) {
        assertThat(new FilePath(path).name()).isEqualTo(name);
        assertThat(new FilePath(path).folder() + name).isEqualTo(path);
        assertThat(new FilePath(path).extension()).isEqualTo(extension);
    }
}
