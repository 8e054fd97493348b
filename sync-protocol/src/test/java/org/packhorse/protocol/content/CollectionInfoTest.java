package org.packhorse.protocol.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits of collections' and resources' descriptions. */
class CollectionInfoTest {
    private static final String LONGEST = "x".repeat(Resource.TEXT_LIMIT_CHARS);
    private static final String TOO_LONG = LONGEST + "x";

    @Test
    void acceptsTextsUpToTheLimit() {
        assertThat(titled(LONGEST).title()).hasSize(Resource.TEXT_LIMIT_CHARS);
        assertThat(resource("a", LONGEST, List.of("en"), List.of(), "all").title())
                .hasSize(Resource.TEXT_LIMIT_CHARS);
    }

    @Test
    void refusesTextsThatAreMissingTooLongOrBroken() {
        for (var title : List.of("", TOO_LONG, "a\ud800", "\udc00")) {
            assertThatIllegalArgumentException().isThrownBy(() -> titled(title));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> resource("a", title, List.of("en"), List.of(), "all"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "pt-BR", "zh-Hant-TW", "es-419", "ayc"})
    void acceptsLanguageTags(String tag) {
        assertThat(resource("a", "A", List.of(tag), List.of(), "all").languages())
                .containsExactly(tag);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "e", "en_US", "en-", "english is spoken", "en-toolongsubtag", "../en", "e\n"})
    void refusesWhatIsNoLanguageTag(String tag) {
        assertThatIllegalArgumentException().isThrownBy(() -> resource("a", "A", List.of(tag), List.of(), "all"));
    }

    @Test
    void needsALanguage() {
        assertThatIllegalArgumentException().isThrownBy(() -> resource("a", "A", List.of(), List.of(), "all"));
    }

    @Test
    void limitsListsAndTheirWords() {
        var most = Collections.nCopies(Resource.LIST_LIMIT, "x".repeat(Resource.WORD_LIMIT_CHARS));

        assertThat(resource("a", "A", List.of("en"), most, "all").subjects()).hasSize(Resource.LIST_LIMIT);
        for (var subjects : List.of(
                Collections.nCopies(Resource.LIST_LIMIT + 1, "x"),
                List.of("x".repeat(Resource.WORD_LIMIT_CHARS + 1)),
                List.of(""),
                List.of(" \t"),
                List.of("\ud800"))) {
            assertThatIllegalArgumentException().isThrownBy(() -> resource("a", "A", List.of("en"), subjects, "all"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Primary", "university"})
    void knowsFourLevels(String level) {
        assertThatIllegalArgumentException().isThrownBy(() -> resource("a", "A", List.of("en"), List.of(), level));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "A", "a/b", "..", "a b"})
    void refusesIdsUnfitForAddresses(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> resource(id, "A", List.of("en"), List.of(), "all"));
    }

    @Test
    void refusesTwoResourcesWithOneId() {
        var one = resource("a", "A", List.of("en"), List.of(), "all");
        var other = resource("a", "B", List.of("en"), List.of(), "all");

        assertThatIllegalArgumentException().isThrownBy(() -> having(List.of(one, other)));
    }

    @Test
    void limitsTheNumberOfResources() {
        var most = IntStream.range(0, CollectionInfo.RESOURCE_LIMIT)
                .mapToObj(i -> resource("r" + i, "A", List.of("en"), List.of(), "all"))
                .toList();
        var tooMany = new java.util.ArrayList<>(most);
        tooMany.add(resource("one-more", "A", List.of("en"), List.of(), "all"));

        assertThat(having(most).findResource("r7")).contains(most.get(7));
        assertThat(having(most).findResource("r-1")).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> having(tooMany));
    }

    private static CollectionInfo titled(String title) {
        return new CollectionInfo(title, "", List.of("en"), "CC0-1.0", "We", "", List.of());
    }

    private static CollectionInfo having(List<Resource> resources) {
        return new CollectionInfo("T", "", List.of("en"), "CC0-1.0", "We", "", resources);
    }

    private static Resource resource(
            String id, String title, List<String> languages, List<String> subjects, String level) {
        return new Resource(id, title, "", languages, "CC0-1.0", "", subjects, level, List.of(), "index.html");
    }
}
