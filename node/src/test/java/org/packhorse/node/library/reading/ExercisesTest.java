package org.packhorse.node.library.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What it takes to play an H5P package, found out from packages that are usual, old, poor and hostile. */
class ExercisesTest {
    private static final String CONTENT = "quiz.h5p//content/content.json";

    @AutoClose
    private final Desk desk = new Desk();

    @BeforeEach
    void open() throws IOException {
        desk.with("quiz.h5p", "the quiz in one piece").with(CONTENT, "{\"question\":\"Why?\"}");
    }

    private static String needs(String... names) {
        return Stream.of(names)
                .map(name -> "{\"machineName\":\"" + name + "\",\"majorVersion\":1,\"minorVersion\":\"2\"}")
                .collect(Collectors.joining(",", "\"preloadedDependencies\":[", "]"));
    }

    private void about(String... libraries) throws IOException {
        desk.with(
                "quiz.h5p//h5p.json",
                "{\"title\":\"Quiz\",\"language\":\"sw\",\"mainLibrary\":\"H5P.Main\"," + needs(libraries) + "}");
    }

    private void library(String folder, String name, String... needed) throws IOException {
        desk.with(
                        "quiz.h5p//" + folder + "/library.json",
                        "{\"machineName\":\"" + name + "\",\"majorVersion\":1,\"minorVersion\":2,"
                                + "\"preloadedJs\":[{\"path\":\"js/a.js\"},{\"path\":\"b.js\"},{\"path\":\"../H5P.Other-1.2/b.js\"},"
                                + "{\"path\":\"//evil.example/x.js\"},{\"path\":\"https://evil.example/x.js\"},{\"path\":7}],"
                                + "\"preloadedCss\":[{\"path\":\"a.css\"},{\"path\":\"none.css\"}]," + needs(needed)
                                + "}")
                .with("quiz.h5p//" + folder + "/js/a.js", "a")
                .with("quiz.h5p//" + folder + "/b.js", "b")
                .with("quiz.h5p//" + folder + "/a.css", "c");
    }

    private Exercise find() throws IOException {
        return desk.documents
                .findExercise(desk, desk.entry("quiz.h5p"), desk::first)
                .orElseThrow();
    }

    private String order() throws IOException {
        return ((Exercise.Playable) find())
                .libraries().stream().map(library -> library.folder().name()).collect(Collectors.joining(" "));
    }

    @Test
    void librariesComeBehindThoseThatTheyNeed() throws IOException {
        about("H5P.Main", "H5P.Low");
        library("H5P.Main-1.2", "H5P.Main", "H5P.Middle", "H5P.Low");
        library("H5P.Middle-1.2", "H5P.Middle", "H5P.Low");
        library("H5P.Low-1.2", "H5P.Low");

        assertThat(order()).isEqualTo("H5P.Low-1.2 H5P.Middle-1.2 H5P.Main-1.2");
        var playable = (Exercise.Playable) find();
        assertThat(playable.main()).hasToString("H5P.Main 1.2");
        assertThat(playable.tag()).isEqualTo("sw");
    }

    @Test
    void onlyFilesOfTheLibraryItselfAreLoaded() throws IOException {
        about("H5P.Main");
        library("H5P.Main-1.2", "H5P.Main");
        library("H5P.Other-1.2", "H5P.Other");

        var main = ((Exercise.Playable) find()).libraries().getLast();
        assertThat(main.scripts().stream().map(file -> file.path().value()))
                .containsExactly("quiz.h5p//H5P.Main-1.2/js/a.js", "quiz.h5p//H5P.Main-1.2/b.js");
        assertThat(main.styles().stream().map(file -> file.path().value()))
                .containsExactly("quiz.h5p//H5P.Main-1.2/a.css");
    }

    @Test
    void foldersOfOtherTimesAreFound() throws IOException {
        about("H5P.Main");
        library("H5P.Main", "H5P.Main", "H5P.Patched");
        library("H5P.Patched-1.2.31", "H5P.Patched");

        assertThat(order()).isEqualTo("H5P.Patched-1.2.31 H5P.Main");
    }

    @Test
    void librariesThatNeedEachOtherAreEachLoadedOnce() throws IOException {
        about("H5P.Main");
        library("H5P.Main-1.2", "H5P.Main", "H5P.Other");
        library("H5P.Other-1.2", "H5P.Other", "H5P.Main", "H5P.Other");

        assertThat(order()).isEqualTo("H5P.Other-1.2 H5P.Main-1.2");
    }

