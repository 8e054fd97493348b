package org.packhorse.node;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.Set;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** The walls of the node: which package may know which library, the clock, and each other. */
class NodeArchitectureTest {
    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("org.packhorse.node");

    private static final Set<String> CLOCK_METHODS = Set.of(
            "now", "currentTimeMillis", "nanoTime", "sleep", "system", "systemUTC", "systemDefaultZone", "parkNanos");

    @Test
    void knowsNothingOfProvisioning() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.packhorse.provisioning..")
                .check(CLASSES);
    }

    @Test
    void nobodyInsideKnowsTheCompositionRoot() {
        noClasses()
                .that()
                .resideInAPackage("org.packhorse.node.*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.packhorse.node")
                .check(CLASSES);
    }

    @Test
    void onlyTheRocksStoreKnowsRocksDb() {
        onlyIn("org.rocksdb..", "org.packhorse.node.store.rocks..");
    }

    @Test
    void onlyServerAndClientKnowNetty() {
        onlyIn("io.netty..", "org.packhorse.node.transport.server..", "org.packhorse.node.upstream..");
    }

    @Test
    void onlyTheLibraryKnowsTheTemplateEngine() {
        onlyIn("gg.jte..", "org.packhorse.node.library..");
    }

    @Test
    void onlySearchKnowsLucene() {
        onlyIn("org.apache.lucene..", "org.packhorse.node.search..");
        onlyIn("org.tartarus.snowball..", "org.packhorse.node.search..");
    }

    @Test
    void onlyTheHubsReaderOfPdfsKnowsPdfBox() {
        onlyIn("org.apache.pdfbox..", "org.packhorse.node.publish.pdf..");
        noClasses()
                .that()
                .resideOutsideOfPackages("org.packhorse.node.publish..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.packhorse.node.publish.pdf..")
                .check(CLASSES);
    }

    @Test
    void nobodyKnowsProtobuf() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.google.protobuf..")
                .check(CLASSES);
    }

    @Test
    void onlyRuntimeReadsTheClockOrSleeps() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.packhorse.node.runtime..")
                .should()
                .accessTargetWhere(readingTheClockOrSleeping())
                .check(CLASSES);
    }

    /** What computes for long has a thread of {@code LongWork}; see there. */
    @Test
    void virtualThreadsAreForWhatWaitsOrIsSoonDone() {
        noClasses()
                .that()
                .doNotHaveSimpleName("Node")
                .and(not(simpleName("ControlServer")))
                .and(not(simpleName("Exchanges")))
                .and(not(simpleName("HttpConnector")))
                .and(not(simpleName("MemoryInUse")))
                .and(not(simpleName("RebuildStream")))
                .and(not(simpleName("SignatureRenewal")))
                .should()
                .callMethod(Thread.class, "ofVirtual")
                .orShould()
                .callMethod(Thread.class, "startVirtualThread", Runnable.class)
                .orShould()
                .callMethod(Executors.class, "newVirtualThreadPerTaskExecutor")
                .check(CLASSES);
    }

    @Test
    void theRoleIsKnownToConfigurationTheCompositionRootAndThoseWhoTellIt() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "org.packhorse.node",
                        "org.packhorse.node.config..",
                        "org.packhorse.node.setup..",
                        "org.packhorse.node.console..")
                .and()
                .doNotHaveSimpleName("Status")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("org.packhorse.node.config..").and(simpleName("NodeRole")))
                .check(CLASSES);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("org.packhorse.node.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void hasNoMutableStaticState() {
        fields().that().areStatic().should().beFinal().allowEmptyShould(true).check(CLASSES);
    }

    private static void onlyIn(String library, String... packages) {
        noClasses()
                .that()
                .resideOutsideOfPackages(packages)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(CLASSES);
    }

    private static DescribedPredicate<JavaAccess<?>> readingTheClockOrSleeping() {
        return DescribedPredicate.describe("the clock is read or the thread sleeps", access -> {
            AccessTarget target = access.getTarget();
            String owner = target.getOwner().getName();
            boolean ofTime = owner.startsWith("java.time.")
                    || owner.startsWith("java.util.concurrent.")
                    || owner.equals(System.class.getName())
                    || owner.equals(Thread.class.getName());
            return ofTime && CLOCK_METHODS.contains(target.getName());
        });
    }
}
