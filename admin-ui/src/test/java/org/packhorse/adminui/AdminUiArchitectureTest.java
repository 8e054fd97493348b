package org.packhorse.adminui;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

/** The walls of admin-ui: it asks through one port and knows nobody behind it. */
class AdminUiArchitectureTest {
    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("org.packhorse.adminui");

    @Test
    void dependsOnNothingElseOfOurs() {
        noClasses()
                .should()
                .dependOnClassesThat(
                        resideInAPackage("org.packhorse..").and(resideOutsideOfPackages("org.packhorse.adminui..")))
                .check(CLASSES);
    }

    @Test
    void thePortIsPlainJava() {
        classes()
                .that()
                .resideInAPackage("org.packhorse.adminui.port..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("org.packhorse.adminui.port..", "java..", "org.jspecify..")
                .check(CLASSES);
    }

    @Test
    void onlyPagesKnowTheTemplateEngine() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.packhorse.adminui.page..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("gg.jte..")
                .check(CLASSES);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("org.packhorse.adminui.(**)")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void hasNoMutableStaticState() {
        fields().that().areStatic().should().beFinal().check(CLASSES);
    }
}
