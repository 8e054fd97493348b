package org.packhorse.node.library.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.packhorse.node.assembly.FileList;
import org.packhorse.node.transport.BusyException;
import org.packhorse.protocol.content.FilePath;

/** The words of spreadsheets, also of those that want to do harm. */
class SpreadsheetsTest {
    private static final String RELATIONS = "<Relationships><Relationship Id='rId1' Target='worksheets/sheet2.xml'/>"
            + "<Relationship Id='rId2' Target='/xl/worksheets/sheet1.xml'/><Relationship Id='rId3' Target='worksheets/sheet3.xml'/></Relationships>";

    @AutoClose
    private final Desk desk = new Desk();

    private List<String> words(String path) throws Exception {
        return desk.with(path, "in one piece").documents.office(desk, desk.entry(path)).stream()
                .map(passage -> passage.kind() + " " + passage.text())
                .toList();
    }

    private Desk sheet(String rows) throws Exception {
        return desk.with(
                        "a.xlsx//xl/workbook.xml",
                        "<workbook><sheets><sheet name='One' r:id='rId1'/></sheets></workbook>")
                .with("a.xlsx//xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>");
    }

    @Test
    void readsAWorkbookSheetBySheetAndRowByRow() throws Exception {
        desk.with(
                        "a.xlsx//xl/workbook.xml",
                        "<?xml version='1.0'?><x:workbook xmlns:x='x'><x:sheets><x:sheet name='Marks &amp; more' sheetId='7' r:id='rId1'/>"
                                + "<x:sheet name='Lists' state='hidden' r:id='rId3'/><x:sheet name='Rain' r:id='rId2'/></x:sheets></x:workbook>")
                .with("a.xlsx//xl/_rels/workbook.xml.rels", RELATIONS)
                .with(
                        "a.xlsx//xl/sharedStrings.xml",
                        "<sst><si><t>Name</t></si><si/><si><r><t>As</t></r><r><rPr><b/></rPr><t xml:space='preserve'>ha Musa</t></r>"
                                + "<rPh><t>read aloud</t></rPh></si></sst>")
                .with(
                        "a.xlsx//xl/worksheets/sheet2.xml",
                        "<worksheet><sheetData><row r='1'><c r='A1' t='s'><v>0</v></c><c r='C1' t='inlineStr'><is><t>Mark</t></is></c></row>"
                                + "<row r='2'><c r='A2' t='s'><v>2</v></c><c r='B2' s='1'/><c r='C2'><v>0.30000000000000004</v></c>"
                                + "<c r='D2' t='str'><f>IF(C2&gt;0,\"good\",\"bad\")</f><v>good</v></c></row></sheetData></worksheet>")
                .with(
                        "a.xlsx//xl/worksheets/sheet1.xml",
                        "<worksheet><row><c><v>12</v></c><c><v>1.5E3</v></c></row></worksheet>")
                .with("a.xlsx//xl/worksheets/sheet3.xml", "<worksheet><row><c><v>secret</v></c></row></worksheet>");

        assertThat(words("a.xlsx"))
                .containsExactly(
                        "HEADING Marks & more",
                        "TEXT Name | | Mark",
                        "TEXT Asha Musa | | 0.3 | good",
                        "HEADING Rain",
                        "TEXT 12 | 1500");
    }

    @Test
    void writesDatesTimesAndPercentagesAsPeopleDo() throws Exception {
        sheet(
                        "<row><c s='0'><v>45321</v></c><c s='1'><v>45321</v></c><c s='2'><v>0.125</v></c><c s='3'><v>45321.75</v></c>"
                                + "<c s='4'><v>0.5</v></c><c s='9'><v>7</v></c></row>")
                .with(
                        "a.xlsx//xl/styles.xml",
                        "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='[$-409]d\\-mmm\\-yy;@'/>"
                                + "<numFmt numFmtId='165' formatCode='#,##0 \"days\"'/></numFmts>"
                                + "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><cellXfs><xf numFmtId='165'/><xf numFmtId='164'><alignment/></xf>"
                                + "<xf numFmtId='9'/><xf numFmtId='22'/><xf numFmtId='20'/></cellXfs></styleSheet>");

        assertThat(words("a.xlsx"))
                .containsExactly("HEADING One", "TEXT 45321 | 2024-01-30 | 12.5% | 2024-01-30 18:00 | 12:00 | 7");
    }

    @Test
    void readsTheTablesOfOpenDocument() throws Exception {
        desk.with(
                "a.ods//content.xml",
                "<office:document-content><office:body><office:spreadsheet><table:table table:name='Crops'>"
                        + "<table:table-column table:number-columns-repeated='3'/><table:table-header-rows><table:table-row>"
                        + "<table:table-cell><text:p>Crop</text:p></table:table-cell><table:table-cell table:number-columns-repeated='2'/>"
                        + "<table:table-cell><office:annotation><text:p>remark</text:p></office:annotation><text:p>Sow<text:s/>in</text:p><text:p><text:span>May</text:span></text:p></table:table-cell>"
                        + "</table:table-row></table:table-header-rows><table:table-row table:number-rows-repeated='1048570'>"
                        + "<table:table-cell table:number-columns-repeated='16384'/></table:table-row></table:table>"
                        + "</office:spreadsheet></office:body></office:document-content>");

        assertThat(words("a.ods")).containsExactly("HEADING Crops", "TEXT Crop | | | Sow in May");
    }

