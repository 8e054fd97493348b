package org.packhorse.node.library;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.packhorse.protocol.content.CollectionInfo;
import org.packhorse.protocol.content.Resource;

/** One of everything that can be read, looked at, listened to or started; the containers are there as their parts. */
final class SampleReadings {
    private static final String CONTAINER =
            "<container><rootfiles><rootfile full-path=\"OEBPS/book.opf\"/></rootfiles></container>";

    /** As a picture begins. */
    private static final byte[] PICTURE =
            "\u0089PNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR\u0000rubbish".getBytes(StandardCharsets.ISO_8859_1);

    private final SampleLibrary library;
    private final List<Resource> items = new ArrayList<>();

    private SampleReadings(SampleLibrary library) {
        this.library = library;
    }

    /** Puts them into {@code library} as the collection {@code mix}. */
    static void put(SampleLibrary library) throws IOException {
        var readings = new SampleReadings(library);
        readings.books();
        readings.oddBooks();
        readings.media();
        readings.packages();
        readings.others();
        library.show(
                "mix",
                new CollectionInfo(
                        "All kinds", "One of each.", List.of("en"), "CC-BY-4.0", "The testers", "", readings.items));
    }

    private void item(String id, String title, String tag, String entry) {
        items.add(new Resource(
                id, title, "What it is about.", List.of(tag), "CC-BY-4.0", "", List.of(), "all", List.of(), entry));
    }

    private void file(String path, String text) throws IOException {
        library.file("mix/" + path, text);
    }

    private void books() throws IOException {
        item("well", "The well", "en", "well.epub");
        file("well.epub", "the book in one piece");
        file("well.epub//META-INF/container.xml", CONTAINER);
        file(
                "well.epub//OEBPS/book.opf",
                "<package><metadata><title>The well</title><language>en</language><creator>A. Writer</creator></metadata><manifest>"
                        + "<item id='n' href='nav.xhtml' properties='nav'/><item id='a' href='one.xhtml'/><item id='b' href='two.xhtml'/>"
                        + "<item id='c' href='three.xhtml'/></manifest><spine><itemref idref='a'/><itemref idref='b'/><itemref idref='c'/>"
                        + "</spine></package>");
        file(
                "well.epub//OEBPS/nav.xhtml",
                "<html><body><nav epub:type='toc'><ol><li><a href='one.xhtml'>Digging</a></li><li><a href='two.xhtml'>Water</a><ol>"
                        + "<li><a href='two.xhtml#clean'>Clean water</a></li></ol></li></ol></nav></body></html>");
        file(
                "well.epub//OEBPS/one.xhtml",
                "<html><head><title>x</title><script src='x.js'/></head><body><h1>Digging</h1><p>They dug. <a href='two.xhtml#clean'>On</a>"
                        + " <a href='https://far.example/'>far</a></p><img src='images/well.png' alt='A well'/></body></html>");
        file("well.epub//OEBPS/two.xhtml", "<html><body><h2 id='clean'>Clean water</h2><p>Boil it.</p></body></html>");
        file("well.epub//OEBPS/three.xhtml", "<html lang='ar' dir='rtl'><body><p>ماء</p></body></html>");
        library.file("mix/well.epub//OEBPS/images/well.png", new byte[500]);
        bookInAFolder();
        library.file("mix/picture.html", PICTURE);
        library.file("mix/picture.txt", PICTURE);
        library.file("mix/picture.md", PICTURE);
        item("raw", "A book in one piece", "en", "raw.epub");
        library.file("mix/raw.epub", new byte[700]);
        item("guide", "A guide", "en", "guide.md");
        file("guide.md", "# Guide\n\nSee [the page](page.html#x) and `code`.\n");
        var old = Charset.forName("windows-1252");
        library.file("mix/old.html", "<p>na\u00efve".getBytes(old));
        library.file("mix/old.txt", "caf\u00e9".getBytes(old));
        item("page", "A page", "en", "page.html");
        file(
                "page.html",
                "<title>A page</title><h1>Page</h1><p id=x onclick=alert(1)>See <a href=guide.md>the guide</a>.");
        item("long", "Too long a page", "en", "long.html");
        file("long.html", "<p>much ".repeat(120_000));
        item("notes", "Notes", "en", "notes.txt");
        file("notes.txt", "First.\n\nSecond.\n".repeat(2_000));
        item("paper", "A paper", "en", "paper.pdf");
        library.file("mix/paper.pdf", new byte[800]);
        file(".text/paper.pdf.txt", "Page one\fPage two");
        item("scan", "A scan", "en", "scan.pdf");
        library.file("mix/scan.pdf", new byte[801]);
        library.file("mix/scan.pdf//content", new byte[1_602]);
    }

