package org.packhorse.node.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.packhorse.node.search.SearchedHub.snippet;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.packhorse.node.assembly.Archive;

/** What is found in files of other programs and other times. */
@TestInstance(Lifecycle.PER_CLASS)
final class OldFilesTest {
    private static final String DESCRIPTION = """
            [[resource]]
            id = "aden"
            title = "Aden"
            languages = ["ar"]
            level = "all"
            entry = "aden.html"
            """;

    @AutoClose
    private SearchedHub library;

    @BeforeAll
    void publish(@TempDir Path home) throws Exception {
        library = new SearchedHub(home);
        library.write(
                "formula.html", "<p>zorilla <math><mi>x</mi><mo>=</mo><mfrac><mn>1</mn><mi>y</mi></mfrac></math>.");
        library.write("aden.html", "<p>مدينة عدن ميناء على البحر".getBytes(Charset.forName("windows-1256")));
        library.write(
                "film.zh.srt", "1\n00:00:01,000 --> 00:00:02,000\n美西螈可以再生腿\n".getBytes(Charset.forName("GB18030")));
        library.write(
                "letter.rtf", "{\\rtf1\\ansi\\ansicpg1252 The pango\\b lin\\par}".getBytes(StandardCharsets.US_ASCII));
        library.write(
                "locked.epub",
                Archive.epub(
                                "book.opf",
                                "<package><manifest><item id='a' href='a.xhtml'/><item id='b' href='b.xhtml'/></manifest>"
                                        + "<spine><itemref idref='a'/><itemref idref='b'/></spine></package>")
                        .with(
                                "META-INF/encryption.xml",
                                "<encryption><EncryptedData><CipherData><CipherReference URI='a.xhtml'/></CipherData></EncryptedData></encryption>")
                        .with("a.xhtml", "<p>quokka in cipher")
                        .with("b.xhtml", "<p>numbat in clear"));
        library.publish(DESCRIPTION);
    }

    @Test
    void findsWhatWasWrittenBeforeUtf8() throws Exception {
        assertThat(library.places("ميناء")).containsExactly("aden");
        assertThat(library.places("再生")).containsExactly("film.zh.srt");
    }

    @Test
    void findsTheTextOfWordProcessors() throws Exception {
        assertThat(library.places("pangolin")).containsExactly("letter.rtf");
    }

    @Test
    void findsNothingInWhatIsLocked() throws Exception {
        assertThat(library.places("quokka")).isEmpty();
        assertThat(library.places("numbat")).containsExactly("locked.epub//b.xhtml");
    }

    @Test
    void showsFormulasAsTheyAreMeant() throws Exception {
        assertThat(snippet(library.find("zorilla"))).contains("x = 1/y");
    }
}
