package org.packhorse.node.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileMappingTest {
    private static final String CODE = "7f0000000000-7f0000010000 r-xp 00001000 fe:00 77   /usr/lib/libjvm.so";

    private static List<FileMapping> mapping(String head, int anonymousKilobytes) {
        return mapping(head, anonymousKilobytes, 0);
    }

    private static List<FileMapping> mapping(String head, int anonymousKilobytes, int swappedKilobytes) {
        return FileMapping.read(List.of(
                        head,
                        "Size: 64 kB",
                        "Rss: 32 kB",
                        "Anonymous: " + anonymousKilobytes + " kB",
                        "Swap: " + swappedKilobytes + " kB",
                        "SwapPss: 0 kB",
                        "VmFlags: rd")
                .iterator());
    }

    @Test
    void isReadFromItsParagraph() {
        assertThat(mapping(CODE, 0))
                .containsExactly(new FileMapping(0x7f0000000000L, 0x10000, "r-xp", "/usr/lib/libjvm.so", 0));
        assertThat(mapping("8001000-8002000 rw-p 0 00:1f 9 /srv/with a space.aot", 4))
                .containsExactly(new FileMapping(0x8001000, 0x1000, "rw-p", "/srv/with a space.aot", 4));
    }

    @Test
    void isOnlyThereWhereThereIsAFile() {
        assertThat(mapping("7f0000000000-7f0000010000 rw-p 00000000 00:00 0", 64))
                .isEmpty();
        assertThat(mapping("7f0000000000-7f0000010000 r-xp 00000000 00:00 0    [vdso]", 0))
                .isEmpty();
    }

    @Test
    void doesNotTakeTheFiguresOfAnother() {
        var lines = List.of(
                CODE,
                "Anonymous: 0 kB",
                "Swap: 0 kB",
                "8000-9000 rwxp 00000000 00:00 0",
                "Anonymous: 4 kB",
                "Swap: 4 kB");

        assertThat(FileMapping.read(lines.iterator()))
                .extracting(FileMapping::ownKilobytes)
                .containsExactly(0L);
    }

    @Test
    void isOnlyReadWhereItIsCodeOrTheFixedPartOfTheStartUpCache() {
        assertThat(mapping(CODE, 0)).allMatch(FileMapping::isOnlyRead);
        assertThat(mapping("8001000-8002000 r--p 0 00:1f 9 /srv/packhorse.aot", 0))
                .allMatch(FileMapping::isOnlyRead);

        assertThat(mapping(CODE, 4)).as("code that was relocated").noneMatch(FileMapping::isOnlyRead);
        assertThat(mapping("8001000-8002000 r--p 0 00:1f 9 /srv/packhorse.aot", 4))
                .as("a relocated cache")
                .noneMatch(FileMapping::isOnlyRead);
        assertThat(mapping("8001000-8002000 rw-p 0 00:1f 9 /srv/packhorse.aot", 0))
                .as("the part that is written to")
                .noneMatch(FileMapping::isOnlyRead);
        assertThat(mapping("8001000-8002000 r--p 0 00:1f 9 /usr/lib/libjvm.so", 0))
                .as("may have been written to before")
                .noneMatch(FileMapping::isOnlyRead);
    }

    @Test
    void isLetGoByTheKernelAndReadAgain() throws Exception {
        var smaps = Path.of("/proc/self/smaps");
        assumeThat(smaps).isReadable();
        var code = FileMapping.read(Files.readAllLines(smaps).iterator()).stream()
                .filter(FileMapping::isOnlyRead)
                .toList();
        var advice = PageAdvice.find().orElseThrow();

        assertThat(code).extracting(FileMapping::file).anyMatch(file -> file.endsWith("/libjvm.so"));
        assertThat(code).allMatch(advice::letGo);
    }

    @Test
    void isRefusedWhereThereIsNone() {
        assertThat(PageAdvice.find().orElseThrow().letGo(new FileMapping(1, 4096, "r-xp", "/nothing", 0)))
                .isFalse();
    }

    @Test
    void isNotOnlyReadWhereWhatWasWrittenHasBeenSwappedOut() {
        assertThat(mapping("8001000-8002000 r--p 0 00:1f 9 /srv/packhorse.aot", 0, 4))
                .hasSize(1)
                .noneMatch(FileMapping::isOnlyRead);
        assertThat(mapping(CODE, 4, 8)).extracting(FileMapping::ownKilobytes).containsExactly(12L);
    }
}
