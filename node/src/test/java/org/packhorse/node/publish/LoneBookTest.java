package org.packhorse.node.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.packhorse.node.publish.TestHub.LESSONS;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.packhorse.node.assembly.Archive;
import org.packhorse.protocol.content.CollectionInfo;

/** A folder with a book in it and no description. */
class LoneBookTest {
    @AutoClose
    private TestHub hub;

    @BeforeEach
    void open(@TempDir Path home) throws Exception {
        hub = new TestHub(home);
    }

    private static Archive book(String metadata) {
        return Archive.epub(
                        "E/book.opf",
                        "<package xmlns:dc='http://purl.org/dc/elements/1.1/'><metadata>" + metadata
                                + "</metadata><manifest><item id='a' href='a.xhtml'/></manifest><spine><itemref idref='a'/></spine></package>")
                .with("E/a.xhtml", "<html><body><p>Un, deux</p></body></html>");
    }

    private CollectionInfo publish(Details details) throws Exception {
        assertThat(hub.importFolder(details, MetadataFile.NONE, false).draft()).isPresent();
        hub.publisher().publish(LESSONS, hub.keys(), _ -> {});
        return hub.catalog().findShown(LESSONS).orElseThrow().info();
    }

    @Test
    void isDescribedByWhatItSaysOfItself() throws Exception {
        hub.write(
                "books/counting.epub",
                book(
                        "<dc:title>Compter</dc:title><dc:creator>A. Writer</dc:creator><dc:creator>B. Writer</dc:creator><dc:language>fr</dc:language>"
                                + "<dc:rights>Licence: https://creativecommons.org/licenses/by-sa/4.0/</dc:rights>"));
        hub.write(".DS_Store", new byte[10]);

        var info = publish(TestHub.DETAILS);

        // The collection is what its curator says, and its item what nobody else says.
        assertThat(info.title()).isEqualTo("Lessons");
        assertThat(info.licence()).isEqualTo("CC-BY-4.0");
        var item = info.resources().getFirst();
        assertThat(item.title()).isEqualTo("Compter");
        assertThat(item.languages()).containsExactly("fr");
        assertThat(item.licence()).isEqualTo("CC-BY-SA-4.0");
        assertThat(item.attribution()).isEqualTo("A. Writer, B. Writer");
        assertThat(item.entry()).isEqualTo("books/counting.epub");
    }

    @Test
    void describesTheCollectionWhereItsCuratorSaysNothing() throws Exception {
        hub.write(
                "counting.epub",
                book("<dc:title>Compter</dc:title><dc:description>&lt;p&gt;Pour tous&lt;/p&gt;</dc:description>"
                        + "<dc:language>fr</dc:language><dc:rights>CC BY 4.0</dc:rights>"));
        var publisher = new Details(
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.of("The testers"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        var info = publish(publisher);

        assertThat(info.title()).isEqualTo("Compter");
        assertThat(info.description()).isEqualTo("Pour tous");
        assertThat(info.languages()).containsExactly("fr");
        assertThat(info.licence()).isEqualTo("CC-BY-4.0");
    }

    @Test
    void saysNothingWhereItIsNotAloneOrNoBook() throws Exception {
        hub.write("counting.epub", book("<dc:title>Compter</dc:title><dc:language>fr</dc:language>"));
        hub.write("notes.txt", "1".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(publish(TestHub.DETAILS).resources().getFirst().title()).isEqualTo("Lessons");

        hub.delete("notes.txt");
        hub.write("counting.epub", new byte[100]);
        assertThat(publish(TestHub.DETAILS).resources().getFirst().title()).isEqualTo("Lessons");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://creativecommons.org/licenses/by/4.0/deed.en | CC-BY-4.0",
                "CC BY-NC-SA 4.0 International | CC-BY-NC-SA-4.0",
                "cc-by-sa-3.0 | CC-BY-SA-3.0",
                "Creative Commons Attribution-NonCommercial-ShareAlike 4.0 International License | CC-BY-NC-SA-4.0",
                "Creative Commons Attribution 4.0 (https://creativecommons.org/licenses/by/4.0) | CC-BY-4.0",
                "CC0 1.0, no rights | CC0-1.0",
                "CC BY-ND 4.0 |",
                "text CC BY 4.0, pictures CC BY-NC 4.0 |",
                "All rights reserved |",
                "CC BY |"
            })
    void knowsLicencesByTheirNames(String rights, String licence) {
        assertThat(OpenLicences.named(List.of(rights))).isEqualTo(Optional.ofNullable(licence));
    }
}
