package org.packhorse.provisioning.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The library in an engine that is older than the phones that schools have. */
@TestInstance(Lifecycle.PER_CLASS)
class OldEngineIT {
    private Serving serving;
    private OldEngine engine;
    private String library;

    @BeforeAll
    void openALibraryAndAnEngine(@TempDir Path place) throws IOException, InterruptedException {
        engine = OldEngine.unpackInto(Files.createDirectory(place.resolve("engine")));
        var program = InstalledProgram.unpackInto(Files.createDirectory(place.resolve("program")));
        var hub = Device.init(program, "hub", place.resolve("hub"));
        hub.publishFirst("first-lessons", program.copyLessons(place));
        hub.publishFirst(
                "others",
                madeByOthers(Files.createDirectory(place.resolve("others"))),
                "--title=Others",
                "--language=en",
                "--licence=CC0-1.0",
                "--publisher=The testers");
        serving = hub.serve();
        library = serving.library().address();
    }

    /** A site as others make them, and an exercise. */
    private static Path madeByOthers(Path folder) throws IOException {
        SmallExercise.write(folder.resolve("small.h5p"));
        Files.write(folder.resolve("dot.png"), Base64.getDecoder().decode(SmallExercise.DOT));
        Files.writeString(folder.resolve("site.css"), "body { background: rgb(1, 2, 3) }");
        Files.writeString(folder.resolve("site.js"), "document.title = 'scripts run';");
        Files.writeString(folder.resolve("site.html"), """
                <!DOCTYPE html><html lang="en"><head><title>no scripts</title><link rel="stylesheet" href="site.css"></head>
                <body><p>A site of others.</p><img src="dot.png" alt="a dot"><script src="site.js"></script></body></html>
                """);
        return folder;
    }

    @AfterAll
    void close() {
        if (serving != null) {
            serving.close();
        }
    }

    @Test
    void everyTypeOfPageIsWholeInANarrowWindow() throws Exception {
        var addresses = new ArrayList<String>();
        try (var types = new PageTypes(library)) {
            for (var address : types.find()) {
                if (!address.contains("/play/")) {
                    addresses.add(in("en", address));
                    addresses.add(in("ar", address));
                }
            }
        }

        var seen = look(addresses);

        assertThat(seen).hasSameSizeAs(addresses).hasSizeGreaterThan(16);
        assertThat(seen).allSatisfy(page -> {
            assertThat(page.path("wrong")).isEmpty();
            assertThat(page.path("styled").asBoolean()).isTrue();
            assertThat(page.path("heading").asText()).isNotBlank();
            // It takes lines in which Latin words stand between Arabic ones for up to 24 px wider than they are.
            if (page.path("address").asText().endsWith("lang=en")) {
                assertThat(page.path("width").asInt()).isEqualTo(240);
            }
        });
    }

    private static String in(String language, String address) {
        return address + (address.contains("?") ? "&" : "?") + "lang=" + language;
    }

    private List<JsonNode> look(List<String> addresses) throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of(library));
        words.addAll(addresses);
        return engine.run("look", words);
    }

    @Test
    void pagesOfStaffHaveTheirColours() throws Exception {
        var seen = engine.run("look", List.of(serving.admin(), "/sign-in"));

        assertThat(seen).hasSize(1).allSatisfy(page -> {
            assertThat(page.path("wrong")).isEmpty();
            assertThat(page.path("styled").asBoolean()).isTrue();
        });
    }

    private JsonNode find(String task, String word) throws IOException, InterruptedException {
        var found = engine.run(task, List.of(library, word));
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    @Test
    void aLessonIsFoundByASuggestion() throws Exception {
        var found = find("search", "mala");

        assertThat(found.path("asked").asText()).containsIgnoringCase("malaria");
        assertThat(found.path("opened").asText()).containsIgnoringCase("malaria");
        assertThat(found.path("wrong")).isEmpty();
    }

    @Test
    void whatOthersMadeHasItsStylesScriptsAndPictures() throws Exception {
        var found = find("others", "/content/others/site.html");

        assertThat(found.path("title").asText()).isEqualTo("scripts run");
        assertThat(found.path("background").asText()).isEqualTo("rgb(1, 2, 3)");
        assertThat(found.path("picture").asInt()).isOne();
        assertThat(found.path("wrong")).isEmpty();
    }

    @Test
    void anExerciseIsAnsweredAndScored() throws Exception {
        assertThat(find("exercise", "/c/others/play/small.h5p").path("score").asText())
                .startsWith("answered 1/1");
    }
}
