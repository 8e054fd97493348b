package org.packhorse.node.library.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.packhorse.protocol.content.FilePath;

class BooksTest {
    private static final String CONTAINER =
            "<?xml version=\"1.0\"?><container xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">"
                    + "<rootfiles><rootfile full-path=\"OEBPS/book.opf\" media-type=\"application/oebps-package+xml\"/></rootfiles></container>";

    @AutoClose
    private final Desk desk = new Desk();

    @BeforeEach
    void open() throws Exception {
        desk.with("b.epub", "the whole book").with("b.epub//META-INF/container.xml", CONTAINER);
    }

    private static String opf(String manifest, String spine, String toc) {
        return "<opf:package xmlns:opf=\"http://www.idpf.org/2007/opf\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><opf:metadata>"
                + "<dc:title>Water &amp; health</dc:title><dc:language>sw</dc:language><dc:creator>A. Teacher</dc:creator></opf:metadata>"
                + "<opf:manifest>" + manifest + "</opf:manifest><opf:spine " + toc + ">" + spine
                + "</opf:spine></opf:package>";
    }

    private static String item(String id, String href) {
        return "<opf:item id=\"" + id + "\" href=\"" + href + "\" media-type=\"application/xhtml+xml\"/>";
    }

    private static String refs(String... ids) {
        return java.util.Arrays.stream(ids)
                .map(id -> "<opf:itemref idref=\"" + id + "\"/>")
                .collect(Collectors.joining());
    }

    private Book book() throws Exception {
        return desk.documents.findBook(desk, desk.entry("b.epub")).orElseThrow();
    }

    private void chapters(String... names) throws Exception {
        for (var name : names) {
            desk.with("b.epub//OEBPS/" + name, "<html><body><p>" + name + "</p></body></html>");
        }
    }

    @Test
    void readsABookOfTheThirdEdition() throws Exception {
        chapters("text/one.xhtml", "text/two words.xhtml");
        desk.with(
                        "b.epub//OEBPS/nav.xhtml",
                        "<html xmlns:epub='x'><body><nav epub:type='landmarks'><ol><li><a href='no'>No</a></li></ol></nav>"
                                + "<nav epub:type='toc'><ol><li><a href='text/one.xhtml'><span>One</span></a><ol><li>"
                                + "<a href='text/one.xhtml#s'>Deeper</a></li></ol></li><li><span>Part</span></li>"
                                + "<li><a href='text/two%20words.xhtml'>Two</a></li></ol></nav></body></html>")
                .with(
                        "b.epub//OEBPS/book.opf",
                        opf(
                                item("a", "text/one.xhtml") + item("b", "text/two%20words.xhtml")
                                        + "<opf:item id='n' href='nav.xhtml' properties='nav'/>",
                                refs("a", "b"),
                                ""));

        var book = book();

        assertThat(book.title()).isEqualTo("Water & health");
        assertThat(book.tag()).isEqualTo("sw");
        assertThat(book.creators()).containsExactly("A. Teacher");
        assertThat(book.chapters())
                .containsExactly(
                        new Book.Chapter(new FilePath("b.epub//OEBPS/text/one.xhtml"), "One", false),
                        new Book.Chapter(new FilePath("b.epub//OEBPS/text/two words.xhtml"), "Two", false));
        assertThat(book.contents().stream().map(e -> e.level() + " " + e.title() + " " + e.fragment()))
                .containsExactly("1 One ", "2 Deeper s", "1 Part ", "1 Two ");
    }

    @Test
    void readsABookOfTheSecondEdition() throws Exception {
        chapters("one.html", "two.html");
        desk.with(
                        "b.epub//OEBPS/toc.ncx",
                        "<ncx><navMap><navPoint><navLabel><text>One</text></navLabel><content src='one.html'/>"
                                + "<navPoint><navLabel><text>Deeper</text></navLabel><content src='one.html#x'/></navPoint></navPoint>"
                                + "<navPoint><navLabel><text>Two</text></navLabel><content src='two.html'/></navPoint></navMap></ncx>")
                .with(
                        "b.epub//OEBPS/book.opf",
                        opf(
                                item("a", "one.html") + item("b", "two.html") + item("ncx", "toc.ncx"),
                                refs("a", "b"),
                                "toc=\"ncx\""));

        assertThat(book().contents().stream().map(e -> e.level() + " " + e.title()))
                .containsExactly("1 One", "2 Deeper", "1 Two");
        assertThat(book().chapters().getLast().title()).isEqualTo("Two");
    }

