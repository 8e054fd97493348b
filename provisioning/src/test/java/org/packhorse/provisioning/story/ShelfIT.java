package org.packhorse.provisioning.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A teacher's worksheet, from a phone to the class, through a power cut, and to a hub that adopts it for other schools; with a mistake in its title, which is corrected meanwhile. */
class ShelfIT {
    private static final String PIN = "482917";
    private static final Map<String, String> WORKSHEET = worksheet("title", "Our wel");

    /** As every form of an item has it, whether it is new or corrected. */
    private static Map<String, String> worksheet(String... further) {
        var fields = new HashMap<>(Map.of(
                "author",
                "Ms. Achieng",
                "licence",
                "CC-BY-4.0",
                "language",
                "en",
                "level",
                "primary",
                "description",
                ""));
        for (int i = 0; i < further.length; i += 2) {
            fields.put(further[i], further[i + 1]);
        }
        return fields;
    }

    @TempDir
    Path place;

    @Test
    void aWorksheetReachesTheClassAndThenOtherSchools() throws IOException, InterruptedException {
        var program = InstalledProgram.unpackInto(Files.createDirectory(place.resolve("program")));
        var hub = Device.init(program, "hub", place.resolve("hub"));
        var node = Device.init(program, "node", place.resolve("node"));

        try (var serving = node.serve();
                var staff = new Staff(serving.admin());
                var teacher = new Staff(serving.admin())) {
            staff.submit("sign-in", "sign-in", Map.of("password", node.password()));
            staff.submit("teachers", "teachers/pin", Map.of("pin", PIN));
            teacher.submit("teacher/sign-in", "teacher/sign-in", Map.of("pin", PIN));
            teacher.submit("teacher/", "teacher/file", WORKSHEET, "../well.txt", "The well is 12 m deep.");
            teacher.submit("teacher/", "teacher/lists", Map.of("name", "Class 7B", "author", "Ms. Achieng"));
            teacher.submit("teacher/lists/1", "teacher/lists/1", Map.of("do", "add", "address", "/c/local/r/our-wel"));

            assertThat(new String(
                            serving.library().find("local", "our-wel/well.txt").orElseThrow(), StandardCharsets.UTF_8))
                    .isEqualTo("The well is 12 m deep.");
            teacher.submit(
                    "teacher/items/our-wel", "teacher/items/our-wel", worksheet("title", "Our well", "do", "correct"));
            serving.kill();
        }

        try (var serving = node.serve();
                var student = new Staff(serving.library().address());
                var teacher = new Staff(serving.admin())) {
            assertThat(student.page("")).contains("Class 7B", "Our well", "Made in this school");
            assertThat(student.page("c/local/r/our-wel")).contains("Ms. Achieng");
            teacher.submit("teacher/sign-in", "teacher/sign-in", Map.of("pin", PIN));
            adopt(hub, teacher.file("teacher/export.zip"));
        }
        assertThat(node.ask("usage").path("summary").path("all").path("viewed").asLong())
                .isEqualTo(1);
        assertThat(hub.shown("riverside")).isEqualTo(1);
        try (var serving = hub.serve();
                var student = new Staff(serving.library().address())) {
            assertThat(student.page("c/riverside/r/our-wel")).contains("Our well", "Ms. Achieng");
            assertThat(student.page("content/riverside/our-wel/well.txt")).isEqualTo("The well is 12 m deep.");
            assertThat(student.page("c/riverside")).contains("Class 7B").doesNotContain("Made in this school");
        }
    }

    /** What READ-ME.txt in the bundle says. */
    private void adopt(Device hub, byte[] bundle) throws IOException, InterruptedException {
        var folder = place.resolve("bundle");
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bundle))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var file = folder.resolve(entry.getName());
                Files.createDirectories(Objects.requireNonNull(file.getParent()));
                Files.copy(zip, file);
            }
        }
        hub.publishFirst("riverside", folder.resolve("local"));
    }
}
