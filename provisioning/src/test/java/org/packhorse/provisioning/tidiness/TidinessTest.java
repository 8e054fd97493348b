package org.packhorse.provisioning.tidiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The whole tree keeps the rules that people would otherwise have to remember. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TidinessTest {
    private final SourceTree tree;
    private final List<TextFile> texts;

    TidinessTest() throws IOException, InterruptedException {
        tree = SourceTree.ofThisBuild();
        texts = tree.texts();
    }

    @BeforeEach
    void seesAllModules() {
        assertThat(tree.paths()).contains("sync-protocol/pom.xml", "admin-ui/pom.xml", "node/pom.xml", "pom.xml");
        assertThat(texts).anyMatch(TextFile::isJava);
    }

    @Test
    void noFileIsLong() {
        assertThat(texts).flatMap(TextRules::tooLong).isEmpty();
    }

    @Test
    void nineFilesInTenAreShort() {
        assertThat(TextRules.tooLongInGeneral(texts)).isEmpty();
    }

    @Test
    void openTasksNameTheirIssue() {
        assertThat(texts).flatMap(TextRules::bareTasks).isEmpty();
    }

    @Test
    void nothingNamesTheMachineItWasWrittenOn() {
        assertThat(texts).flatMap(TextRules::machinePaths).isEmpty();
    }

    @Test
    void javaKeepsTheHouseRules() throws IOException {
        assertThat(JavaRules.check(texts)).isEmpty();
    }

    @Test
    void everyPackageSaysWhatLivesInIt() {
        assertThat(TreeRules.unexplainedPackages(texts)).isEmpty();
    }

    @Test
    void linksBetweenDocumentsLeadSomewhere() {
        assertThat(texts).flatMap(file -> MarkdownLinks.dead(file, tree::has)).isEmpty();
    }

    @Test
    void theTopOfTheTreeIsAsTheOwnerFixedIt() {
        assertThat(TreeRules.strangersAtTheTop(tree.paths())).isEmpty();
    }
}
