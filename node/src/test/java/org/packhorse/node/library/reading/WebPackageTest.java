package org.packhorse.node.library.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where packages of pages begin, as people pack them. */
class WebPackageTest {
    @AutoClose
    private final Desk desk = new Desk();

    @BeforeEach
    void open() throws IOException {
        desk.with("a.zip", "in one piece");
    }

    private Desk with(String... parts) throws IOException {
        for (var part : parts) {
            desk.with("a.zip//" + part, "<p>x");
        }
        return desk;
    }

    private String launch() throws IOException {
        return desk.documents
                .findWebPackage(desk, desk.entry("a.zip"), desk::first)
                .map(found -> found.launch().path().value().substring("a.zip//".length()))
                .orElse("nowhere");
    }

    @ParameterizedTest
    @CsvSource({
        "index.html|x/index.html, index.html",
        "My App/index.html|My App/js/a.js, My App/index.html",
        "My App/index.htm|My App-2.txt, nowhere",
        "App/App/index.html|App/App/a.js, App/App/index.html",
        "a/b/c/index.html, nowhere",
        "a/index.html|b/index.html, nowhere",
        "a/other.html, nowhere",
        "Ünïcødé/index.html|Thumbs.db|desktop.ini|.DS_Store|__MACOSX/Ü/._index.html|._x, Ünïcødé/index.html",
        "!first/index.html|.DS_Store|!first/.DS_Store, !first/index.html",
        "__MACOSX/index.html, nowhere",
    })
    void beginsInTheOnlyFolder(String parts, String launch) throws Exception {
        with(parts.split("\\|"));

        assertThat(launch()).isEqualTo(launch);
    }

    @Test
    void findsTheManifestInTheOnlyFolder() throws Exception {
        with("Course/start/go.html", "Thumbs.db")
                .with(
                        "a.zip//Course/imsmanifest.xml",
                        "<manifest><title>T</title><item identifierref='r'/><resource identifier='r' href='start/go.html'/></manifest>");

        assertThat(launch()).isEqualTo("Course/start/go.html");
    }

    @Test
    void looksAtFewThings() throws Exception {
        with(IntStream.range(0, 1000).mapToObj(i -> "._" + i).toArray(String[]::new));
        with("x/index.html");

        assertThat(launch()).isEqualTo("nowhere");
    }

    @Test
    void leavesWhatIsNearbyAlone() throws Exception {
        with("app/index.html");
        desk.with("b.html", "<p>x").with("a.zip0", "x");

        assertThat(launch()).isEqualTo("app/index.html");
    }
}
