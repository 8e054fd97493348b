package org.packhorse.node.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.packhorse.node.publish.TestHub.LESSONS;

import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.packhorse.protocol.content.RefusedInputException;

/** What curators import without meaning it. */
final class WrongFolderTest {
    @TempDir
    private Path home = Path.of("set by JUnit");

    @AutoClose
    private TestHub hub;

    @BeforeEach
    void begin() throws Exception {
        hub = new TestHub(home);
        hub.write("index.html", "<h1>Water</h1>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "thumbs.db",
                "Desktop.ini",
                "~$exam.docx",
                ".~lock.exam.odt#",
                "._index.html",
                "__MACOSX/index.html",
                "$RECYCLE.BIN/index.html",
                "System Volume Information/IndexerVolumeGuid",
                ".Trash-1000/files/index.html",
                ".Spotlight-V100/store"
            })
    void passesOverWhatStudentsWouldOnlyWonderAt(String path) throws Exception {
        hub.write(path, "x").write("sub/" + path, "x");

        assertThat(hub.importFolder().files()).isEqualTo(1);
    }

    @Test
    void saysHowManyFilesReadersHave() throws Exception {
        hub.write("soap.html", "<h1>Soap</h1>").publish();
        hub.delete("soap.html");

        var imported = hub.importFolder();

        assertThat(imported.files()).isEqualTo(1);
        assertThat(imported.filesBefore()).isEqualTo(2);
    }

    @Test
    void saysThatAFileIsNoFolder() {
        var request = new FolderImport.Request(
                LESSONS, hub.folder().resolve("index.html"), TestHub.DETAILS, MetadataFile.NONE, false);

        assertThatExceptionOfType(RefusedInputException.class)
                .isThrownBy(() ->
                        new FolderImport(hub.catalog(), hub.blobs(), hub.database(), hub.work()).run(request, b -> {}))
                .withMessageContaining("it is a file; give the folder that it is in");
    }
}
