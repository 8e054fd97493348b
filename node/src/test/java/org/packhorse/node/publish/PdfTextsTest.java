package org.packhorse.node.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.packhorse.node.publish.TestHub.LESSONS;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.packhorse.node.assembly.CarriedText;
import org.packhorse.node.catalog.ShownVersion.Listed;
import org.packhorse.node.catalog.StoredVersion;
import org.packhorse.node.publish.pdf.SmallPdf;
import org.packhorse.node.runtime.MovableClock;
import org.packhorse.protocol.content.FilePath;

/** The text that goes along with PDFs. */
final class PdfTextsTest {
    @TempDir
    private Path home = Path.of("set by JUnit");

    @AutoClose
    private TestHub hub;

    @BeforeEach
    void begin() throws Exception {
        hub = new TestHub(home, new MovableClock());
        hub.write("index.html", "<h1>Water</h1>");
    }

    private StoredVersion draft() throws Exception {
        return hub.catalog()
                .open(hub.importFolder(TestHub.DETAILS, MetadataFile.NONE, true)
                        .draft()
                        .orElseThrow());
    }

    @Test
    void carriesTheTextOfPdfsUnseen() throws Exception {
        hub.write("en/sheet.pdf", SmallPdf.of("hippopotamus", "second")).write("scan.pdf", SmallPdf.of("", ""));
        hub.write("broken.pdf", "%PDF-1.7\nnothing of it");

        var draft = draft();

        var text = CarriedText.find(draft, new FilePath("en/sheet.pdf")).orElseThrow();
        assertThat(text.path().value()).isEqualTo(".text/en/sheet.pdf.txt");
        try (var in = hub.blobs().get(text.digest()).open(0)) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("hippopotamus\n\fsecond");
        }
        assertThat(CarriedText.find(draft, new FilePath("scan.pdf"))).isEmpty();
        assertThat(draft.list("", "", 10))
                .extracting(Listed::name)
                .containsExactly("broken.pdf", "en", "index.html", "scan.pdf");
        assertThat(draft.files()).isEqualTo(4);
        assertThat(draft.manifest().files()).isEqualTo(5);
        assertThat(draft.contentBytes()).isEqualTo(draft.manifest().contentBytes() - text.sizeBytes());
    }

    @Test
    void keepsTheTextOfAPdfThatStays() throws Exception {
        hub.write("sheet.pdf", SmallPdf.of("hippopotamus")).publish();
        var before = CarriedText.find(hub.catalog().findShown(LESSONS).orElseThrow(), new FilePath("sheet.pdf"));

        assertThat(CarriedText.find(draft(), new FilePath("sheet.pdf")))
                .isEqualTo(before)
                .isPresent();
        hub.write("sheet.pdf", SmallPdf.of("camel"));
        assertThat(CarriedText.find(draft(), new FilePath("sheet.pdf")))
                .isNotEqualTo(before)
                .isPresent();
        hub.delete("sheet.pdf");
        assertThat(CarriedText.find(draft(), new FilePath("sheet.pdf"))).isEmpty();
    }

    @Test
    void keepsTheNameOfCarriedTextForItself() throws Exception {
        hub.write(".text/index.html.txt", "mine");

        var problems = hub.importFolder().problems();

        assertThat(problems).extracting(ImportProblem::path).containsExactly(".text/");
        assertThat(problems.getFirst().why()).contains("kept for the text of files");
        assertThat(draft().list("", "", 10)).hasSize(1);
        assertThat(draft().files()).isEqualTo(1);
    }
}
