package org.packhorse.node.search.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.packhorse.node.html.Encoding;
import org.packhorse.node.search.text.TextGatherer.Piece;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.MediaTypes;

/** The text of files, also of those that want to do harm. */
final class TextKindTest {
    static List<Piece> read(TextKind kind, InputStream content) throws IOException {
        var pieces = new ArrayList<Piece>();
        kind.read(content, Encoding.Languages.UNKNOWN, new TextGatherer(pieces::add));
        return pieces;
    }

    static Piece read(TextKind kind, String text) throws IOException {
        var pieces = read(kind, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        assertThat(pieces).hasSize(1);
        return pieces.getFirst();
    }

    private static String markup(String text) throws IOException {
        return read(TextKind.MARKUP, text).text().strip();
    }

    @Test
    void readsWhatAReaderSees() throws Exception {
        var page = read(
                TextKind.MARKUP,
                "<!DOCTYPE html><html lang='sw'><head><title>Maji &amp; afya</title><style>p{x:y}</style>"
                        + "<script>if (a < b) alert('</p>')</script></head><body><!-- not <b>this</b> -->"
                        + "<p>Chemsha <b>ma</b>ji.</p><p title='a > b'>Caf&eacute; &#x41;&#66; R&D</p></body></html>");

        assertThat(page.title()).isEqualTo("Maji & afya");
        assertThat(page.language()).isEqualTo("sw");
        assertThat(page.text().strip()).isEqualTo("Chemsha maji. Café AB R&D");
    }

    @Test
    void takesAHeadingWhereThereIsNoTitle() throws Exception {
        var page = read(TextKind.MARKUP, "<p>x<h2>Water <i>first</i></h2>y<h1>Second</h1>");

        assertThat(page.title()).isEmpty();
        assertThat(page.heading()).isEqualTo("Water first");
    }

    @Test
    void readsTheXmlOfBooks() throws Exception {
        var chapter = read(
                TextKind.MARKUP,
                "<?xml version='1.0'?><document xml:lang=\"fr\"><title>Moyenne</title><metadata><md:x>no</md:x></metadata>"
                        + "<content><section><title>Exemple</title><para>Une <term>somme</term></para></section></content></document>");

        assertThat(chapter.title()).isEqualTo("Moyenne");
        assertThat(chapter.language()).isEqualTo("fr");
        assertThat(chapter.text().strip()).isEqualTo("Exemple Une somme");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<SCRIPT>alert(1)</SCRIPT>",
                "<script >alert(1)</script >",
                "<script>document.write('</p>alert(1)')</script>",
                "<script>//<![CDATA[\nif (a<b && c>d) alert(1) //]]></script>",
                "<script><!-- <script>alert(1)</script> alert(1) --></script>",
                "<script><!-- a --> alert(1)</script>",
                "<svg><path/><script>alert(1)</script></svg>",
                "<x:script>alert(1)</x:script>",
                "<script src='a.js'/>alert(1)</script>",
                "<script src='a.js'/><script>alert(1)</script>",
                "<style>p:after{content:'alert(1)'}</style>",
                "<textarea>alert(1)</textarea><select><option>alert(1)</select>",
                "<iframe>alert(1)</iframe><template>alert(1)</template>"
            })
    void readsNoScriptsOfMarkup(String hidden) throws Exception {
        assertThat(markup("<p>one</p>" + hidden + "<p>two")).isEqualTo("one two");
    }

    @Test
    void readsScriptsInMarkdownAndSubtitlesOnlyWhereTheyAreShown() throws Exception {
        var lesson = read(TextKind.MARKDOWN, """
                A `<script>inline()</script>` and <STYLE>no()</style>. Really <script>no()

                <script src='x'>
                no()
                </script> yes

                ```
                <script>fenced()</script>
                ```
                End.
                """);

        assertThat(lesson.text())
                .contains("inline()", "Really", "fenced()", "yes", "End.")
                .doesNotContain("no()");
        assertThat(read(TextKind.SUBTITLES, "00:01.000 --> 00:02.000\nMaji <script>no()</script> safi\n")
                        .text())
                .contains("Maji", "safi")
                .doesNotContain("no()");
    }

