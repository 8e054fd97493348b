package org.packhorse.node.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.packhorse.node.assembly.Archive;

/** Pupils look for books by whoever wrote them. */
@TestInstance(Lifecycle.PER_CLASS)
final class AuthorsTest {
    private static final String DESCRIPTION = """
            [[resource]]
            id = "old"
            title = "The old book"
            level = "all"
            entry = "old.epub"

            [[resource]]
            id = "page"
            title = "A page"
            level = "all"
            entry = "page.html"
            attribution = "Chimamanda Phiri, CC BY 4.0"

            [[resource]]
            id = "quiz"
            title = "A quiz"
            level = "all"
            entry = "quiz.h5p"
            """;

    @AutoClose
    private SearchedHub library;

    @BeforeAll
    void publish(@TempDir Path home) throws Exception {
        library = new SearchedHub(home);
        library.write("old.epub", book("Jane Banda"));
        library.write("bare.epub", book("Zadie Okafor"));
        library.write("comic.epub", comic());
        library.write("page.html", "<title>P</title><p>Phiri is a river here.");
        library.write(
                "quiz.h5p",
                new Archive(6)
                        .with(
                                "h5p.json",
                                "{\"title\":\"Q\",\"mainLibrary\":\"H5P.Quiz\",\"authors\":[{\"name\":\"Musa Bello\"}]}")
                        .with("content/content.json", "{\"question\":\"<p>Why?</p>\"}"));
        library.write("other.html", "<title>Musa</title><p>A name");
        library.publish(DESCRIPTION);
    }

    private static Archive book(String author) {
        return Archive.epub(
                        "book.opf",
                        "<package><metadata><dc:title>The book</dc:title><dc:creator>" + author
                                + "</dc:creator></metadata><manifest><item id='n' href='nav.xhtml' properties='nav'/><item id='t' href='t.xhtml'/>"
                                + "<item id='a' href='a.xhtml'/></manifest><spine><itemref idref='t'/><itemref idref='a'/></spine></package>")
                .with("nav.xhtml", "<nav epub:type='toc'><ol><li><a href='a.xhtml'>Beginning</a></li></ol></nav>")
                .with("t.xhtml", "<html><body><h1>The book</h1></body></html>")
                .with("a.xhtml", "<html><title>a</title><body><p>Once upon a time.</body></html>");
    }

    /** Without a title page; its second page is a drawing, and there is another in its first. */
    private static Archive comic() {
        return Archive.epub(
                        "book.opf",
                        "<package><metadata><dc:title>The comic</dc:title><dc:creator>Nyasha Moyo</dc:creator></metadata><manifest>"
                                + "<item id='a' href='a.xhtml'/><item id='b' href='b.svg'/></manifest><spine><itemref idref='a'/><itemref idref='b'/></spine></package>")
                .with("a.xhtml", "<html><title>One</title><body><p>It begins.<img src='c.svg'/></body></html>")
                .with("b.svg", "<svg><title>The second page</title><text>A pangolin runs.</text></svg>")
                .with("c.svg", "<svg><text>Only a pangopicture.</text></svg>");
    }

    @Test
    void findsABookWithoutATitlePageByItsAuthor() throws Exception {
        var hit = only("nyasha moyo");

        assertThat(hit.place().value()).isEqualTo("comic.epub//a.xhtml");
        assertThat(hit.book()).isEqualTo("The comic");
        assertThat(hit.by()).isEqualTo("Nyasha Moyo");
    }

    @Test
    void findsWhatIsWrittenOnADrawnPage() throws Exception {
        var hit = only("pangolin");

        assertThat(hit.place().value()).isEqualTo("comic.epub//b.svg");
        assertThat(hit.title()).isEqualTo("The second page");
        assertThat(hit.book()).isEqualTo("The comic");
        assertThat(library.find("pangopicture").hits()).isEmpty();
    }

    private Hit only(String text) throws Exception {
        var hits = library.find(text).hits();
        assertThat(hits).hasSize(1);
        return hits.getFirst();
    }

    @Test
    void findsBooksByTheirAuthors() throws Exception {
        assertThat(only("jane banda").place().value()).isEqualTo("old");
        assertThat(only("Banda").by()).isEqualTo("Jane Banda");
        assertThat(only("okafor").place().value()).isEqualTo("bare.epub");
        assertThat(only("okafor").by()).isEqualTo("Zadie Okafor");
    }

    @Test
    void findsExercisesAndPagesByTheirAuthors() throws Exception {
        assertThat(only("bello").place().value()).isEqualTo("quiz");
        assertThat(only("chimamanda").by()).isEqualTo("Chimamanda Phiri, CC BY 4.0");
    }

    @Test
    void findsCollectionsByTheirPublisher() throws Exception {
        var hit = only("testers");

        assertThat(hit.place().sort()).isEqualTo(HitPlace.Sort.COLLECTION);
        assertThat(hit.by()).isEqualTo("The testers");
    }

    @Test
    void namesNobodyWhereTheWordsAreOthers() throws Exception {
        assertThat(only("old").by()).isEmpty();
        assertThat(only("river").by()).isEmpty();
    }

    @Test
    void findsWhatIsSoCalledBeforeWhatIsBySuch() throws Exception {
        assertThat(library.places("musa")).containsExactly("other.html", "quiz");
    }
}
