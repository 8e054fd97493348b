package org.packhorse.node.teacher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.packhorse.adminui.port.ListChange;
import org.packhorse.node.catalog.LocalCollection;
import org.packhorse.node.publish.Details;
import org.packhorse.node.publish.FolderImport;
import org.packhorse.node.publish.MetadataFile;
import org.packhorse.node.publish.TestHub;
import org.packhorse.node.runtime.MovableClock;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.Resource;

class ShelfBundleTest {
    @Test
    void aHubThatImportsTheBundleHasTheSameItems(@TempDir Path home) throws Exception {
        try (var school = new SchoolFixture(home.resolve("school"));
                var hub = new TestHub(home.resolve("hub"), new MovableClock())) {
            school.add("Our \"well\" \\ 12 m", "well, deep.txt", "12 m".getBytes(StandardCharsets.UTF_8));
            school.add("الماء", "ماء.html", "<p>ماء</p>".getBytes(StandardCharsets.UTF_8));
            school.desk().createList("Class 7B: water", "Ms. Achieng");
            school.desk().changeList(1, new ListChange.Add("/c/local/r/our-well-12-m", "first"));
            var bundle = unpack(school, home.resolve("bundle"));

            var metadata = MetadataFile.read(
                    MetadataFile.findBeside(bundle.resolve("local")).orElseThrow());
            var result = new FolderImport(hub.catalog(), hub.blobs(), hub.database(), hub.work())
                    .run(
                            new FolderImport.Request(
                                    TestHub.LESSONS, bundle.resolve("local"), Details.NONE, metadata, false),
                            bytes -> {});

            var draft = hub.catalog().open(result.draft().orElseThrow());
            var here = school.catalog().findShown(LocalCollection.ID).orElseThrow();
            assertThat(result.problems()).isEmpty();
            assertThat(draft.info().resources())
                    .containsAll(here.info().resources())
                    .hasSize(3);
            assertThat(draft.info().publisher()).isEqualTo("Green Valley School");
            for (var resource : here.info().resources()) {
                var path = new FilePath(resource.entry());
                assertThat(draft.findFile(path).orElseThrow().digest())
                        .isEqualTo(here.findFile(path).orElseThrow().digest());
            }
            var list = draft.info()
                    .findResource("class-7b-water")
                    .map(Resource::entry)
                    .orElseThrow();
            assertThat(Files.readString(bundle.resolve("local").resolve(list)))
                    .contains("href=\"../our-well-12-m/well_%20deep.txt\"")
                    .contains("first");
        }
    }

    @Test
    void anItemCalledAsTheListsAreDoesNotKeepTheBundleBack(@TempDir Path home) throws Exception {
        try (var school = new SchoolFixture(home.resolve("school"))) {
            school.add("Reading lists", "1.html", "<p>mine".getBytes(StandardCharsets.UTF_8));
            school.desk().createList("Class 7B", "Ms. Achieng");

            var bundle = unpack(school, home.resolve("bundle")).resolve("local");

            assertThat(bundle.resolve("reading-lists/1.html")).hasContent("<p>mine");
            assertThat(bundle.resolve("reading-lists-2/1.html")).content().contains("Class 7B");
        }
    }

    private static Path unpack(SchoolFixture school, Path folder) throws IOException {
        var out = new ByteArrayOutputStream();
        school.desk().export(out);
        try (var zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertThat(entry.getExtra())
                        .as("the name for those who take it for code page 437")
                        .startsWith(0x75, 0x70)
                        .endsWith(entry.getName().getBytes(StandardCharsets.UTF_8));
                var file = folder.resolve(entry.getName());
                Files.createDirectories(Objects.requireNonNull(file.getParent()));
                Files.copy(zip, file);
            }
        }
        return folder;
    }
}