    @Test
    void readsWhatIsSaidOfPictures() throws Exception {
        assertThat(markup("<p>One<img src=\"data:" + "x".repeat(3000) + "\" alt='A lever &amp; a <b>load'/>two"))
                .isEqualTo("One A lever & a <b>load two");
        assertThat(
                        markup(
                                "<img alt=lever><img data-alt=no ALT = \"a pulley\" alt=no /><img alt=\"\"><media alt='gears'/>x"))
                .isEqualTo("lever a pulley gears x");
        assertThat(markup("<area alt='Lake' href=x><input alt='no' title='alt=no'>"))
                .isEqualTo("Lake");
        assertThat(read(TextKind.MARKUP, "<h1><img alt='The title' src=logo.png></h1>")
                        .heading())
                .isEqualTo("The title");
        assertThat(
                        markup(
                                "<svg><style>x</style><title>A &lt;wheel&gt;</title><g><title>no</title><text>no</text></g></svg> rolls"))
                .isEqualTo("A <wheel> rolls");
        assertThat(markup("a<svg/>b<svg><path d='x>y'><!-- </p> --></svg >c<svg><title>open"))
                .isEqualTo("a b c open");
    }

    @Test
    void readsWhatIsWrittenInADrawing() throws Exception {
        var drawing = read(
                TextKind.DRAWING,
                "<?xml version='1.0'?><svg:svg xmlns:svg='x'><svg:title>The pump</svg:title><svg:style>no</svg:style><svg:metadata>no</svg:metadata>"
                        + "<svg:g><svg:text>A <svg:tspan>piston</svg:tspan></svg:text><svg:desc>It goes up.</svg:desc></svg:g></svg:svg>");

        assertThat(drawing.title()).isEqualTo("The pump");
        assertThat(drawing.text().strip()).isEqualTo("A piston It goes up.");
    }

    @Test
    void keepsLittleOfWhatIsSaidOfOnePicture() throws Exception {
        assertThat(markup("<img alt='" + "long ".repeat(100_000) + "'>")).hasSizeLessThan(2_001);
    }

    @Test
    void readsFormulasAsLines() throws Exception {
        var fraction = "<mfrac><mrow><mo>-</mo><mi>b</mi></mrow><mrow><mn>2</mn><mi>a</mi></mrow></mfrac>";

        assertThat(markup("so <math><mi>x</mi><mo>=</mo>" + fraction + "</math> holds"))
                .isEqualTo("so x = (-b)/(2a) holds");
        assertThat(markup("<m:math alttext=\"half of a\"><m:mi>x</m:mi></m:math>, b"))
                .isEqualTo("half of a , b");
        assertThat(markup("<math><mi>never closed")).isEqualTo("never closed");
    }

    @Test
    void readsTheTextOfWordProcessors() throws Exception {
        assertThat(read(TextKind.RICH, "{\\rtf1\\ansi{\\fonttbl\\f0 Arial;}caf\\'e9\\par pangolin}")
                        .text())
                .isEqualTo("café pangolin");
    }

    @Test
    void readsBrokenMarkupToItsEnd() throws Exception {
        assertThat(markup("a < b <p b='unclosed")).isEqualTo("a < b");
        assertThat(markup("<p>one<p>two</b></i><li>three")).isEqualTo("one two three");
        assertThat(markup("<script>never closed")).isEmpty();
        assertThat(markup("<!-- never closed")).isEmpty();
        assertThat(markup("<")).isEqualTo("<");
        assertThat(markup("a&nbsp;b&unknown;c&#xFFFFFFFF;d")).startsWith("a b&unknown;c");
    }

    @Test
    void readsTheCharsetThatAPageDeclares() throws Exception {
        var latin = "<meta charset=iso-8859-1><p>café".getBytes(StandardCharsets.ISO_8859_1);
        var thai = "<?xml version='1.0' encoding='windows-874'?><p>ภาษา".getBytes(Charset.forName("windows-874"));

        assertThat(read(TextKind.MARKUP, new ByteArrayInputStream(latin))
                        .getFirst()
                        .text())
                .contains("café");
        assertThat(read(TextKind.MARKUP, new ByteArrayInputStream(thai))
                        .getFirst()
                        .text())
                .contains("ภาษา");
        assertThat(markup("<meta charset=no-such-thing><p>x")).isEqualTo("x");
    }

    @Test
    void readsWhatWasWrittenBeforeUtf8AndSaysNothing() throws Exception {
        for (var kind : List.of(TextKind.MARKUP, TextKind.PLAIN)) {
            var old = ("x".repeat(3_000) + " caf\u00e9").getBytes(Charset.forName("windows-1252"));

            assertThat(read(kind, new ByteArrayInputStream(old)).getFirst().text())
                    .contains("café");
        }
    }

