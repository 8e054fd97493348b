package org.packhorse.node.library.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.packhorse.node.html.Encoding;
import org.packhorse.node.library.reading.markup.Passage;
import org.packhorse.node.library.reading.markup.Reference;
import org.packhorse.node.library.reading.markup.Remembered;

/** The words of documents, without anything else. */
class TextTest {
    @AutoClose
    private final Desk desk = new Desk();

    @Test
    void givesEveryLineOfALongTextOnce() throws Exception {
        var text = IntStream.range(0, 9_000).mapToObj(i -> "line " + i + " ü\n").collect(Collectors.joining());
        desk.with("long.txt", text);

        assertThat(desk.portions("long.txt")).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "ü", "😀", "中"})
    void cutsALineWithoutEndBetweenCharacters(String character) throws Exception {
        desk.with("line.txt", character.repeat(50_000));

        assertThat(desk.portions("line.txt").replace("\n", "")).isEqualTo(character.repeat(50_000));
    }

    @Test
    void readsOldPagesAndMarkdownInTheirOwnCharacters() throws Exception {
        var old = Charset.forName("windows-1252");
        desk.with("old.html", "<p>na\u00efve \u201cx\u201d".getBytes(old)).with("old.md", "caf\u00e9".getBytes(old));

        for (var name : List.of("old.html", "old.md")) {
            assertThat(desk.words(name)).containsExactly(name.equals("old.md") ? "café" : "naïve “x”");
        }
    }

    @Test
    void findsWhatIsWrittenInDrawingsAndOfficeDocuments() throws Exception {
        desk.with(
                        "plan.svg",
                        "<svg><title>The well</title><style>no</style><script>no()</script><g><desc>From above<script>no()</script></desc>"
                                + "<text>12 <tspan>m</tspan></text></g></svg>")
                .with(
                        "talk.pptx//ppt/slides/slide1.xml",
                        "<p:sld><a:p><a:r><a:t>Fir</a:t></a:r><a:r><a:t>st</a:t></a:r></a:p></p:sld>")
                .with("talk.pptx//ppt/slides/slide2.xml", "<p:sld><a:p><a:t>Second</a:t></a:p></p:sld>")
                .with("talk.pptx", "in one piece");

        assertThat(desk.documents.drawn(desk, desk.entry("plan.svg")).orElseThrow())
                .extracting(Passage::text)
                .containsExactly("The well", "From above", "12 m");
        assertThat(desk.documents.office(desk, desk.entry("talk.pptx")))
                .extracting(Passage::text)
                .containsExactly("First", "Second");
    }

    @Test
    void findsThePagesOfCarriedText() throws Exception {
        desk.with("en/a.pdf", "%PDF").with(".text/en/a.pdf.txt", "one\fzwei\n\nlines\f\ffour\f");
        var entry = desk.entry("en/a.pdf");

        assertThat(desk.documents.carriedPage(desk, entry, 2).orElseThrow().passages())
                .extracting(Passage::text)
                .containsExactly("zwei", "lines");
        assertThat(desk.documents.carriedPage(desk, entry, 3).orElseThrow().passages())
                .isEmpty();
        assertThat(desk.documents.carriedPage(desk, entry, 99).orElseThrow())
                .isEqualTo(new PlainText.Portion(PlainText.paragraphs("four"), 4, 4));
        assertThat(desk.documents.carriedPage(desk, desk.with("b.pdf", "x").entry("b.pdf"), 1))
                .isEmpty();
    }

    @Test
    void takesTheWordsOutOfAPage() throws Exception {
        desk.with(
                "a.html",
                "<title>no</title><style>no</style><h1>Water</h1><p>Boil   it <img src=x alt='a pot'> <b>well</b>.<script>no</script>"
                        + "<ul><li>one<li>two</ul><table><tr><td>a<td>b</tr><tr><td>c<td>d</table><pre> x\n  y</pre>"
                        + "<svg><title>a drawing</title><text>no</text></svg><math alttext='x squared'><mi>x</mi></math>");

        assertThat(desk.passages("a.html"))
                .extracting(p -> p.kind() + " " + p.text())
                .containsExactly(
                        "HEADING Water",
                        "TEXT Boil it [a pot] well.",
                        "ITEM one",
                        "ITEM two",
                        "TEXT a | b",
                        "TEXT c | d",
                        "CODE  x\n  y",
                        "TEXT [a drawing] [x squared]");
    }

    @Test
    void keepsWhatIsRaisedLoweredAndWrittenInFormulas() throws Exception {
        desk.with(
                "f.html",
                "<p>x<sup>2</sup> + H<sub>2</sub>O, e<sup>i<i>x</i></sup>, a<sub>n</sub>, 1<sup>st</sup>, note<sup><a href=#n>3</a></sup>"
                        + " 2<sup>2<sup>n</sup></sup> and <math><mi>x</mi><mo>=</mo><mfrac><mrow><mo>-</mo><mi>b</mi></mrow>"
                        + "<mrow><mn>2</mn><mi>a</mi></mrow></mfrac></math> <math alttext=''><mi>y</mi></math>.");

        assertThat(desk.words("f.html"))
                .containsExactly("x² + H₂O, e^(ix), a_n, 1st, note³ 2^(2^n) and x = (-b)/(2a) y.");
    }

    @Test
    void writesMarkdownAsAPage() throws Exception {
        desk.with("pic.png", "x")
                .with("other.md", "# x")
                .with(
                        "a.md",
                        "# tar\n\n> Archive.\n\n- Make `x`:\n\n`tar cf {{a}}`\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n"
                                + "[o](other.md#y) [w](https://w.example/) ![p](pic.png) <script>alert(1)</script>"
                                + " [j](javascript:alert(1))\n");

        var page = desk.rewrite("a.md");

        assertThat(page.headed()).isTrue();
        assertThat(page.html())
                .contains(
                        "<h1 id=\"tar\">tar</h1>",
                        "<blockquote>",
                        "<code>tar cf {{a}}</code>",
                        "<td>1</td>",
                        "<a href=\"read:other.md#y\">o</a>",
                        "(https://w.example/)",
                        "src=\"bytes:pic.png\" alt=\"p\"")
                .doesNotContain("<script", "javascript:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "> ", "- ", "1. ", "*", "_", "[", "![", "`", "<", "[a](", "**a", "\\", "&", "| ", "#", "<a ", "((("
            })
    @Timeout(120)
    void isNotHeldUpByMarkdown(String piece) throws Exception {
        desk.with("b.md", piece.repeat(300_000 / piece.length()) + "\n" + ("x " + piece + "\n").repeat(4_000))
                .with("c.md", piece.repeat(4_000 / piece.length()) + "\n\n" + ("- x " + piece + "\n").repeat(4_000));

        desk.documents.rewrite(desk, desk.entry("b.md"), desk);
        desk.documents.words(desk, desk.entry("c.md"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a|\n", "# a|\n", "- |\n", "a|\r", "> a|\n", "|a\r\n"})
    void refusesATableThatWouldBeMostlyEmpty(String row) {
        var end = row.replaceAll("[^\r\n]", "");
        var quoted = row.startsWith(">") ? "> " : "";
        var table = quoted + "|".repeat(300) + "a" + end + quoted + "|-".repeat(300) + "|" + end + row.repeat(300);
        var small = quoted + "|a".repeat(30) + end + quoted + "|-".repeat(30) + "|" + end + row.repeat(30);

        assertThat(Markdown.isLaborious(table)).isTrue();
        assertThat(Markdown.isLaborious((small + "\n\n").repeat(60))).isTrue();
        assertThat(Markdown.isLaborious((small + "\n\n").repeat(20))).isFalse();
    }

    @Test
    void readsLongListsOfLinks() throws Exception {
        var links = "- [somewhere](https://example.org/a/long/address) is a place\n".repeat(3_000);
        var table = "|a|b|\n|---|---|\n" + "|[x](y)|some more words to make it long enough|\n".repeat(300);
        desk.with("links.md", links + "\n" + table);

        assertThat(desk.passages("links.md")).hasSizeGreaterThan(3_000);
    }

    @Test
    void looksForEachTargetOnceAndForSoManyOnly() throws Exception {
        var same = "<a href=b.html#%d>b</a><img src=p.png>";
        var others = "<a href=%d.html>x</a>";
        desk.with("b.html", "x")
                .with("p.png", "x")
                .with("same.html", repeated(5_000, same))
                .with("many.html", repeated(10_000, others));

        assertThat(rewritten("same.html")).contains("\"read:b.html#4999\"");
        assertThat(desk.lookups).isEqualTo(2);
        rewritten("many.html");
        assertThat(desk.lookups).isEqualTo(2 + Remembered.LIMIT);
    }

    private static String repeated(int times, String element) {
        return IntStream.range(0, times).mapToObj(element::formatted).collect(Collectors.joining());
    }

    private String rewritten(String path) throws Exception {
        return desk.rewrite(path).html();
    }

    @Test
    void numbersHeadingsWithoutGaps() throws Exception {
        desk.with("h.html", "<h2>a</h2><h4>b</h4><h4>c</h4><h2>d</h2><h1>e</h1><h3>f</h3>")
                .with("late.html", "<p>x</p><h1>a</h1><h2>b</h2>");

        assertThat(desk.rewrite("h.html").html())
                .isEqualTo("<h1>a</h1><h2>b</h2><h2>c</h2><h2>d</h2><h2>e</h2><h3>f</h3>");
        var late = desk.rewrite("late.html");
        assertThat(late.headed()).isFalse();
        assertThat(late.html()).isEqualTo("<p>x</p><h2>a</h2><h3>b</h3>");
    }

    @Test
    void keepsWhatReadersNeed() throws Exception {
        desk.with("p.png", "x")
                .with("t.html", "x")
                .with(
                        "k.html",
                        "<html lang=ar dir=rtl><body><p id=here lang=fr>a <ruby>b<rt>c</rt></ruby> <a href='#here'>d</a> <a href=t.html#z>e</a>"
                                + "<figure><img src=p.png alt='f' width=20 height=x><figcaption>g</figcaption></figure>"
                                + "<math display=block><mfrac><mi>x</mi><mn>2</mn></mfrac></math><table><tr><th scope=col colspan=2>h</table>");

        var page = desk.rewrite("k.html");

        assertThat(page.tag()).isEqualTo("ar");
        assertThat(page.direction()).isEqualTo("rtl");
        assertThat(page.html())
                .contains(
                        "<p id=\"here\" lang=\"fr\">",
                        "<ruby>b<rt>c</rt></ruby>",
                        "<a href=\"#here\">d</a>",
                        "<a href=\"read:t.html#z\">e</a>",
                        "src=\"bytes:p.png\" alt=\"f\" width=\"20\">",
                        "<math display=\"block\"><mfrac><mi>x</mi><mn>2</mn></mfrac></math>",
                        "<th scope=\"col\" colspan=\"2\">");
    }

    @Test
    void isNotFilledByAnAddressThatIsReferredToAgainAndAgain() {
        var paragraph = "[a] ".repeat(80) + "\n\n";
        var content = "[a]: http://x/" + "y".repeat(100_000) + "\n\n" + paragraph.repeat(500);

        assertThat(Markdown.parse(content.getBytes(StandardCharsets.UTF_8), Encoding.Languages.UNKNOWN))
                .isEmpty();
    }

    @Test
    void takesNoMoreWordsOutOfATalkThanOutOfAnyDocument() throws Exception {
        desk.with("talk.pptx", "in one piece");
        for (int slide = 1; slide <= 20; slide++) {
            desk.with(
                    "talk.pptx//ppt/slides/slide" + slide + ".xml",
                    "<p:sld><a:p><a:t>" + "x".repeat(200_000) + "</a:t></a:p></p:sld>");
        }

        assertThat(desk.documents.office(desk, desk.entry("talk.pptx"))).hasSizeBetween(1, 4);
    }

    @Test
    void partsTheCellsOfATableHoweverItIsIndented() throws Exception {
        desk.with(
                "t.html",
                "<table>\n <tr>\n  <td>a</td>\n  <td>b</td>\n </tr>\n <tr>\n  <th> c</th>\n  <td></td>\n  <td>d</td>\n </tr></table>");

        assertThat(desk.words("t.html")).containsExactly("a | b", "c | | d");
    }

    @Test
    void cutsAPageThatIsTooLongBetweenCharacters() throws Exception {
        desk.with("a.pdf", "%PDF").with(".text/a.pdf.txt", "x" + "ü".repeat(40_000) + "\f");

        assertThat(desk.documents
                        .carriedPage(desk, desk.entry("a.pdf"), 1)
                        .orElseThrow()
                        .passages())
                .singleElement()
                .extracting(Passage::text)
                .asString()
                .matches("xü+");
    }

    @Test
    void shortensBetweenCharacters() {
        assertThat(Books.shorten("x".repeat(198) + "😀".repeat(10))).isEqualTo("x".repeat(198) + "…");
    }

    @Test
    @Timeout(20)
    void isNotHeldUpByWhatIsRaisedUponWhatIsRaised() throws Exception {
        var name = List.of("deep.html", "deep.xhtml", "links.xhtml");
        desk.with(name.get(0), "<body>" + "<sup>x".repeat(49_000))
                .with(name.get(1), "<html><body>" + "<sub>x".repeat(49_000))
                .with(name.get(2), "<html><body>" + "<sup href='#a'>x".repeat(30_000));

        for (var page : name) {
            var words = desk.documents.words(desk, desk.entry(page)).orElseThrow();
            assertThat(words.passages())
                    .singleElement()
                    .extracting(Passage::text)
                    .asString()
                    .startsWith("xxx");
        }
    }

    @Test
    void writesAnEmptyPageOfMarkdownWithNothing() throws Exception {
        desk.with("empty.md", "").with("page.md", "\ufeff");

        for (var name : List.of("empty.md", "page.md")) {
            assertThat(desk.rewrite(name).html()).isBlank();
        }
    }

    @Test
    void partsAPassageThatIsLongerThanAPortion() {
        var lines = IntStream.range(0, 9_000).mapToObj(i -> "line " + i).toList();
        var leads = new Passage(Passage.Kind.TEXT, String.join(" ", lines), List.of(new Reference.Here("x")));
        var words = new Passage(Passage.Kind.CODE, "x" + "😀".repeat(9_000));

        var portions = Passage.portions(List.of(leads, words));

        assertThat(portions)
                .hasSizeGreaterThan(10)
                .allSatisfy(portion -> assertThat(portion.stream()
                                .mapToInt(passage -> passage.text().length())
                                .sum())
                        .isBetween(1, Passage.PORTION_CHARS));
        var all = portions.stream().flatMap(List::stream).toList();
        assertThat(all.stream()
                        .filter(passage -> passage.kind() == Passage.Kind.TEXT)
                        .map(Passage::text)
                        .collect(Collectors.joining(" ")))
                .isEqualTo(leads.text());
        assertThat(all.stream().flatMap(passage -> passage.links().stream())).hasSize(1);
        assertThat(all.stream()
                        .filter(passage -> passage.kind() == Passage.Kind.CODE)
                        .map(Passage::text))
                .noneMatch(text -> Character.isLowSurrogate(text.charAt(0)))
                .contains("x" + "😀".repeat(4_999));
    }
}