    @Test
    void callsWhatTheContentsLeaveOutByItsOwnNameAndCountsChaptersOnly() throws Exception {
        desk.with("b.epub//OEBPS/cover.xhtml", "<html><body><img src='c.png'/></body></html>")
                .with("b.epub//OEBPS/title.xhtml", page("Water &amp; health", "<h1>Water &amp; health</h1>"))
                .with("b.epub//OEBPS/nav.xhtml", "<nav epub:type='toc'><ol><li><a href='one.xhtml'>One</a></ol></nav>")
                .with("b.epub//OEBPS/one.xhtml", page("x", "<p>1"))
                .with("b.epub//OEBPS/two.xhtml", page("two.xhtml", "<style>h1{}</style><h2>The <i>well</i></h2>"))
                .with("b.epub//OEBPS/three.xhtml", page("Rivers", "<h1>Later</h1>"))
                .with("b.epub//OEBPS/four.xhtml", page("water & health", "<p>4"))
                .with(
                        "b.epub//OEBPS/book.opf",
                        opf(
                                item("c", "cover.xhtml")
                                        + item("t", "title.xhtml")
                                        + "<opf:item id='n' href='nav.xhtml' properties='nav'/>"
                                        + item("a", "one.xhtml")
                                        + item("b", "two.xhtml")
                                        + item("d", "three.xhtml")
                                        + item("e", "four.xhtml"),
                                refs("c", "t", "n", "a", "b", "d", "e"),
                                ""));

        var book = book();

        assertThat(book.chapters())
                .extracting(Book.Chapter::title)
                .containsExactly("", "Water & health", "One", "The well", "Rivers", "");
        assertThat(IntStream.range(0, 6).map(book::number)).containsExactly(0, 0, 1, 2, 3, 4);
        assertThat(book.count()).isEqualTo(4);
        assertThat(book.indexOf(new FilePath("b.epub//OEBPS/nav.xhtml"))).isNegative();
    }

    @Test
    void keepsAsChaptersWhatWouldElseBeNoBook() throws Exception {
        chapters("one.xhtml", "nav.xhtml");
        var nav = "<opf:item id='n' href='nav.xhtml' properties='nav'/>";
        desk.with("b.epub//OEBPS/book.opf", opf(nav, refs("n"), ""));
        assertThat(book().chapters()).hasSize(1);

        desk.with("b.epub", "another")
                .with("b.epub//OEBPS/nav.xhtml", "<nav><ol><li><a href='one.xhtml'>Water &amp; health</a></ol></nav>")
                .with("b.epub//OEBPS/book.opf", opf(item("a", "one.xhtml") + nav, refs("a"), ""));
        assertThat(book().number(0)).isEqualTo(1);
    }

    private static String page(String title, String body) {
        return "<html><head><title>" + title + "</title></head><body>" + body + "</body></html>";
    }

    @Test
    void tellsWhichChaptersAreLocked() throws Exception {
        chapters("one.html", "two.html", "three.html");
        var entry =
                "<enc:EncryptedData><enc:EncryptionMethod Algorithm='%s'/><enc:CipherData><enc:CipherReference URI='OEBPS/%s'/>"
                        + "</enc:CipherData></enc:EncryptedData>";
        desk.with(
                        "b.epub//OEBPS/book.opf",
                        opf(
                                item("a", "one.html") + item("b", "two.html") + item("c", "three.html"),
                                refs("a", "b", "c"),
                                ""))
                .with(
                        "b.epub//META-INF/encryption.xml",
                        "<encryption>" + entry.formatted("http://www.w3.org/2001/04/xmlenc#aes128-cbc", "two.html")
                                + entry.formatted("http://www.idpf.org/2008/embedding", "three.html")
                                + "</encryption>");

        assertThat(book().locked()).containsExactly(new FilePath("b.epub//OEBPS/two.html"));
        assertThat(book().isLocked()).isFalse();
    }

    @Test
    void leavesOutWhatIsNotThereOrOutside() throws Exception {
        chapters("one.xhtml");
        desk.with("secret.html", "<p>x</p>")
                .with(
                        "b.epub//OEBPS/book.opf",
                        opf(
                                item("a", "../../secret.html")
                                        + item("b", "one.xhtml")
                                        + item("c", "gone.xhtml")
                                        + item("d", "https://evil.example/x.xhtml")
                                        + item("e", "book.opf")
                                        + item("f", "../../../../../etc/passwd"),
                                refs("a", "b", "c", "d", "e", "f", "none", "b"),
                                ""));

        assertThat(book().chapters())
                .extracting(Book.Chapter::part)
                .containsExactly(new FilePath("b.epub//OEBPS/one.xhtml"));
    }

