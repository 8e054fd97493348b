package org.packhorse.node.search.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.packhorse.node.assembly.FileContents;
import org.packhorse.node.transport.server.FileBlobs;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.MediaTypes;

/** Texts of a version, parts of workbooks among them, of which other parts say what is shown. */
final class TextReaderTest {
    private static final String SHEET = "a.xlsx//xl/worksheets/sheet%d.xml";

    private final Map<FilePath, FileEntry> entries = new HashMap<>();
    private final List<String> asked = new ArrayList<>();

    @AutoClose
    private FileBlobs blobs;

    private TextReader reader;

    @BeforeEach
    void begin(@TempDir Path home) throws Exception {
        blobs = new FileBlobs(home.resolve("blobs"));
        reader = new TextReader(
                path -> {
                    asked.add(path.value());
                    return Optional.ofNullable(entries.get(path));
                },
                new FileContents(blobs));
    }

    private FileEntry put(String path, String text) throws IOException {
        blobs.putPlain(text.getBytes(StandardCharsets.UTF_8));
        return lose(path, text);
    }

    /** It is said to be there, and is not. */
    private FileEntry lose(String path, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var at = new FilePath(path);
        var entry = new FileEntry(at, Digest.ofContent(bytes), bytes.length, MediaTypes.predict(at));
        entries.put(at, entry);
        return entry;
    }

    private void workbook(String shownSheets) throws IOException {
        put(
                "a.xlsx//xl/workbook.xml",
                "<workbook><sheets><sheet name='Lists' state='hidden'/>" + shownSheets + "</sheets></workbook>");
    }

    private String text(FileEntry entry) throws IOException {
        var text = new StringBuilder();
        reader.read(entry, TextKind.CELLS, piece -> text.append(piece.text()));
        return text.toString().strip();
    }

    private int timesAsked(String path) {
        return Collections.frequency(asked, path);
    }

    @Test
    void readsAllThatIsBehindHiddenTablesAndNothingOfThem() throws Exception {
        var table = "<t:table t:style-name='%s'><t:table-cell><x:p>%s</x:p></t:table-cell></t:table>";
        var tables = TextKindTest.read(
                TextKind.OFFICE,
                "<s:style s:name='off'><s:table-properties t:display='false'/></s:style>"
                        + table.formatted("off", "one")
                        + table.formatted("off", "two") + table.formatted("on", "three")
                        + table.formatted("off", "four")
                        + "<x:p>five</x:p>");

        assertThat(tables.text().strip()).isEqualTo("three five");
    }

    @Test
    void readsASheetOnceThatAWorkbookNamesAThousandTimes() throws Exception {
        workbook("<sheet name='Same' r:id='rId1'/>".repeat(900));
        put(
                "a.xlsx//xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id='rId1' Target='worksheets/sheet7.xml'/></Relationships>");
        put(SHEET.formatted(7), "<c t='s'><v>1</v></c>");

        var strings = put("a.xlsx//xl/sharedStrings.xml", "<si><t>password</t></si><si><t>millet</t></si>");

        assertThat(text(strings)).isEqualTo("millet");
        assertThat(timesAsked(SHEET.formatted(7))).isOne();
    }

    @Test
    void asksADamagedWorkbookOnceWhatItHides() throws Exception {
        workbook("<sheet name='One'/><sheet name='Two'/>");
        var sheets = List.of(
                put(SHEET.formatted(1), "<c t='str'><v>secret</v></c>"),
                put(SHEET.formatted(2), "<c t='str'><v>millet</v></c>"),
                lose(SHEET.formatted(3), "<c t='str'><v>sorghum</v></c>"));

        for (var sheet : sheets) {
            assertThatThrownBy(() -> text(sheet)).isInstanceOf(IOException.class);
        }

        assertThat(timesAsked("a.xlsx//xl/workbook.xml")).isOne();
    }
}
