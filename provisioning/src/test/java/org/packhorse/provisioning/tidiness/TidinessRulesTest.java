package org.packhorse.provisioning.tidiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each rule speaks up about a file written to break it, and keeps quiet about one that does not. */
class TidinessRulesTest {
    private static final String MAIN = "node/src/main/java/org/packhorse/node/Shelf.java";

    @Test
    void findsAFileOverTheLimitOnly() {
        assertThat(TextRules.tooLong(lines(MAIN, TextRules.MAX_LINES))).isEmpty();
        assertThat(TextRules.tooLong(lines(MAIN, TextRules.MAX_LINES + 1))).hasSize(1);
        assertThat(TextRules.tooLong(lines("docs/field.md", 5000))).isEmpty();
    }

    @Test
    void allowsOneLongFileInTenButNotTwo() {
        TextFile longish = lines(MAIN, TextRules.MAX_LINES_OF_NINE_IN_TEN + 1);
        List<TextFile> nine = Collections.nCopies(9, lines(MAIN, 50));

        assertThat(TextRules.tooLongInGeneral(with(nine, longish))).isEmpty();
        assertThat(TextRules.tooLongInGeneral(with(with(nine, longish), longish)))
                .hasSize(1);
    }

    @Test
    void findsAnOpenTaskUnlessItNamesItsIssue() {
        assertThat(TextRules.bareTasks(new TextFile(MAIN, "// TO" + "DO later")))
                .hasSize(1);
        assertThat(TextRules.bareTasks(new TextFile(MAIN, "x\n// FIX" + "ME: later")))
                .extracting(Finding::line)
                .containsExactly(2);
        assertThat(TextRules.bareTasks(new TextFile(MAIN, "// TO" + "DO(#12) later\n// para TO" + "DOS")))
                .isEmpty();
    }

    @Test
    void findsPathsOfOneMachineInMainCodeAndDocuments() {
        String path = "see /tm" + "p/x";

        assertThat(TextRules.machinePaths(new TextFile(MAIN, path))).hasSize(1);
        assertThat(TextRules.machinePaths(new TextFile("docs/a.md", path))).hasSize(1);
        assertThat(TextRules.machinePaths(new TextFile("node/src/test/java/A.java", path)))
                .isEmpty();
        assertThat(TextRules.machinePaths(new TextFile("docs/a.md", "art/wor" + "k/x and home.wor" + "k/")))
                .isEmpty();
    }

    @Test
    void findsNamesThatSayNothing() throws IOException {
        assertThat(java("class SyncManager {}")).hasSize(1);
        assertThat(java("class A { record PathUtils() {} interface StoreImpl {} }"))
                .hasSize(2);
        assertThat(java("class Implement { class Utility {} }")).isEmpty();
    }

    @Test
    void findsAMethodOverTheLimitOnly() throws IOException {
        String start = "class A {\n void m() {\n";
        String end = " }\n}\n";

        assertThat(java(start + "x();\n".repeat(JavaRules.MAX_METHOD_LINES - 2) + end))
                .isEmpty();
        assertThat(java(start + "x();\n".repeat(JavaRules.MAX_METHOD_LINES - 1) + end))
                .extracting(Finding::line)
                .containsExactly(2);
    }

    @Test
    void findsSleepingButNotInStrings() throws IOException {
        assertThat(java("class A { void m() throws Exception { Thread.sleep(1); } }"))
                .hasSize(1);
        assertThat(java("class A { Object o = Thread.class; String s = \"Thread.sleep\"; }"))
                .isEmpty();
    }

    @Test
    void findsPrintingOutsideTheCommandLineOnly() throws IOException {
        String code = "class A { void m() { System.out.println(); } }";
        String commandLine = "provisioning/src/main/java/org/packhorse/provisioning/command/A.java";

        assertThat(java(code)).hasSize(1);
        assertThat(JavaRules.check(List.of(new TextFile(commandLine, code)))).isEmpty();
        assertThat(JavaRules.check(List.of(new TextFile("node/src/test/java/A.java", code))))
                .isEmpty();
    }

    @Test
    void findsPackagesWithoutAWordAboutThem() {
        String folder = "node/src/main/java/org/packhorse/node/";
        TextFile type = new TextFile(folder + "A.java", "class A {}");
        TextFile silent = new TextFile(folder + "package-info.java", "@NullMarked package org.packhorse.node;");
        TextFile good = new TextFile(folder + "package-info.java", "/** The node. */ @NullMarked package a;");

        assertThat(TreeRules.unexplainedPackages(List.of(type))).hasSize(1);
        assertThat(TreeRules.unexplainedPackages(List.of(type, silent))).hasSize(1);
        assertThat(TreeRules.unexplainedPackages(List.of(type, good))).isEmpty();
    }

    @Test
    void findsDeadLinksButNotAddressesAnchorsOrCode() {
        TextFile document = new TextFile("docs/a.md", """
                [good](../README.md#top) [dead](gone.md) <https://example.org> [web](https://example.org/x)
                [part](#part) `[code](nowhere.md)` ![picture](img/none.png)
                [label]: missing.md
                ```
                [fenced](nowhere.md)
                ```
                """);

        assertThat(MarkdownLinks.dead(document, "README.md"::equals))
                .extracting(Finding::toString)
                .containsExactly(
                        "docs/a.md:1: link to nothing: gone.md",
                        "docs/a.md:2: link to nothing: img/none.png",
                        "docs/a.md:3: link to nothing: missing.md");
    }

    @Test
    void findsStrangersAtTheTop() {
        assertThat(TreeRules.strangersAtTheTop(List.of("pom.xml", ".ci/run", "node/pom.xml", "scripts/a.sh", "x.txt")))
                .extracting(Finding::path)
                .containsExactly("scripts", "x.txt");
    }

    private static List<Finding> java(String code) throws IOException {
        return JavaRules.check(List.of(new TextFile(MAIN, code)));
    }

    private static TextFile lines(String path, int count) {
        return new TextFile(path, "x\n".repeat(count));
    }

    private static List<TextFile> with(List<TextFile> files, TextFile more) {
        return Stream.concat(files.stream(), Stream.of(more)).toList();
    }
}
