package org.packhorse.node.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.packhorse.node.assembly.Archive;

/** A folder of films and papers that nobody described: what they are called is all that is known. */
@TestInstance(Lifecycle.PER_CLASS)
final class NamesOfFilesTest {
    private static final byte[] FILM = {0, 0, 0, 24, 'f', 't', 'y', 'p', 'm', 'p', '4', '2', 0, 0, 0, 0};

    @AutoClose
    private SearchedHub library;

    @BeforeAll
    void publish(@TempDir Path home) throws Exception {
        library = new SearchedHub(home);
        for (var name : new String[] {
            "Biology_Class/photosynthesis_grade7.mp4", "water-cycle.mp3", "03.HumanSkeleton.mp4", "صورة_القلب.mp4"
        }) {
            library.write(name, FILM);
        }
        library.write("Lesson_03_Chromosomes.pdf", "%PDF-1.4 and nothing that can be read");
        library.write("GeometryGame.zip", new Archive(6).with("index.html", "<title>Angles</title>"));
        library.write(
                "Harvest2024.xlsx",
                new Archive(6)
                        .with("xl/workbook.xml", "<workbook><sheets><sheet name='A' r:id='rId1'/></sheets></workbook>")
                        .with("xl/sharedStrings.xml", "<sst><si><t>Sorghum</t></si></sst>")
                        .with("xl/worksheets/sheet1.xml", "<worksheet><row><c t='s'><v>0</v></c></row></worksheet>"));
        library.write("subtitled_talk.en.srt", "1\n00:00:01,000 --> 00:00:02,000\nOkapi\n");
        library.write("subtitled_talk.mp4", FILM);
        library.write("drum_lesson.mp4", FILM);
        library.write("drum_lesson_fra.srt", "1\n00:00:01,000 --> 00:00:02,000\nLe tambour\n");
        library.write("drum_lesson-sw.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nNgoma\n");
        library.write("drum_lesson 2.srt", "1\n00:00:01,000 --> 00:00:02,000\nBallafon\n");
        library.write("notes_on_glaciers.txt", "Ice.");
        library.write("described_by_somebody.mp4", FILM);
        library.publish("""
                [[resource]]
                id = "film"
                title = "Volcanoes"
                level = "all"
                entry = "described_by_somebody.mp4"
                """);
    }

    @ParameterizedTest
    @CsvSource({
        "photosynthesis, Biology_Class/photosynthesis_grade7.mp4",
        "biology photosynthesis, Biology_Class/photosynthesis_grade7.mp4",
        "cycle, water-cycle.mp3",
        "water cycle, water-cycle.mp3",
        "skeleton, 03.HumanSkeleton.mp4",
        "القلب, صورة_القلب.mp4",
        "chromosome, Lesson_03_Chromosomes.pdf",
        "geometry, GeometryGame.zip",
        "harvest, Harvest2024.xlsx",
        "sorghum, Harvest2024.xlsx",
        "glaciers, notes_on_glaciers.txt",
        "subtitled, subtitled_talk.mp4",
        "tambour, drum_lesson.mp4",
        "ngoma, drum_lesson.mp4",
        "ballafon, drum_lesson 2.srt",
    })
    void findsFilesByTheWordsOfTheirNames(String question, String place) throws Exception {
        assertThat(library.places(question)).containsExactly(place);
    }

    @Test
    void showsNamesAsTheyAre() throws Exception {
        assertThat(library.find("skeleton").hits().getFirst().title()).isEqualTo("03.HumanSkeleton.mp4");
        assertThat(library.find("okapi").hits().getFirst().title()).isEqualTo("subtitled_talk.mp4");
    }

    @Test
    void suggestsWordsAndNoNames() throws Exception {
        assertThat(library.texts().suggest("chromo", SearchedHub.READER))
                .contains("Lesson 03 Chromosomes", "chromosomes")
                .noneMatch(suggestion -> suggestion.contains(".pdf"));
    }

    @Test
    void callsWhatIsDescribedByItsTitleOnly() throws Exception {
        assertThat(library.places("volcanoes")).containsExactly("film");
        assertThat(library.places("somebody")).isEmpty();
    }
}
