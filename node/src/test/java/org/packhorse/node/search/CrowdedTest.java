package org.packhorse.node.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.packhorse.node.assembly.Archive;
import org.packhorse.node.publish.pdf.SmallPdf;

/** A library in which one book has more of a word than all others together. */
@TestInstance(Lifecycle.PER_CLASS)
final class CrowdedTest {
    private static final int CHAPTERS = 1_100;

    @AutoClose
    private SearchedHub library;

    @BeforeAll
    void publish(@TempDir Path home) throws Exception {
        library = new SearchedHub(home);
        var book = new Archive(6).with("mimetype", "application/epub+zip");
        for (int i = 1; i <= CHAPTERS; i++) {
            book.with("OEBPS/c" + i + ".xhtml", "<html lang=en><title>Chapter chapter</title><p>Chapter " + i);
        }
        library.write("book.epub", book);
        for (int i = 1; i <= 30; i++) {
            library.write(
                    "other" + i + ".html",
                    "<html lang=en><title>Other</title><p>A long text that names a chapter once, in passing, as do all of these.");
        }
        library.write("paper.pdf", paper("A walrus swims", "A walrus", "Two walruses eat, and a walrus sleeps"));
        library.write("described.pdf", paper("Swallows fly", "Far away"));
        library.publish("""
                [[resource]]
                id = "birds"
                title = "Swallows"
                level = "all"
                entry = "described.pdf"
                """);
    }

    /** So long that each of its pages is a document. */
    private static byte[] paper(String... beginnings) throws IOException {
        var pages = new ArrayList<String>();
        for (var beginning : beginnings) {
            pages.add(beginning + " of whom much is told".repeat(500));
        }
        return SmallPdf.of(pages.toArray(String[]::new));
    }

    @Test
    void namesAPaperOnce() throws Exception {
        var found = library.find("walrus");
        var hit = found.hits().getFirst();

        assertThat(found.hits()).hasSize(1);
        assertThat(hit.place().value()).isEqualTo("paper.pdf");
        assertThat(hit.more()).isEqualTo(2);
        assertThat(library.find("walrus", HitFacet.GROUP, hit.group()).hits())
                .extracting(Hit::page)
                .containsExactlyInAnyOrder(1, 2, 3);
        assertThat(library.find("swallows").hits()).hasSize(1);
    }

    @Test
    void leavesRoomForOthers() throws Exception {
        var found = library.find("chapter");

        assertThat(found.matching()).isEqualTo(CHAPTERS + 30);
        assertThat(found.reachable()).isEqualTo(33);
        assertThat(found.hits().get(2).more()).isEqualTo(CHAPTERS - 3);
        assertThat(found.hits().get(3).place().value()).startsWith("other");
        var rest = library.texts().find(new SearchQuestion("chapter", Map.of(), 20, 20), SearchedHub.READER);
        assertThat(rest.hits()).hasSize(13);
        var places = new HashSet<String>();
        found.hits().forEach(hit -> places.add(hit.place().value()));
        rest.hits().forEach(hit -> places.add(hit.place().value()));
        assertThat(places).hasSize(33);
    }

    @Test
    void showsAllOfOneBook() throws Exception {
        var group = library.find("chapter").hits().getFirst().group();

        assertThat(library.find("chapter", HitFacet.GROUP, group).reachable()).isEqualTo(200);
    }
}
