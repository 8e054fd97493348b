package org.packhorse.provisioning.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With what environment {@code bin/packhorse} starts Java. */
class LauncherTest {
    private static final Path SCRIPT = Path.of("src/main/archive/bin/packhorse").toAbsolutePath();

    @TempDir
    private Path java = Path.of("set by JUnit");

    /** The environment that Java gets where somebody has {@code locale}. */
    private List<String> environment(Map<String, String> locale) throws Exception {
        Files.writeString(java.resolve("release"), "JAVA_VERSION=\"25.0.1\"\n");
        var program = Files.createDirectories(java.resolve("bin")).resolve("java");
        Files.writeString(program, "#!/bin/sh\nenv\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        var builder = new ProcessBuilder("sh", SCRIPT.toString(), "status").redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.equals("LANG"));
        builder.environment().put("PACKHORSE_JAVA_HOME", java.toString());
        builder.environment().putAll(locale);
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said.lines().toList();
    }

    @Test
    void theSystemSpeaksEnglishAndFilesKeepTheirNames() throws Exception {
        for (var locale : List.of(
                Map.of("LANG", "fr_FR.UTF-8"),
                Map.of("LANG", "C", "LC_CTYPE", "fr_FR.UTF-8", "LC_MESSAGES", "fr_FR.UTF-8"),
                Map.of("LC_ALL", "fr_FR.UTF-8", "LANG", "sw_KE.utf8"))) {
            assertThat(environment(locale))
                    .contains("LC_MESSAGES=C", "LC_CTYPE=fr_FR.UTF-8")
                    .noneMatch(line -> line.startsWith("LC_ALL="));
        }
    }

    @Test
    void withoutUtf8ThereIsUtf8() throws Exception {
        assertThat(environment(Map.of())).contains("LC_ALL=C.UTF-8");
        assertThat(environment(Map.of("LANG", "fr_FR"))).contains("LC_ALL=C.UTF-8");
    }
}
