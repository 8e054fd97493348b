package org.packhorse.node.library.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.packhorse.node.library.reading.markup.Passage;

/** What scripts and styles consist of is never text. */
class HiddenScriptsTest {
    @AutoClose
    private final Desk desk = new Desk();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<SCRIPT>if (a<b && c>d) alert(1)</SCRIPT>",
                "<div><script>document.write('</div>alert(1)')</script></div>",
                "<script>//<![CDATA[\nalert(1) //]]></script>",
                "<script><!-- <script>alert(1)</script> alert(1) --></script>",
                "<script src='a.js'/>alert(1)</script>",
                "<script src='a.js'/><script>alert(1)</script>",
                "<svg><title>t<script>alert(1)</script></title></svg>",
                "<object><style>alert(1)</style></object>",
                "<math><annotation>alert(1)</annotation></math>"
            })
    void showsNoScriptAsText(String hidden) throws Exception {
        var html = "<html><head><title>x</title></head><body><p>one</p>" + hidden + "<p>two</p></body></html>";
        desk.with("a.html", html)
                .with("a.xhtml", html)
                .with("b.xhtml", html.replace("<html>", "<html xmlns='http://www.w3.org/1999/xhtml'>"));

        for (var name : List.of("a.html", "a.xhtml", "b.xhtml")) {
            var told = desk.documents.words(desk, desk.entry(name)).orElseThrow();
            assertThat(told.passages())
                    .as(name)
                    .extracting(Passage::text)
                    .startsWith("one")
                    .endsWith("two")
                    .noneMatch(text -> text.contains("alert"));
            assertThat(desk.rewrite(name).html())
                    .as(name)
                    .contains("one", "two")
                    .doesNotContain("alert");
        }
    }

    @Test
    void looksAtSomeHiddenScriptsOnly() {
        var bomb = "<script><!-- <script> ".repeat(20_000).getBytes(StandardCharsets.UTF_8);

        assertThat(HiddenScripts.blank(bomb)).isSameAs(bomb);
    }
}