    /** Nobody described it itself, and its contents name one chapter of two. */
    private void bookInAFolder() throws IOException {
        item("stories", "Stories", "en", "stories/");
        file("stories/hyena.epub", "another book in one piece");
        file("stories/hyena.epub//META-INF/container.xml", CONTAINER);
        file(
                "stories/hyena.epub//OEBPS/book.opf",
                "<package><metadata><title>Fisi na sungura</title><language>sw</language><creator>C. Teller</creator></metadata><manifest>"
                        + "<item id='t' href='title_page.xhtml'/><item id='n' href='nav.xhtml' properties='nav'/><item id='a' href='ch001.xhtml'/>"
                        + "<item id='b' href='ch002.xhtml'/></manifest><spine><itemref idref='t'/><itemref idref='n'/><itemref idref='a'/>"
                        + "<itemref idref='b'/></spine></package>");
        file("stories/hyena.epub//OEBPS/title_page.xhtml", "<html><body><h1>Fisi na sungura</h1></body></html>");
        file(
                "stories/hyena.epub//OEBPS/nav.xhtml",
                "<html><body><nav epub:type='toc'><ol><li><a href='ch001.xhtml'>Njaa</a></li></ol></nav></body></html>");
        file("stories/hyena.epub//OEBPS/ch001.xhtml", "<html><body><p>Fisi</p></body></html>");
        file(
                "stories/hyena.epub//OEBPS/ch002.xhtml",
                "<html><head><title>ch002.xhtml</title></head><body><h1>Mto</h1><p>Sungura</p></body></html>");
    }

    /** A book with a page that is a drawing and one that is made of a picture; one that is locked; and files with nothing in them. */
    private void oddBooks() throws IOException {
        item("comic", "A comic", "en", "comic.epub");
        file("comic.epub", "the comic in one piece");
        file("comic.epub//META-INF/container.xml", CONTAINER);
        file(
                "comic.epub//OEBPS/book.opf",
                "<package><metadata><title>A comic</title></metadata><manifest><item id='a' href='one.svg'/><item id='b' href='two.svg'/>"
                        + "<item id='c' href='three.xhtml'/></manifest><spine><itemref idref='a'/><itemref idref='b'/><itemref idref='c'/>"
                        + "</spine></package>");
        file(
                "comic.epub//OEBPS/one.svg",
                "<svg xmlns='http://www.w3.org/2000/svg'><title>A cat</title><desc>It &lt;sleeps&gt;.</desc><script>alert(1)</script></svg>");
        file("comic.epub//OEBPS/two.svg", "<svg><image xlink:href='two.png'/></svg>");
        library.file("mix/comic.epub//OEBPS/two.png", new byte[510]);
        file("comic.epub//OEBPS/three.xhtml", "<p>See <a href='one.svg'>the cat</a>");
        item("sold", "A book that is sold", "en", "sold.epub");
        file("sold.epub", "the sold book in one piece");
        file("sold.epub//META-INF/container.xml", CONTAINER);
        file(
                "sold.epub//META-INF/encryption.xml",
                "<encryption xmlns:enc='x'><enc:EncryptedData><enc:EncryptionMethod Algorithm='http://www.w3.org/2001/04/xmlenc#aes256-cbc'/>"
                        + "<enc:CipherData><enc:CipherReference URI='OEBPS/one.xhtml'/></enc:CipherData></enc:EncryptedData></encryption>");
        file(
                "sold.epub//OEBPS/book.opf",
                "<package><metadata><title>Sold</title></metadata><manifest><item id='a' href='one.xhtml'/></manifest>"
                        + "<spine><itemref idref='a'/></spine></package>");
        file("sold.epub//OEBPS/one.xhtml", "noise");
        item("empty", "An empty page", "en", "empty.html");
        file("empty.html", "");
        item("letter", "A letter", "en", "letter.rtf");
        file("letter.rtf", "{\\rtf1\\ansi One \\b two\\par Three}");
    }

