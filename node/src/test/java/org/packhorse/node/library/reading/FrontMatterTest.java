package org.packhorse.node.library.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands above Markdown documents for other programs. */
class FrontMatterTest {
    @AutoClose
    private final Desk desk = new Desk();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "---\ntitle: \"Les fractions\"\nlang: fr\ntags: [a, b]\n---\n\nUn demi.",
                "\ufeff---\r\n# made by hand\r\nlayout: page\r\ntitle: Les fractions\r\nlang: fra\r\n...\r\nUn demi.",
                "+++\ntitle = 'Les fractions'\nlanguage = \"fr\"\n+++\nUn demi."
            })
    void takesWhatStandsAboveMarkdownForWhatItIs(String text) throws Exception {
        desk.with("lesson.md", text);

        var page = desk.rewrite("lesson.md");
        assertThat(page.html()).contains("<p>Un demi.</p>").doesNotContain("tags", "layout", "fractions");
        assertThat(page.title()).isEqualTo("Les fractions");
        assertThat(page.tag()).isEqualTo("fr");
        assertThat(desk.words("lesson.md")).containsExactly("Un demi.");
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