    @Test
    void leavesOutTheTablesThatOpenDocumentHides() throws Exception {
        desk.with(
                "a.ods//content.xml",
                "<office:document-content><office:automatic-styles><style:style style:name='ta1' style:family='table'><style:table-properties table:display='true'/></style:style>"
                        + "<style:style style:name='ta2' style:family='table'><style:table-properties style:writing-mode='lr-tb' table:display='false'/></style:style></office:automatic-styles>"
                        + table("ta2", "Lists", "secret" + table("ta1", "Inner", "deep"))
                        + table("ta1", "Crops", "maize")
                        + "<table:table table:style-name='ta2'/>" + table("", "Rain", "12"));

        assertThat(words("a.ods")).containsExactly("HEADING Crops", "TEXT maize", "HEADING Rain", "TEXT 12");
    }

    private static String table(String style, String name, String cell) {
        return "<table:table table:name='" + name + "' table:style-name='" + style
                + "'><table:table-row><table:table-cell><text:p>" + cell
                + "</text:p></table:table-cell></table:table-row></table:table>";
    }

    @Test
    void findsSheetsByTheirPlaceAlsoBehindHiddenOnes() throws Exception {
        sheet("<row><c><v>1</v></c></row>")
                .with("a.xlsx//xl/worksheets/sheet2.xml", "<worksheet><row><c><v>2</v></c></row></worksheet>")
                .with(
                        "a.xlsx//xl/workbook.xml",
                        "<workbook><sheets><sheet name='One' state='veryHidden'/><sheet name='Two'/></sheets></workbook>");

        assertThat(words("a.xlsx")).containsExactly("HEADING Two", "TEXT 2");
    }

    @Test
    void hasNoWordsWhereItLiesInOnePiece() throws Exception {
        assertThat(words("a.xlsx")).isEmpty();
        assertThat(words("b.ods")).isEmpty();
    }

    @Test
    void endsALongSheetSomewhere() throws Exception {
        sheet("<row><c><v>1</v></c><c t='inlineStr'><is><t>x</t></is></c></row>".repeat(60_000));

        assertThat(words("a.xlsx")).hasSize(10_001).endsWith("TEXT 1 | x", "TEXT …");
    }

    /** Each of 300,000 cells would have its spaces counted. */
    @Test
    @Timeout(10)
    void isNotHeldUpByALongStringInEachCellOfARow() throws Exception {
        sheet("<row>" + "<c t='s'><v>0</v></c>".repeat(300_000))
                .with("a.xlsx//xl/sharedStrings.xml", "<sst><si><t>" + "a ".repeat(16_000) + "</t></si></sst>");

        assertThat(words("a.xlsx")).hasSizeBetween(2, 3);
    }

    @Test
    @Timeout(10)
    void looksAtSoMuchOfAllSheetsTogether() throws Exception {
        sheet("<x/>".repeat(2_000_000))
                .with(
                        "a.xlsx//xl/workbook.xml",
                        "<workbook><sheets>" + "<sheet name='One' r:id='rId2'/>".repeat(104) + "</sheets></workbook>")
                .with("a.xlsx//xl/_rels/workbook.xml.rels", RELATIONS);

        assertThat(words("a.xlsx")).hasSize(104);
    }

    @Test
    @Timeout(10)
    void isNotHeldUpByHowNumbersShouldLook() throws Exception {
        sheet("<row><c s='0'><v>9e999</v></c></row>")
                .with(
                        "a.xlsx//xl/styles.xml",
                        "<styleSheet>"
                                + ("<numFmt numFmtId='164' formatCode='" + "[".repeat(1_000) + "'/>").repeat(7_000)
                                + "<numFmt numFmtId='164' formatCode='yyyy'/><cellXfs><xf numFmtId='164'/></cellXfs>");

        assertThat(words("a.xlsx")).containsExactly("HEADING One", "TEXT 9E+999");
    }

    /** Whoever waits for a seat must not have a heap of strings with him. */
    @Test
    void keepsItsSeatFromTheFirstPartToTheLast() throws Exception {
        sheet("<row><c t='s'><v>0</v></c></row>")
                .with("a.xlsx//xl/sharedStrings.xml", "<sst><si><t>said</t></si></sst>")
                .with("a.xlsx", "in one piece");
        var room = new ReadingRoom(desk.contents, Duration.ofMillis(1));
        var asked = new ArrayList<FilePath>();
        FileList files = path -> {
            if (path.value().endsWith("sheet1.xml")) {
                asked.add(path);
                assertThatThrownBy(() -> room.stream(desk, desk.entry("a.xlsx"), 1024, InputStream::readAllBytes))
                        .isInstanceOf(BusyException.class);
            }
            return desk.findFile(path);
        };

        assertThat(new Spreadsheets(room).words(files, desk.entry("a.xlsx"))).hasSize(2);
        assertThat(asked).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<c>",
                "<row><c t='s'><v>999999999</v></c>",
                "</c>",
                "<v>1",
                "<![CDATA[x]]>",
                "<!--",
                "<!x",
                "&",
                "&amp",
                "<c r='ZZZZZZZZ9'><v>1</v></c>",
                "<",
                "< ",
                "<a b",
                "<a b='",
                "</",
                "<?",
                "<is><t>é",
                "<row><c><v>9e999</v></c></row>"
            })
    @Timeout(60)
    void isNotHeldUp(String piece) throws Exception {
        var rubbish = piece.repeat(2_000_000 / piece.length());
        sheet(rubbish)
                .with("a.xlsx//xl/sharedStrings.xml", "<sst>" + rubbish)
                .with("b.ods//content.xml", "<table>" + rubbish);

        assertThat(words("a.xlsx").size()).isLessThan(10_002);
        assertThat(words("b.ods").size()).isLessThan(10_002);
    }
}