    @Test
    void readsMarkdownAndSubtitlesWithoutTheirMarks() throws Exception {
        var lesson = read(TextKind.MARKDOWN, "# tar\n\n> Archive *files*.\n- `tar cf` [more](http://x/y)\n");
        assertThat(lesson.title()).isEqualTo("tar");
        assertThat(lesson.text().strip()).isEqualTo("tar Archive files . tar cf more");

        var film = """
                WEBVTT

                1
                00:01.000 --> 00:04.000
                <v Ann>Boil the water.

                2
                00:05.000 --> 00:06.000
                Then wait.
                """;
        assertThat(read(TextKind.SUBTITLES, film).text().strip()).isEqualTo("Boil the water. Then wait.");
    }

    @Test
    void readsWhatStandsAboveMarkdownAsItsTitleAndLanguage() throws Exception {
        var lesson =
                read(TextKind.MARKDOWN, "---\ntitle: Les fractions\nlang: fr\ntags: [zebra]\n---\n# Un\n\nUn demi.");
        assertThat(lesson.title()).isEqualTo("Les fractions");
        assertThat(lesson.language()).isEqualTo("fr");
        assertThat(lesson.text().strip()).isEqualTo("Un Un demi.");

        assertThat(read(TextKind.MARKDOWN, "---\ntitle: no end").text()).contains("title", "no end");
        assertThat(read(TextKind.MARKDOWN, "---\nNo keys\n---\nMore").text()).contains("No keys", "More");
    }

    @Test
    void readsSubtitlesByTheirTime() throws Exception {
        var film = read(TextKind.SUBTITLES, """
                00:00:01,000 --> 00:00:02,000
                Fish &amp; chips &lt;here&gt; AT&T

                01:00:00.000 --> 01:00:01.000
                {\\an8}Later

                00:05.000 --> 00:06.000
                back

                999:59:59.000 --> 999:59:59.500
                far
                """);

        assertThat(film.page()).isEqualTo(1);
        assertThat(film.text()).startsWith("Fish & chips <here> AT&T").doesNotContain("an8");
        assertThat(slots(film.text(), "Later")).isEqualTo(360);
        assertThat(slots(film.text(), "back")).isEqualTo(360);
        assertThat(slots(film.text(), "far")).isEqualTo(3_599);
    }

    private static long slots(String text, String word) {
        return text.substring(0, text.indexOf(word))
                .chars()
                .filter(c -> c == '\f')
                .count();
    }

    @Test
    void readsWhatCellsSayAndNotWhereItStands() throws Exception {
        var sheet = read(
                TextKind.CELLS,
                "<worksheet><row><c t='s'><v>4711</v></c><c t='inlineStr'><is><t>Maize &amp; beans</t></is></c><c><v>1969</v></c>"
                        + "<c><v>0.3333333333</v></c><c t='str'><f>A1</f><v>ripe</v></c></row></worksheet>");

        assertThat(sheet.text().strip()).isEqualTo("Maize & beans 1969 ripe");
    }

    @Test
    void readsExercisesAsFarAsTheyAreJson() throws Exception {
        assertThat(read(TextKind.JSON, "{\"text\":\"one\",\"l10n\":{\"text\":\"no\"},\"tip\":\"two\",\"x\":[broken")
                        .text()
                        .strip())
                .isEqualTo("one two");
        assertThat(read(
                                TextKind.JSON,
                                "{\"textField\":\"The *rain* and the *sea*: 2 * 3 * 4\",\"questions\":[\"*Ice/Snow* melts\"],"
                                        + "\"text\":\"five *stars*\",\"imageAlt\":\"a hill\",\"contentName\":\"Image\"}")
                        .text()
                        .strip())
                .isEqualTo("The rain and the sea: 2 * 3 * 4 Ice/Snow melts five *stars* a hill");
        assertThat(read(TextKind.JSON, "[".repeat(100_000)).text()).isBlank();
        assertThat(read(TextKind.JSON, "{\"text\":\"" + "x".repeat(3 << 20) + "\"}")
                        .text())
                .isBlank();
    }

    @Test
    void readsNothingOfWhatIsNoText() throws Exception {
        var picture = "\u0089PNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR rubbish".getBytes(StandardCharsets.ISO_8859_1);

        for (var kind : List.of(TextKind.MARKUP, TextKind.PLAIN, TextKind.MARKDOWN, TextKind.SUBTITLES)) {
            assertThat(read(kind, new ByteArrayInputStream(picture)).getFirst().text())
                    .isBlank();
        }
    }

