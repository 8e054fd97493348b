package org.packhorse.protocol;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.google.protobuf.MessageOrBuilder;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The walls of sync-protocol: it is pure, and protobuf stays behind its encodings. */
class ProtocolArchitectureTest {
    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("org.packhorse.protocol");

    private static final String WIRE = "org.packhorse.protocol.wire..";

    private static final Set<String> CLOCK_METHODS = Set.of("now", "currentTimeMillis", "nanoTime", "sleep", "system");

    @Test
    void dependsOnNothingElseOfOurs() {
        noClasses()
                .should()
                .dependOnClassesThat(
                        resideInAPackage("org.packhorse..").and(resideOutsideOfPackages("org.packhorse.protocol..")))
                .check(CLASSES);
    }

    @Test
    void contentKnowsNoOtherPackageOfOurs() {
        noClasses()
                .that()
                .resideInAPackage("org.packhorse.protocol.content")
                .should()
                .dependOnClassesThat(resideInAPackage("org.packhorse..")
                        .and(resideOutsideOfPackages("org.packhorse.protocol.content")))
                .check(CLASSES);
    }

    @Test
    void onlyWireKnowsProtobuf() {
        noClasses()
                .that()
                .resideOutsideOfPackage(WIRE)
                .should()
                .dependOnClassesThat(resideInAPackage("com.google.protobuf..").or(assignableTo(MessageOrBuilder.class)))
                .check(CLASSES);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("org.packhorse.protocol.(**)")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void touchesNoFileNoNetworkAndNoThread() {
        noClasses().should().dependOnClassesThat(touchingTheWorld()).check(CLASSES);
    }

    @Test
    void readsNoClock() {
        noClasses().should().accessTargetWhere(readingTheClock()).check(CLASSES);
    }

    @Test
    void hasNoMutableStaticState() {
        fields().that()
                .areStatic()
                .and()
                .areDeclaredInClassesThat(resideOutsideOfPackages(WIRE))
                .should()
                .beFinal()
                .check(CLASSES);
    }

    private static DescribedPredicate<JavaClass> touchingTheWorld() {
        return resideInAnyPackage("java.nio.file..", "java.nio.channels..", "java.net..", "java.util.concurrent..")
                .and(DescribedPredicate.<JavaClass>not(resideInAPackage("java.util.concurrent.atomic")))
                .or(DescribedPredicate.describe(
                        "a file or a thread",
                        type -> Set.of("File", "FileInputStream", "FileOutputStream", "RandomAccessFile", "Thread")
                                        .contains(type.getSimpleName())
                                && type.getPackageName().startsWith("java.")));
    }

    private static DescribedPredicate<JavaAccess<?>> readingTheClock() {
        return DescribedPredicate.describe("a clock is read", access -> {
            AccessTarget target = access.getTarget();
            String owner = target.getOwner().getName();
            return CLOCK_METHODS.contains(target.getName())
                    && (owner.startsWith("java.time.")
                            || owner.equals(System.class.getName())
                            || owner.equals(Thread.class.getName()));
        });
    }
}