    private void media() throws IOException {
        item("film", "A film", "en", "media/film.mp4");
        library.file("mix/media/film.mp4", new byte[9_000]);
        file("media/film.sw.srt", "1\n00:00:01,000 --> 00:00:02,000\nMaji <script>\n");
        file("media/film.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nWater\n");
        file("media/film_ar.srt", "1\n00:00:01,000 --> 00:00:02,000\nماء\n");
        library.file("mix/media/film.jpg", new byte[300]);
        library.file("mix/media/film-2.mp4", new byte[301]);
        item("song", "A song", "en", "media/song.ogg");
        library.file("mix/media/song.ogg", new byte[900]);
        file("media/song.fr.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nEau\n");
        for (var name : List.of("lesson.3gp", "note.amr", "photo.heic", "song.opus", "trip.mov")) {
            item(name.replace('.', '-'), name, "en", "phone/" + name);
            library.file("mix/phone/" + name, new byte[302]);
        }
        library.file("mix/media/film.without.vtt", "WEBVTT\n".getBytes(StandardCharsets.UTF_8));
        item("drawing", "A drawing", "en", "pictures/b.png");
        for (var name : List.of("a.png", "b.png", "c.svg", "readme.txt")) {
            library.file("mix/pictures/" + name, ("picture " + name).getBytes(StandardCharsets.UTF_8));
        }
    }

    private void others() throws IOException {
        item("shelf", "Pictures", "en", "pictures");
        item("plan", "A plan", "en", "drawings/plan.svg");
        file(
                "drawings/plan.svg",
                "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script><text>Twelve metres</text></svg>");
        item("tiff", "A scan", "en", "drawings/scan.tif");
        file("drawings/scan.tif", "II*\0rubbish");
        item("made", "Made by a script", "en", "made.html");
        file(
                "made.html",
                "<title>Made</title><body><noscript>Switch it on.</noscript><div id=app>Loading…</div><script src=app.js></script>");
        item("marks", "Marks", "en", "marks.xlsx");
        file("marks.xlsx", "the marks in one piece");
        file(
                "marks.xlsx//xl/workbook.xml",
                "<workbook><sheets><sheet name='Class 7' r:id='rId1'/></sheets></workbook>");
        file("marks.xlsx//xl/sharedStrings.xml", "<sst><si><t>Asha</t></si></sst>");
        file(
                "marks.xlsx//xl/worksheets/sheet1.xml",
                "<worksheet><row><c t='s'><v>0</v></c><c><v>17</v></c></row></worksheet>");
        item("report", "An old report", "en", "report.doc");
        file("report.doc", "\u00d0\u00cf\u0011");
        item("note", "A note", "en", "NOTE");
        library.text("mix/NOTE", "A note without an extension");
        item("essay", "An essay", "en", "essay.docx");
        file("essay.docx", "the essay in one piece");
        file("essay.docx//word/document.xml", "<w:document><w:p><w:t>An essay on water</w:t></w:p></w:document>");
        item("box", "A box", "en", "box.zip");
        file("box.zip", "the box in one piece");
        file("box.zip//lessons/one.txt", "Lesson one");
    }

    private void packages() throws IOException {
        item("game", "A game", "en", "game.zip");
        file("game.zip", "the game in one piece");
        file("game.zip//index.html", "<script>play()</script>");
        item("folder", "A folder", "en", "folder.zip");
        file("folder.zip", "the folder in one piece");
        file("folder.zip//My Game/index.html", "<p>Begin here");
        file("folder.zip//My Game/two.html", "<p>more");
        file("folder.zip//__MACOSX/My Game/._index.html", "litter");
        file("folder.zip//Thumbs.db", "litter");
        item("course", "A course", "en", "course.zip");
        file("course.zip", "the course in one piece");
        file(
                "course.zip//imsmanifest.xml",
                "<manifest><organizations><organization><title>Course</title><item identifierref='r2'/></organization></organizations>"
                        + "<resources><resource identifier='r1' href='style.css'/><resource identifier='r2' href='start/go.html?x=1'/></resources>"
                        + "</manifest>");
        file("course.zip//start/go.html", "<p>go");
        item("quiz", "A quiz", "en", "quiz.h5p");
        file("quiz.h5p", "the quiz in one piece");
        file(
                "quiz.h5p//h5p.json",
                "{\"title\":\"Quiz\",\"mainLibrary\":\"H5P.MultiChoice\",\"language\":\"en\",\"license\":\"CC BY\",\"licenseVersion\":\"4.0\","
                        + "\"authors\":[{\"name\":\"B. Teacher\"}]}");
        file(
                "quiz.h5p//content/content.json",
                "{\"question\":\"<p>Is <b>water</b> wet?<script>x</script></p>\",\"answers\":[{\"text\":\"Yes\",\"correct\":true}],"
                        + "\"media\":{\"path\":\"images/a.png\"},\"other\":{\"path\":\"../../../page.html\"},\"behaviour\":{\"text\":\"no\"},\"correct\":\"true\"}");
        library.file("mix/quiz.h5p//content/images/a.png", new byte[20]);
        item("archive", "An archive", "en", "archive.zip");
        file("archive.zip", "anything");
    }
}
