package org.packhorse.node.library.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.packhorse.node.library.reading.markup.Passage;

/** What stands above Markdown documents for other programs. */
class FrontMatterTest {
    private Desk desk;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        desk = new Desk(folder);
    }

    @AfterEach
    void close() throws Exception {
        desk.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "---\ntitle: \"Les fractions\"\nlang: fr\ntags: [a, b]\n---\n\nUn demi.",
                "\ufeff---\r\n# made by hand\r\nlayout: page\r\ntitle: Les fractions\r\nlang: fra\r\n...\r\nUn demi.",
                "+++\ntitle = 'Les fractions'\nlanguage = \"fr\"\n+++\nUn demi."
            })
    void takesWhatStandsAboveMarkdownForWhatItIs(String text) throws Exception {
        desk.with("lesson.md", text);

        var page = desk.documents.rewrite(desk, desk.entry("lesson.md"), desk).orElseThrow();
        assertThat(page.html()).contains("<p>Un demi.</p>").doesNotContain("tags", "layout", "fractions");
        assertThat(page.title()).isEqualTo("Les fractions");
        assertThat(page.tag()).isEqualTo("fr");
        assertThat(desk.documents
                        .words(desk, desk.entry("lesson.md"))
                        .orElseThrow()
                        .passages())
                .extracting(Passage::text)
                .containsExactly("Un demi.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "---\nA text between rules.\n---\nMore.",
                "---\ntitle: without an end",
                "Text\n---\ntitle: x\n---\n",
                "---",
                ""
            })
    void leavesTextBetweenRulesAlone(String text) {
        assertThat(FrontMatter.of(text).rest(text)).isEqualTo(text);
        assertThat(FrontMatter.of(text).value("title")).isEmpty();
    }
}
