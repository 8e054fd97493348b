package org.packhorse.node.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.packhorse.node.assembly.Archive;

/** Sheets that nobody sees who opens the workbook. */
class HiddenSheetsTest {
    private static final String HIDDEN = "state='hidden' ";

    private static Archive workbook(String state) {
        return new Archive(6)
                .with(
                        "xl/workbook.xml",
                        "<workbook><sheets><sheet name='Harvest' r:id='rId1'/><sheet name='Lists' " + state
                                + "r:id='rId2'/></sheets></workbook>")
                .with(
                        "xl/_rels/workbook.xml.rels",
                        "<Relationships><Relationship Id='rId1' Target='worksheets/sheet2.xml'/><Relationship Id='rId2' Target='/xl/worksheets/sheet1.xml'/></Relationships>")
                .with(
                        "xl/sharedStrings.xml",
                        "<sst><si><t>millet</t></si><si><t>password</t></si><si><t>sorghum</t></si></sst>")
                .with(
                        "xl/worksheets/sheet1.xml",
                        "<worksheet><row><c t='s'><v>1</v></c><c t='s'><v>2</v></c><c t='inlineStr'><is><t>secret</t></is></c></row></worksheet>")
                .with(
                        "xl/worksheets/sheet2.xml",
                        "<worksheet><row><c t='s'><v>0</v></c><c t='s'><v>2</v></c><c t='inlineStr'><is><t>okra</t></is></c></row></worksheet>");
    }

    private static Archive tables(String display) {
        return new Archive(6)
                .with(
                        "content.xml",
                        "<office:document-content><office:automatic-styles><style:style style:name='ta2' style:family='table'><style:table-properties table:display='"
                                + display + "'/></style:style><style:style style:name='ta3'/></office:automatic-styles>"
                                + table("ta2", "plover" + table("", "crane")) + table("ta3", "heron"));
    }

    private static String table(String style, String cell) {
        return "<table:table table:style-name='" + style + "'><table:table-row><table:table-cell><text:p>" + cell
                + "</text:p></table:table-cell></table:table-row></table:table>";
    }

    private static void write(SearchedHub library, String state, String display) throws IOException {
        library.hub.write("harvest.xlsx", workbook(state).toBytes());
        library.hub.write("birds.ods", tables(display).toBytes());
    }

    /** By whoever reads the words: each node, or the hub for all of them. */
    @ParameterizedTest
    @ValueSource(strings = {"", "texts = \"all\"\n"})
    void areNotSearched(String texts, @TempDir Path home) throws Exception {
        try (var library = new SearchedHub(home)) {
            write(library, HIDDEN, "false");
            library.publish(texts);

            for (var shown : new String[] {"millet", "sorghum", "okra"}) {
                assertThat(library.places(shown)).as(shown).containsExactly("harvest.xlsx");
            }
            assertThat(library.places("heron")).containsExactly("birds.ods");
            for (var hidden : new String[] {"password", "secret", "plover", "crane"}) {
                assertThat(library.places(hidden)).as(hidden).isEmpty();
            }
        }
    }

    @Test
    void areFoundFromWhenTheyAreShownAndNoLongerThanThat(@TempDir Path home) throws Exception {
        try (var library = new SearchedHub(home)) {
            for (int round = 0; round < 2; round++) {
                write(library, "", "true");
                library.publish("");
                for (var word : new String[] {"password", "secret"}) {
                    assertThat(library.places(word)).as(word).containsExactly("harvest.xlsx");
                }
                assertThat(library.places("crane")).containsExactly("birds.ods");
                write(library, HIDDEN, "false");
                library.publish("");
                for (var word : new String[] {"password", "secret", "crane"}) {
                    assertThat(library.places(word)).as(word).isEmpty();
                }
                assertThat(library.places("millet")).containsExactly("harvest.xlsx");
            }
        }
    }
}
