package org.packhorse.node.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.packhorse.node.publish.TestHub.LESSONS;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.packhorse.node.catalog.StoredVersion;
import org.packhorse.node.store.Content;
import org.packhorse.node.store.TightBlobStore;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.Manifest;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.wire.InfoCodec;

/** Folders as curators really have them. */
final class FolderImportTest {
    @TempDir
    private Path home = Path.of("set by JUnit");

    @AutoClose
    private TestHub hub;

    @BeforeEach
    void begin() throws Exception {
        hub = new TestHub(home);
        hub.write("index.html", "<h1>Water</h1>");
    }

    private Path at(String path) {
        return hub.folder().resolve(path);
    }

    /** Imports the folder, leaving out what cannot be used; paths with what is wrong with each. */
    private List<String> problems() throws Exception {
        assertThat(hub.importFolder().draft().isPresent())
                .as("a problem ends an import that was not told to skip")
                .isEqualTo(hub.importFolder(TestHub.DETAILS, MetadataFile.NONE, true)
                        .problems()
                        .isEmpty());
        return hub.importFolder(TestHub.DETAILS, MetadataFile.NONE, true).problems().stream()
                .map(problem -> problem.path() + ": " + problem.why())
                .toList();
    }

    private StoredVersion draft() throws Exception {
        return hub.catalog()
                .open(hub.importFolder(TestHub.DETAILS, MetadataFile.NONE, true)
                        .draft()
                        .orElseThrow());
    }

    private List<String> draftPaths() throws Exception {
        var paths = new ArrayList<String>();
        draft().visitFrom(new FilePath(" "), entry -> paths.add(entry.path().value()));
        return paths;
    }

