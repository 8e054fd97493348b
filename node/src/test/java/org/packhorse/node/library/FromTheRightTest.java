package org.packhorse.node.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.packhorse.node.library.page.translation.Translations;
import org.packhorse.protocol.content.CollectionInfo;
import org.packhorse.protocol.content.Resource;

/** Words that say of themselves that they are written from the right, in a collection that is not. */
class FromTheRightTest extends ServedLibrary {
    @Override
    SampleLibrary fill(Path folder) throws Exception {
        var samples = new SampleLibrary(folder, Translations.load());
        samples.file("mix/well.epub", "the book in one piece");
        samples.file(
                "mix/well.epub//META-INF/container.xml",
                "<container><rootfiles><rootfile full-path='book.opf'/></rootfiles></container>");
        samples.file(
                "mix/well.epub//book.opf",
                "<package><metadata><title>البئر</title><language>ar</language></metadata><manifest><item id='a' href='one.xhtml'/>"
                        + "</manifest><spine><itemref idref='a'/></spine></package>");
        samples.file("mix/well.epub//one.xhtml", "<html lang='ar'><body><p>ماء</p></body></html>");
        samples.file("mix/quiz.h5p", "the quiz in one piece");
        samples.file("mix/quiz.h5p//h5p.json", "{\"title\":\"Quiz\",\"language\":\"ar\"}");
        samples.file("mix/quiz.h5p//content/content.json", "{\"question\":\"ماء\"}");
        samples.show(
                "mix",
                new CollectionInfo(
                        "Mixed",
                        "",
                        List.of("en"),
                        "CC-BY-4.0",
                        "The testers",
                        "",
                        List.of(new Resource(
                                "well",
                                "A well",
                                "",
                                List.of("en"),
                                "CC-BY-4.0",
                                "",
                                List.of(),
                                "all",
                                List.of(),
                                "well.epub"))));
        return samples;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/c/mix/r/well/text/one.xhtml", "/c/mix/text/quiz.h5p"})
    void areReadFromThere(String address) throws Exception {
        var words = page(address).select("article");

        assertThat(words.text()).contains("ماء");
        assertThat(words.attr("lang")).isEqualTo("ar");
        assertThat(words.attr("dir")).isEqualTo("rtl");
    }
}