    @Test
    void whatIsNotInThePackageIsNamed() throws IOException {
        about("H5P.Main", "H5P.Lying");
        library("H5P.Main-1.2", "H5P.Main", "H5P.Absent");
        library("H5P.Lying-1.2", "H5P.SomethingElse");

        assertThat(find())
                .isInstanceOfSatisfying(
                        Exercise.Lacking.class,
                        lacking -> assertThat(lacking.libraries().toString())
                                .isEqualTo("[H5P.Absent 1.2, H5P.Lying 1.2]"));
    }

    @Test
    void tenThousandLibrariesAreTooMany() throws IOException {
        about(IntStream.range(0, 10_000)
                .mapToObj(i -> i == 0 ? "H5P.Main" : "H5P.L" + i)
                .toArray(String[]::new));
        library("H5P.Main-1.2", "H5P.Main");

        assertThat(find()).isInstanceOf(Exercise.Unplayable.class);
    }

    @Test
    void aLongChainOfLibrariesIsTooLong() throws IOException {
        about("H5P.Main");
        library("H5P.Main-1.2", "H5P.Main", "H5P.L0");
        for (int i = 0; i <= H5pLibraries.LIBRARY_LIMIT; i++) {
            library("H5P.L" + i + "-1.2", "H5P.L" + i, "H5P.L" + (i + 1));
        }

        assertThat(find()).isInstanceOf(Exercise.Unplayable.class);
    }

    @Test
    void aLibraryWithTooManyFilesIsTooMuch() throws IOException {
        about("H5P.Main");
        library("H5P.Main-1.2", "H5P.Main");
        desk.with(
                "quiz.h5p//H5P.Main-1.2/library.json",
                "{\"machineName\":\"H5P.Main\",\"majorVersion\":1,\"minorVersion\":2,\"preloadedJs\":["
                        + "{\"path\":\"b.js\"},".repeat(H5pLibraries.FILE_LIMIT) + "{\"path\":\"b.js\"}]}");

        assertThat(find()).isInstanceOf(Exercise.Unplayable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{} {}", "\"text\"", "{\"a\":NaN}", "<html>"})
    void contentThatIsNoObjectIsNotPlayed(String content) throws IOException {
        about("H5P.Main");
        library("H5P.Main-1.2", "H5P.Main");
        desk.with(CONTENT, content);

        assertThat(find()).isInstanceOf(Exercise.Unplayable.class);
    }

    @Test
    void contentThatIsTooLongOrTooDeepIsNotPlayed() throws IOException {
        about("H5P.Main");
        library("H5P.Main-1.2", "H5P.Main");

        desk.with(CONTENT, "{\"a\":\"" + "x".repeat(ReadingRoom.DOCUMENT_LIMIT_BYTES) + "\"}");
        assertThat(find()).isInstanceOf(Exercise.Unplayable.class);

        desk.with(CONTENT, "{\"a\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}");
        assertThat(find()).isInstanceOf(Exercise.Unplayable.class);
    }

    @Test
    void aDescriptionThatCannotBeReadIsNotPlayed() throws IOException {
        desk.with("quiz.h5p//h5p.json", "{\"mainLibrary\":");
        assertThat(find()).isInstanceOf(Exercise.Unplayable.class);

        desk.with(
                "quiz.h5p//h5p.json",
                "{\"mainLibrary\":\"H5P.Main\",\"preloadedDependencies\":{\"machineName\":\"../x\"}}");
        assertThat(find()).isInstanceOf(Exercise.Unplayable.class);
    }

    @Test
    void contentCannotEndTheScriptThatItStandsIn() throws IOException {
        about("H5P.Main");
        library("H5P.Main-1.2", "H5P.Main");
        var json = "{\"a\":\"</script><!--<script>alert(1)</script>\u2028\u2029 & \\\"\"}";
        desk.with(CONTENT, "\ufeff" + json);

        var content = desk.documents.content(desk, (Exercise.Playable) find()).orElseThrow();

        assertThat(content).doesNotContain("<", "\u2028", "\u2029", "\ufeff");
        var reader = new ObjectMapper();
        assertThat(reader.readTree(content)).isEqualTo(reader.readTree(json));
    }
}