    /** Runs a line of Python where names that Java cannot write are needed. */
    private void python(String line) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        "python3",
                        "-c",
                        "import os, sys; os.chdir(sys.argv[1]); " + line,
                        hub.folder().toString())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void takesUnusualButLegalNames() throws Exception {
        hub.write(" leading", "1").write("maji ya mto.txt", "2").write("水.html", "3");
        hub.write("Case.txt", "4").write("case.txt", "5").write(".hidden", "6").write("a/b/../b/c", "7");

        assertThat(problems()).isEmpty();
        assertThat(draftPaths())
                .containsExactly(
                        " leading",
                        ".hidden",
                        "Case.txt",
                        "a/b/c",
                        "case.txt",
                        "index.html",
                        "maji ya mto.txt",
                        "水.html");
    }

    @Test
    void ordersNamesAsManifestsDo() throws Exception {
        hub.write("a-b", "1")
                .write("a/x", "2")
                .write("a0", "3")
                .write("a.txt", "4")
                .write("a/x-y/z", "5");

        assertThat(draftPaths()).containsExactly("a-b", "a.txt", "a/x", "a/x-y/z", "a0", "index.html");
    }

    @Test
    void passesOverWhatSystemsLeaveBehind() throws Exception {
        hub.write(".DS_Store", "x").write("sub/Thumbs.db", "x").write(".git/config", "x");

        assertThat(draftPaths()).containsExactly("index.html");
    }

    @Test
    void namesFilesWhoseNamesCannotTravel() throws Exception {
        hub.write("back\\slash", "1").write("line\nbreak", "2");
        python("open(b'bad-\\xff-name', 'w').close(); os.mkdir(b'dir-\\xfe'); open(b'dir-\\xfe/in', 'w').close()");

        assertThat(problems()).hasSize(4).allMatch(problem -> problem.matches("(?s).*(name|character).*"));
        assertThat(draftPaths()).containsExactly("index.html");
    }

    @Test
    void takesNeitherOfTwoNamesThatLookTheSame() throws Exception {
        hub.write("\u00e9t\u00e9.txt", "composed").write("e\u0301te\u0301.txt", "decomposed");

        assertThat(problems()).hasSize(2).allMatch(problem -> problem.contains("looks the same"));
        assertThat(draftPaths()).containsExactly("index.html");
    }

    @Test
    void followsLinksToFilesInTheFolderAndNoOthers() throws Exception {
        Files.writeString(home.resolve("secret"), "not to be published");
        hub.write("sub/real.txt", "real");
        Files.createSymbolicLink(at("inside"), Path.of("sub/real.txt"));
        Files.createSymbolicLink(at("outside"), Path.of("../secret"));
        Files.createSymbolicLink(at("absolute"), Path.of("/etc/passwd"));
        Files.createSymbolicLink(at("dangling"), Path.of("nowhere"));
        Files.createSymbolicLink(at("folder"), Path.of("sub"));
        Files.createSymbolicLink(at("up"), Path.of(".."));
        Files.createSymbolicLink(at("loop-a"), Path.of("loop-b"));
        Files.createSymbolicLink(at("loop-b"), Path.of("loop-a"));

        assertThat(problems())
                .extracting(problem -> problem.substring(0, problem.indexOf(':')))
                .containsExactlyInAnyOrder("absolute", "dangling", "folder", "loop-a", "loop-b", "outside", "up");
        assertThat(draftPaths()).containsExactly("index.html", "inside", "sub/real.txt");
    }

    @Test
    void doesNotWaitForAPipe() throws Exception {
        python("os.mkfifo('pipe')");

        assertThat(problems()).singleElement().asString().startsWith("pipe: it is not a regular file");
    }

    @Test
    void namesWhatCannotBeRead() throws Exception {
        hub.write("locked.txt", "x").write("locked/inner.txt", "x");
        var nothing = java.nio.file.attribute.PosixFilePermissions.fromString("---------");
        Files.setPosixFilePermissions(at("locked.txt"), nothing);
        Files.setPosixFilePermissions(at("locked"), nothing);
        assumeFalse(Files.isReadable(at("locked.txt")), "root reads everything");

        assertThat(problems()).hasSize(2).allMatch(problem -> problem.contains("cannot be read"));
    }

    @Test
    void namesAFileThatVanishesMeanwhile() throws Exception {
        hub.write("a.txt", "a").write("b.txt", "b");
        var request = new FolderImport.Request(LESSONS, hub.folder(), TestHub.DETAILS, MetadataFile.NONE, true);

        var result = new FolderImport(hub.catalog(), hub.blobs(), hub.database(), hub.work())
                .run(request, bytes -> deleteIfExists(at("b.txt")));

        assertThat(result.problems()).extracting(ImportProblem::path).containsExactly("b.txt");
        assertThat(result.draft().orElseThrow().files()).isEqualTo(2);
    }

    private static void deleteIfExists(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void refusesFoldersNestedWithoutEnd() throws Exception {
        hub.write("x/".repeat(70) + "deep.txt", "deep");

        assertThat(problems()).singleElement().asString().contains("nested deeper than 64");
    }

    @Test
    void takesALargeFileAndAnEmptyOne() throws Exception {
        try (var file = new RandomAccessFile(at("large.bin").toFile(), "rw")) {
            file.setLength(70L << 20);
        }
        hub.write("empty.txt", "");

        var draft = draft();

        assertThat(draft.findFile(new FilePath("large.bin")).orElseThrow().sizeBytes())
                .isEqualTo(70L << 20);
        assertThat(draft.findFile(new FilePath("empty.txt")).orElseThrow().sizeBytes())
                .isZero();
    }

    @Test
    void looksIntoFilesWhoseNamesSayNothing() throws Exception {
        hub.write("page", "<!DOCTYPE html><html><body>x</body></html>");
        hub.write(
                "large-page",
                Content.joined(List.of(
                        "<!DOCTYPE html><html>".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                        Content.text(1, 2 << 20))));

        var draft = draft();

        assertThat(draft.findFile(new FilePath("page")).orElseThrow().mediaType())
                .isEqualTo("text/html");
        assertThat(draft.findFile(new FilePath("large-page")).orElseThrow().mediaType())
                .isEqualTo("text/html");
    }

    @Test
    void commitsLongBeforeTheStoreHasToRefuse() throws Exception {
        for (int i = 0; i < 17_000; i++) {
            hub.write("words/" + i, "word " + i);
        }
        var store = new TightBlobStore(hub.blobs());
        var request = new FolderImport.Request(LESSONS, hub.folder(), TestHub.DETAILS, MetadataFile.NONE, false);

        var result = new FolderImport(hub.catalog(), store, hub.database(), hub.work()).run(request, bytes -> {});

        assertThat(result.draft()).isPresent();
        assertThat(store.mostUncommitted()).isLessThan(17_000);
    }

    @Test
    void keepsTheEarlierDraftWhereAnImportFails() throws Exception {
        hub.importFolder();
        var before = hub.database().find(DraftColumns.DRAFTS, LESSONS).orElseThrow();
        hub.write("back\\slash", "1");

        assertThat(hub.importFolder().draft()).isEmpty();

        assertThat(hub.database().find(DraftColumns.DRAFTS, LESSONS)).contains(before);
    }

    @Test
    void refusesAFolderThatIsNone() {
        var request =
                new FolderImport.Request(LESSONS, home.resolve("nowhere"), TestHub.DETAILS, MetadataFile.NONE, false);

        assertThatExceptionOfType(RefusedInputException.class)
                .isThrownBy(() ->
                        new FolderImport(hub.catalog(), hub.blobs(), hub.database(), hub.work()).run(request, b -> {}))
                .withMessageContaining("there is no such folder");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "All rights reserved", "CC-BY-ND-4.0", "CC-BY-NC-ND-4.0", "cc-by-4.0", "CC-BY", "proprietary"
            })
    void refusesWhatIsNoOpenLicence(String licence) {
        var details = new Details(
                Optional.of("T"),
                Optional.empty(),
                List.of("en"),
                Optional.of(licence),
                Optional.of("P"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        assertThatExceptionOfType(RefusedInputException.class)
                .isThrownBy(() -> hub.importFolder(details, MetadataFile.NONE, true))
                .withMessageContaining("is not the SPDX identifier of an open licence");
    }

    @Test
    void saysAtOnceAllThatIsMissing() {
        assertThatExceptionOfType(RefusedInputException.class)
                .isThrownBy(() -> hub.importFolder(Details.NONE, MetadataFile.NONE, false))
                .withMessageContaining("its title, language, publisher and licence are missing;"
                        + " give --title \"…\" --language en --publisher \"…\" --licence CC-BY-4.0, or say it");
    }

    @Test
    void refusesALanguageThatIsNone() {
        var details = TestHub.DETAILS.overriddenBy(new Details(
                Optional.empty(),
                Optional.empty(),
                List.of("Swahili"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));

        assertThatExceptionOfType(RefusedInputException.class)
                .isThrownBy(() -> hub.importFolder(details, MetadataFile.NONE, false))
                .withMessageContaining("collection lessons: \"Swahili\" is no tag of a language (BCP 47): write \"sw\"")
                .withMessageContaining("--language");
    }

    @Test
    void makesNoItemOfAnEmptyFolder() throws Exception {
        hub.delete("index.html").write(".DS_Store", "x");

        assertThat(draft().info().resources()).isEmpty();
    }

    @Test
    void anEmptyFolderThatWasOnceDescribedHasNoItemEither() throws Exception {
        var described = draft().info();
        Digest digest;
        try (var batch = hub.blobs().begin()) {
            digest = batch.add(ByteBuffer.wrap(InfoCodec.encode(described)), true);
            batch.commit();
        }

        var shown = hub.catalog().open(new Manifest(TestHub.LESSONS, new Version(7), digest, 0, 0, List.of()));

        assertThat(described.resources()).hasSize(1);
        assertThat(shown.info().resources()).isEmpty();
        assertThat(shown.info().title()).isEqualTo(described.title());
    }

    @Test
    void refusesAnEntryThatIsNotInTheFolder() throws Exception {
        var file = home.resolve("curated.toml");
        Files.writeString(file, """
                [[resource]]
                id = "water"
                title = "Water"
                entry = "nowhere.html"
                """);
        assumeTrue(MetadataFile.findBeside(hub.folder()).isPresent());
        var metadata = MetadataFile.read(file);

        assertThatExceptionOfType(RefusedInputException.class)
                .isThrownBy(() -> hub.importFolder(TestHub.DETAILS, metadata, false))
                .withMessageContaining("its entry \"nowhere.html\" is not in the folder");
    }

    @Test
    void remembersWhatWasSaidBefore() throws Exception {
        hub.importFolder();

        var draft =
                hub.importFolder(Details.NONE, MetadataFile.NONE, false).draft().orElseThrow();

        assertThat(hub.catalog().open(draft).info().title()).isEqualTo("Lessons");
    }
}