    @Test
    void readsTablesThatRunInCirclesOnce() throws Exception {
        chapters("one.xhtml");
        var nav = "<nav epub:type='toc'>" + "<ol><li><a href='nav.xhtml'>Again</a>".repeat(6_000) + "</nav>";
        desk.with("b.epub//OEBPS/nav.xhtml", nav)
                .with(
                        "b.epub//OEBPS/book.opf",
                        opf(
                                item("a", "one.xhtml") + "<opf:item id='n' href='nav.xhtml' properties='nav'/>",
                                refs("a"),
                                ""));

        assertThat(book().contents()).hasSizeLessThanOrEqualTo(BookContents.LINE_LIMIT);
        assertThat(book().contents()).allMatch(line -> line.level() <= 6);
    }

    @Test
    void hasAnEndToItsChapters() throws Exception {
        var ids = IntStream.range(0, 5_000).mapToObj(i -> "i" + i).toArray(String[]::new);
        var items = new StringBuilder();
        for (int i = 0; i < ids.length; i++) {
            items.append(item(ids[i], i + ".xhtml"));
        }
        for (int i = 0; i < 2_100; i++) {
            chapters(i + ".xhtml");
        }
        desk.with("b.epub//OEBPS/book.opf", opf(items.toString(), refs(ids), ""));

        assertThat(book().chapters()).hasSize(Books.CHAPTER_LIMIT);
    }

    @Test
    void isNoBookWhereNothingSaysSo() throws Exception {
        desk.with("raw.epub", "PK").with("b.epub//OEBPS/book.opf", "<package><spine/></package>");

        assertThat(desk.documents.findBook(desk, desk.entry("raw.epub"))).isEmpty();
        assertThat(desk.documents.findBook(desk, desk.entry("b.epub"))).isEmpty();
        desk.with("c.epub", "c").with("c.epub//META-INF/container.xml", "<rootfile full-path='../../x.opf'/>");
        assertThat(desk.documents.findBook(desk, desk.entry("c.epub"))).isEmpty();
        desk.with("d.epub", "d").with("d.epub//META-INF/container.xml", "\u0000\u0001<<<<>>>>&&&;");
        assertThat(desk.documents.findBook(desk, desk.entry("d.epub"))).isEmpty();
    }

    @Test
    void isNotReadWhereItsDescriptionIsOutOfMeasure() throws Exception {
        chapters("one.xhtml");
        desk.with(
                "b.epub//OEBPS/book.opf",
                opf(item("a", "one.xhtml"), refs("a"), "") + " ".repeat(ReadingRoom.DOCUMENT_LIMIT_BYTES));

        assertThat(desk.documents.findBook(desk, desk.entry("b.epub"))).isEmpty();
    }

    @Test
    @Timeout(60)
    void isNotHeldUpByWordsInsideOfWords() throws Exception {
        var words = "x".repeat(300_000);
        chapters("a.xhtml");
        desk.with(
                        "b.epub//OEBPS/book.opf",
                        "<package><dc:title>" + "<dc:title>".repeat(5_000) + "<dc:creator>".repeat(5_000)
                                + "<manifest><item id='a' href='a.xhtml'/><item id='n' href='toc.ncx'/></manifest>"
                                + "<spine toc='n'><itemref idref='a'/></spine>" + words)
                .with("b.epub//OEBPS/toc.ncx", "<navMap>" + "<navPoint><navLabel>".repeat(4_000) + words);

        assertThat(book().title()).hasSizeLessThanOrEqualTo(200);
        assertThat(book().creators()).hasSizeLessThanOrEqualTo(10);
        assertThat(book().contents()).allMatch(line -> line.title().length() <= 200);
    }

    @Test
    @Timeout(20)
    void isNotHeldUpByLocksInsideOfLocks() throws Exception {
        chapters("a.html");
        desk.with("b.epub//OEBPS/book.opf", opf(item("a", "a.html"), refs("a"), ""))
                .with("b.epub//META-INF/encryption.xml", "<encryption>" + "<EncryptedData>".repeat(34_000));

        assertThat(book().isLocked()).isFalse();
    }

    @Test
    void cutsNoCharacterOfADescriptionInTwo() throws Exception {
        var package1 =
                "<package><dc:description>" + "x".repeat(998) + "😀".repeat(2_000) + "</dc:description></package>";

        var says = BookDetails.find((name, limit) ->
                        Optional.of((name.equals(BookDetails.CONTAINER) ? "<rootfile full-path='p'/>" : package1)
                                .getBytes(StandardCharsets.UTF_8)))
                .orElseThrow();

        assertThat(says.description()).isEqualTo("x".repeat(998) + "…");
    }
}
