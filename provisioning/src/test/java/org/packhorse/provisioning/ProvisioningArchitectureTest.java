package org.packhorse.provisioning;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

/** The walls of provisioning, and those between all modules, which can be seen together only from here. */
class ProvisioningArchitectureTest {
    private static final JavaClasses ALL =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("org.packhorse");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests())
            .importPackages("org.packhorse.provisioning");

    @Test
    void nobodyDependsOnProvisioning() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.packhorse.provisioning..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.packhorse.provisioning..")
                .check(ALL);
    }

    @Test
    void modulesFormNoCycle() {
        slices().matching("org.packhorse.(*)..").should().beFreeOfCycles().check(ALL);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("org.packhorse.provisioning.(**)")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void leavesServingAndStoringToTheNode() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.netty..", "org.rocksdb..", "org.eclipse.jetty..", "com.google.protobuf..")
                .check(CLASSES);
    }

    @Test
    void hasNoMutableStaticState() {
        fields().that().areStatic().should().beFinal().allowEmptyShould(true).check(CLASSES);
    }
}
