package org.packhorse.provisioning.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.packhorse.node.operation.ImportFolder;

final class ImportCommandTest {
    private static String said(long files, long filesBefore) {
        var said = new StringWriter();
        new ImportCommand().show(new ImportFolder.Reply(true, files, 0, filesBefore, List.of()), new PrintWriter(said));
        return said.toString();
    }

    @Test
    void warnsOfAFolderThatWouldTakeAwayWhatReadersHave() {
        assertThat(said(0, 43)).contains("Imported 0 files", "; readers have 43, of which at least 43 would be gone.");
        assertThat(said(40, 43)).contains("at least 3 would be gone");
        assertThat(said(44, 43)).doesNotContain("gone");
    }
}
