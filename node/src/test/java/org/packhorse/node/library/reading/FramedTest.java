package org.packhorse.node.library.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.packhorse.node.library.reading.markup.Passage;
import org.packhorse.node.library.reading.markup.Reference;
import org.packhorse.protocol.content.FilePath;

/** What documents have beside their own words: frames, gaps, and where they go on to. */
class FramedTest {
    @AutoClose
    private final Desk desk = new Desk();

    @Test
    void keepsWordsApartThatTabsAndLineBreaksPart() throws Exception {
        desk.with(
                        "list.odt//content.xml",
                        "<text:p>Name<text:tab/>Age<text:line-break/>Abebe<text:s text:c='3'/>12</text:p>")
                .with("list.odt", "in one piece")
                .with(
                        "list.docx//word/document.xml",
                        "<w:p><w:r><w:t>Name</w:t><w:tab/><w:t>Age</w:t><w:br/><w:t>Abebe</w:t></w:r></w:p>")
                .with("list.docx", "in one piece");

        assertThat(desk.documents.office(desk, desk.entry("list.odt")))
                .extracting(Passage::text)
                .containsExactly("Name Age Abebe 12");
        assertThat(desk.documents.office(desk, desk.entry("list.docx")))
                .extracting(Passage::text)
                .containsExactly("Name Age Abebe");
    }

    @Test
    void leadsToWhatADocumentShowsInFramesOrGoesOnTo() throws Exception {
        desk.with("index.html", "<title>Home</title><meta http-equiv=Refresh content=\"0; URL='home.html'\">")
                .with(
                        "home.html",
                        "<p>Words<iframe src=part.html title='A part'>no</iframe><iframe src=http://x.example/></iframe>")
                .with(
                        "frames.html",
                        "<frameset cols='*,*'><frame src=part.html><frame src=gone.html><noframes>no</noframes></frameset>")
                .with("part.html", "<object data=home.html>The home</object><object data=gone.html>Gone</object>");

        assertThat(rewritten("index.html")).isEqualTo("<a href=\"read:home.html\">Home</a> ");
        assertThat(rewritten("home.html"))
                .contains("Words<a href=\"read:part.html\">A part</a>")
                .doesNotContain("no", "x.example");
        assertThat(rewritten("frames.html")).isEqualTo("<a href=\"read:part.html\">part.html</a> ");
        assertThat(rewritten("part.html")).isEqualTo("<a href=\"read:home.html\">The home</a> Gone");
        assertThat(desk.passages("index.html"))
                .containsExactly(new Passage(
                        Passage.Kind.TEXT, "Home", List.of(new Reference.Inside(new FilePath("home.html"), ""))));
        assertThat(desk.words("home.html")).containsExactly("Words A part");
    }

    /** Each took seconds, and the longest that is read at all is meant. */
    @Test
    @Timeout(60)
    void readsWhereItGoesOnToInOnePass() throws Exception {
        var spaces = "0;url=" + " ".repeat(2_000) + "a\nb";
        for (int i = 0; i < 40; i++) {
            desk.with("index.html", "<p>Words" + i + "<meta http-equiv=refresh content='" + spaces + "'>");

            assertThat(rewritten("index.html")).contains("Words" + i).doesNotContain("href");
        }
    }

    private String rewritten(String path) throws Exception {
        return desk.rewrite(path).html();
    }
}
