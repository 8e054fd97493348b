package org.packhorse.node.publish.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.packhorse.protocol.exchange.RepositoryPath;

final class RepositoryFolderTest {
    private static final RepositoryPath TIMESTAMP = RepositoryPath.ofMetadata("timestamp.json");
    private static final RepositoryPath PACK = new RepositoryPath("targets/statistics/2/ab.from-1.pack");

    @TempDir
    private Path temporary = Path.of("set by JUnit");

    private Path folder() {
        return temporary.resolve("data/repository");
    }

    private Path place(RepositoryPath path) {
        return folder().resolve(path.value());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** All files and links below the folder, hidden ones too. */
    private List<String> files() throws IOException {
        try (var files = Files.walk(folder())) {
            return files.filter(file -> !Files.isDirectory(file, java.nio.file.LinkOption.NOFOLLOW_LINKS))
                    .map(file -> folder().relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void replacesAFile() throws Exception {
        var repository = new RepositoryFolder(folder());

        repository.replace(TIMESTAMP, bytes("one"));
        repository.replace(TIMESTAMP, bytes("two"));

        assertThat(place(TIMESTAMP)).hasContent("two");
        assertThat(files()).containsExactly("metadata/timestamp.json");
    }

    @Test
    void showsNothingOfAFileBeforeItIsWhole() throws Exception {
        new RepositoryFolder(folder()).replace(PACK, out -> {
            out.write(bytes("first "));
            out.write('s');
            out.write(bytes("econd"));
            assertThat(files()).singleElement().asString().startsWith(".unfinished-");
        });

        assertThat(place(PACK)).hasContent("first second");
        assertThat(files()).hasSize(1);
    }

    @Test
    void canBeReadByAnyWebServer() throws Exception {
        new RepositoryFolder(folder()).replace(TIMESTAMP, bytes("one"));

        var usual = Files.getPosixFilePermissions(Files.createFile(temporary.resolve("usual")));
        assertThat(Files.getPosixFilePermissions(place(TIMESTAMP))).isEqualTo(usual);
    }

    @Test
    void leavesNothingOfATargetThatCouldNotBeWritten() throws Exception {
        var repository = new RepositoryFolder(folder());
        var broken = new IOException("the disk is full");

        assertThatThrownBy(() -> repository.replace(PACK, out -> {
                    out.write(bytes("half"));
                    throw broken;
                }))
                .isSameAs(broken);

        assertThat(files()).isEmpty();
    }

    @Test
    void leavesTheOldFileWhenInterrupted() throws Exception {
        var repository = new RepositoryFolder(folder());
        repository.replace(TIMESTAMP, bytes("one"));

        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> repository.replace(TIMESTAMP, bytes("two")))
                    .isInstanceOf(ClosedByInterruptException.class);
        } finally {
            Thread.interrupted();
        }

        assertThat(place(TIMESTAMP)).hasContent("one");
        assertThat(files()).hasSize(1);
    }

    @Test
    void removesTargetsThatNobodyNeeds() throws Exception {
        var repository = new RepositoryFolder(folder());
        repository.replace(TIMESTAMP, bytes("one"));
        repository.replace(PACK, out -> out.write(bytes("old")));
        var needed = new RepositoryPath("targets/tldr/1/cd.manifest");
        repository.replace(needed, bytes("new"));

        repository.retainTargets(needed::equals);

        assertThat(files()).containsExactly("metadata/timestamp.json", needed.value());
        assertThat(folder().resolve("targets/statistics")).doesNotExist();
    }

    @Test
    void touchesNothingThatIsNoTarget() throws Exception {
        var repository = new RepositoryFolder(folder());
        repository.replace(PACK, out -> out.write(bytes("old")));
        var outside = Files.createDirectory(temporary.resolve("outside"));
        Files.writeString(outside.resolve("precious"), "not ours");
        Files.createSymbolicLink(folder().resolve("targets/out"), outside);
        Files.writeString(folder().resolve("targets/.DS_Store"), "laid here by somebody");

        repository.retainTargets(path -> false);

        assertThat(files()).containsExactly("targets/.DS_Store");
        assertThat(outside.resolve("precious")).exists();
    }

    @Test
    void showsOnlyWholeFilesWhenTheWriterIsKilled() throws Exception {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EndlessWriter.class.getName(),
                        folder().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        process.getInputStream().readNBytes(20);
        process.destroyForcibly().waitFor();

        var repository = new RepositoryFolder(folder());

        assertThat(files()).containsExactly("metadata/timestamp.json");
        assertThat(repository.root()).isEqualTo(folder());
        var content = Files.readAllBytes(place(TIMESTAMP));
        assertThat(content).hasSize(EndlessWriter.LENGTH).containsOnly(content[0]);
    }

    /** Replaces one file for ever, each time with a megabyte of another byte, and says one character after each. */
    static final class EndlessWriter {
        static final int LENGTH = 1 << 20;

        private EndlessWriter() {}

        public static void main(String[] arguments) throws IOException {
            var repository = new RepositoryFolder(Path.of(arguments[0]));
            var content = new byte[LENGTH];
            for (byte value = 0; ; value++) {
                Arrays.fill(content, value);
                repository.replace(TIMESTAMP, content);
                System.out.print('.');
                System.out.flush();
            }
        }
    }
}
