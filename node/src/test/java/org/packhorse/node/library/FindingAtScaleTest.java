package org.packhorse.node.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.packhorse.node.library.page.translation.Translations;
import org.packhorse.node.library.survey.Facet;
import org.packhorse.node.library.survey.Survey;
import org.packhorse.node.library.survey.Surveys;
import org.packhorse.node.library.survey.Value;
import org.packhorse.node.transport.server.RawClient;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.CollectionInfo;
import org.packhorse.protocol.content.Resource;
import org.packhorse.protocol.content.Version;

/** Ten thousand resources in 200 collections, described at more length than a page has room for. */
@TestInstance(Lifecycle.PER_CLASS)
final class FindingAtScaleTest {
    private static final int COLLECTIONS = 200;
    private static final int EACH = 50;
    private static final List<String> LANGUAGES = List.of("en", "sw", "fr", "ar", "pt-BR", "pt-PT", "am");
    private static final List<String> LEVELS = List.of("primary", "secondary", "teachers", "all");

    private final Random random = new Random(Long.getLong("seed", 20));

    @AutoClose
    private SampleLibrary library;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        library = new SampleLibrary(folder, Translations.load());
        for (int i = 0; i < COLLECTIONS; i++) {
            library.shelf.put(collection(i));
        }
    }

    private InMemoryShelf.InMemoryVersion collection(int number) {
        var resources = new ArrayList<Resource>();
        for (int i = 0; i < EACH; i++) {
            resources.add(new Resource(
                    "r" + i,
                    noise(300),
                    noise(300),
                    List.of(LANGUAGES.get(random.nextInt(LANGUAGES.size()))),
                    "CC-BY-4.0",
                    "",
                    List.of(noise(200), random.nextBoolean() ? "Science" : "science "),
                    LEVELS.get(random.nextInt(LEVELS.size())),
                    List.of(),
                    "page.html"));
        }
        var info = new CollectionInfo(
                noise(4_000), noise(4_000), LANGUAGES, "CC-BY-4.0", noise(4_000), noise(4_000), resources);
        return new InMemoryShelf.InMemoryVersion(new CollectionId("c" + number), new Version(1), info, new TreeMap<>());
    }

    /** Letters that no compression makes smaller: of the 20,000 commonest Chinese ones, with a space here and there. */
    private String noise(int length) {
        var text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(i % 20 == 19 ? ' ' : (char) ('\u4e00' + random.nextInt(20_000)));
        }
        return text.toString().strip() + "字";
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/?page=2", "/?lang=km&view=easy.large", "/?page=99"})
    void theFirstPageIsSmallWhateverStandsOnTheShelf(String address) throws Exception {
        try (var client = new RawClient(library.port())) {
            var reply = client.get(address, "Accept-Encoding: gzip");

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.headBytes() + reply.body().length).isLessThan(20 << 10);
        }
    }

    @Test
    void isCountedOnceForEachStateOfTheShelf(@TempDir Path folder) throws Exception {
        try (var other = new SampleLibrary(folder, Translations.load())) {
            other.putWater();
            var surveys = new Surveys(other.shelf, SurveyFacets::kind);
            var first = surveys.current();

            assertThat(surveys.current()).isSameAs(first);
            other.putEmptyOnes();
            assertThat(surveys.current()).isNotSameAs(first);
            assertThat(surveys.current().versions()).hasSize(2);
        }
    }

    @Test
    void theCountsAreThoseOfWalkingThroughEverything() throws Exception {
        var survey = new Surveys(library.shelf, SurveyFacets::kind).current();

        assertThat(survey.resources()).isEqualTo(COLLECTIONS * EACH);
        for (var level : survey.values(Facet.LEVEL)) {
            assertThat(level.count())
                    .isEqualTo(walk(survey, level, "pt").size()
                            + walk(survey, level, "en").size()
                            + walk(survey, level, "sw").size()
                            + walk(survey, level, "fr").size()
                            + walk(survey, level, "ar").size()
                            + walk(survey, level, "am").size());
            var portuguese = survey.find(Facet.LANGUAGE, "pt-BR").orElseThrow();
            var both = survey.select(survey.all(), List.of(level, portuguese));
            assertThat(both.positions(0, both.size()).stream()
                            .map(position -> survey.get(position).resource()))
                    .isEqualTo(walk(survey, level, "pt"));
        }
        var science = survey.find(Facet.SUBJECT, "SCIENCE").orElseThrow();
        assertThat(science.count()).isEqualTo(COLLECTIONS * EACH);
        assertThat(survey.values(Facet.SUBJECT)).hasSizeLessThanOrEqualTo(5_000);
    }

    private static List<Resource> walk(Survey survey, Value level, String language) {
        return survey.versions().stream()
                .flatMap(version -> version.info().resources().stream())
                .filter(resource -> resource.level().equals(level.name()))
                .filter(resource -> resource.languages().getFirst().startsWith(language))
                .toList();
    }

    @Test
    void findsWhatStandsAtEachPositionAlsoBehindEmptyCollections(@TempDir Path folder) throws Exception {
        try (var other = new SampleLibrary(folder, Translations.load())) {
            other.putEmptyOnes();
            other.putWater();
            var survey = new Surveys(other.shelf, SurveyFacets::kind).current();

            var ids = Stream.iterate(0, position -> position + 1)
                    .limit(survey.resources())
                    .map(position -> survey.get(position).resource().id())
                    .toList();
            assertThat(ids)
                    .containsExactly("safe-water", "maji-salama", "maa", "pump", "song", "book", "pictures", "gone");
        }
    }
}
