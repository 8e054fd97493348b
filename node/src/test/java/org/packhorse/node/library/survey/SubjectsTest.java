package org.packhorse.node.library.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubjectsTest {
    @ParameterizedTest
    @CsvSource({
        "art, arts",
        "Arts, arts",
        "ART, arts",
        "Sciences, science",
        "Histories, history",
        "Language, languages",
        "life_skill, life-skills",
        "First  Aid, first-aid",
        "Maths, mathematics",
        "Quizzes, quiz",
        "Sports, sport",
        "statistic, statistics",
        "Wells, wells",
        "Kunst, kunst",
        "s, s"
    })
    void takesWhatIsObviouslyTheSameForOne(String written, String key) {
        assertThat(Facet.SUBJECT.keyOf(written)).isEqualTo(key);
    }

    @Test
    void knowsThoseThatHaveWordsInAllLanguages() {
        var words =
                ResourceBundle.getBundle("org.packhorse.node.library.page.translation.messages", java.util.Locale.ROOT);

        assertThat(words.keySet().stream()
                        .filter(key -> key.startsWith("subject."))
                        .map(key -> key.substring("subject.".length()))
                        .collect(Collectors.toSet()))
                .isEqualTo(Subjects.KNOWN);
    }
}