    @Test
    void countsPages() throws Exception {
        var small = read(TextKind.PAGES, "one\f\ftwo");
        assertThat(small.page()).isEqualTo(1);
        assertThat(small.text()).isEqualTo("one\f\ftwo");

        var long3 = "word ".repeat(2_000) + "\f";
        var pages =
                read(TextKind.PAGES, new ByteArrayInputStream(long3.repeat(3).getBytes(StandardCharsets.UTF_8)));
        assertThat(pages).extracting(Piece::page).containsExactly(1, 2, 3);
    }

    @Test
    void knowsWhatIsText() {
        assertThat(kind("a/b.html")).contains(TextKind.MARKUP);
        assertThat(kind("book.epub//OEBPS/c1.xhtml")).contains(TextKind.MARKUP);
        assertThat(kind("m/index.cnxml")).contains(TextKind.MARKUP);
        assertThat(kind("film.srt")).contains(TextKind.SUBTITLES);
        assertThat(kind(".text/a.pdf.txt")).contains(TextKind.PAGES);
        assertThat(kind("a.csv")).contains(TextKind.PLAIN);
        assertThat(kind("a/quiz.h5p//content/content.json")).contains(TextKind.JSON);
        assertThat(kind("quiz.zip//content/content.json")).isEmpty();
        assertThat(kind("a.docx//word/document.xml")).contains(TextKind.OFFICE);
        assertThat(kind("a.docx//word/styles.xml")).isEmpty();
        assertThat(kind("a.zip//b.pptx//ppt/slides/slide12.xml")).contains(TextKind.OFFICE);
        assertThat(kind("a.odt//content.xml")).contains(TextKind.OFFICE);
        assertThat(kind("a.ods//content.xml")).contains(TextKind.OFFICE);
        assertThat(kind("a.xlsx//xl/sharedStrings.xml")).contains(TextKind.CELLS);
        assertThat(kind("a.xlsx//xl/worksheets/sheet12.xml")).contains(TextKind.CELLS);
        assertThat(kind("a.xlsx//xl/styles.xml")).isEmpty();
        assertThat(kind("a.epub//OPS/page.svg")).contains(TextKind.DRAWING);
        assertThat(kind("a.zip//page.svg")).isEmpty();
        assertThat(kind("a.pdf")).isEmpty();
        assertThat(kind("a.js")).isEmpty();
        assertThat(kind("book.epub//")).isEmpty();
    }

    private static Optional<TextKind> kind(String path) {
        var at = new FilePath(path);
        return TextKind.of(new FileEntry(at, Digest.ofContent(new byte[0]), 0, MediaTypes.predict(at)));
    }

    @Test
    @Timeout(60)
    void isNotHeldUpByMarkdown() throws Exception {
        for (var pattern : List.of("](", "[a](", "`", "<", "#>*", "&")) {
            var lines = pattern.repeat(2_000) + "\n";

            TextKind.MARKDOWN.read(new Endless(lines), Encoding.Languages.UNKNOWN, new TextGatherer(piece -> {}));
        }
    }

    @Test
    void readsAByteOrderMarkAsNoWord() throws Exception {
        var lesson = read(TextKind.MARKDOWN, "\ufeff# tar\n\nArchive.");
        assertThat(lesson.title()).isEqualTo("tar");
        assertThat(lesson.text().strip()).isEqualTo("tar Archive.");

        var film = "\ufeffWEBVTT\n\n00:01.000 --> 00:04.000\nBoil it.\n";
        assertThat(read(TextKind.SUBTITLES, film).text().strip()).isEqualTo("Boil it.");
        assertThat(read(TextKind.PLAIN, "\ufeffone").text()).isEqualTo("one");
    }

    @Test
    void takesNoComparisonForATag() throws Exception {
        assertThat(markup("<p>if x <5 and y<= 6 then</p><p>wait")).isEqualTo("if x <5 and y<= 6 then wait");
    }

    @Test
    void readsNoConditionsOfOldBrowsers() throws Exception {
        assertThat(markup("<p><![if !supportLists]>1. <![endif]>Boil it.<![CDATA[ Wait.]]>"))
                .isEqualTo("1. Boil it. Wait.]]>");
    }

    @Test
    void takesNoNameForALanguage() throws Exception {
        assertThat(read(TextKind.MARKUP, "<html lang=English><p>x").language()).isEmpty();
        assertThat(read(TextKind.MARKUP, "<html lang=xx><p>x").language()).isEmpty();
        assertThat(read(TextKind.MARKUP, "<html lang=eng><p>x").language()).isEqualTo("en");
        assertThat(read(TextKind.MARKUP, "<html lang=pt_BR><p>x").language()).isEqualTo("pt");
    }
}
