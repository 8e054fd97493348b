package org.packhorse.node.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.packhorse.protocol.content.RefusedInputException;

/** Descriptions as curators write them. */
final class MetadataFileTest {
    @TempDir
    private Path home = Path.of("set by JUnit");

    private MetadataFile read(String text) throws Exception {
        var file = home.resolve("lessons.toml");
        Files.writeString(file, text);
        return MetadataFile.read(file);
    }

    /** Two items of which the second, {@code pani}, also says {@code line}. */
    private MetadataFile readWith(String line) throws Exception {
        return read("""
                [[resource]]
                id = "water"
                title = "Water"
                entry = "water.html"
                [[resource]]
                id = "pani"
                title = "पानी"
                entry = "pani.html"
                """ + line + "\n");
    }

    @Test
    void readsWhatNotepadWrites() throws Exception {
        var read = read("\ufefftitle = \"Water\"\r\nlanguages = [\"ne\"]\r\n");

        assertThat(read.details().title()).contains("Water");
        assertThat(read.details().languages()).containsExactly("ne");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "level = \"primry\" | level is one of [primary, secondary, teachers, all], not primry",
                "description = 7 | description is not a text in quotes",
                "subjects = [\" \"] | subjects has at most 64 entries of 1 to 200 characters each",
                "languages = [\"english\"] | \"english\" is no tag of a language (BCP 47): write \"en\"",
                "languages = [\"pt_BR\"] | \"pt_BR\" is no tag of a language (BCP 47): write \"pt-BR\"",
                "languages = [\"en\", \"xx-evil\"] | \"xx-evil\" is no tag of a language (BCP 47): write one such as",
                "languages = [\"en-x\"] | \"en-x\" is no tag of a language (BCP 47)",
                "accessibility = [\"nonsense\"] | accessibility has \"nonsense\", which is not one of schema.org's",
                "accessibility = [\"Captions\"] | accessibility has \"Captions\"",
                "titel = \"x\" | titel\" is not one of"
            })
    void saysWhichItemIsWrong(String line, String problem) {
        assertThatExceptionOfType(RefusedInputException.class)
                .isThrownBy(() -> readWith(line))
                .withMessageContaining("lessons.toml")
                .withMessageContaining("resource 2 (pani): ")
                .withMessageContaining(problem)
                .withMessageEndingWith("; mend the file and import again");
    }

    @Test
    void namesBothItemsThatHaveTheSameId() {
        assertThatExceptionOfType(RefusedInputException.class)
                .isThrownBy(() -> readWith("[[resource]]\nid = \"water\"\ntitle = \"x\"\nentry = \"x.html\""))
                .withMessageContaining("resource 3 (water): resource 1 has the same id");
    }

    @Test
    void countsItemsThatHaveNoId() {
        assertThatExceptionOfType(RefusedInputException.class)
                .isThrownBy(() -> readWith("[[resource]]\ntitle = \"x\""))
                .withMessageContaining("resource 3: id is missing");
    }

    @Test
    void takesTagsOfAllLanguagesAndWordsOfSchemaOrg() throws Exception {
        var item = readWith("languages = [\"ny\", \"quz\", \"sr-Latn-RS\", \"zh-Hant\", \"mul\"]\n"
                        + "accessibility = [\"captions\", \"MathML\", \"displayTransformability/resizeText\"]")
                .resources()
                .getLast();

        assertThat(item.languages()).isEqualTo(List.of("ny", "quz", "sr-Latn-RS", "zh-Hant", "mul"));
        assertThat(item.accessibility()).hasSize(3);
    }
}
