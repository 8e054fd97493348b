package org.packhorse.node.usage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchWordsTest {
    @ParameterizedTest
    @CsvSource({
        "'  Water,  CYCLE! ', water cycle",
        "chapter 12 of 2024, chapter 12 of 2024",
        "call me 0712 345 678 water, call me water",
        "+255-712-345-678 maths, maths",
        "asha@school.example homework, homework",
        "http://evil.example/x algebra, algebra",
        "اتصل ٠٧١٢٣٤٥٦٧٨ الماء, اتصل الماء",
        "किताब, किताब"
    })
    void keepsWhatIsWantedAndNoNumbersOrAddresses(String typed, String kept) {
        assertThat(SearchWords.of(typed)).contains(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "0712345678", "a@b.example", "!!!", "one two three four five six seven"})
    void keepsNothingOfWhatIsNoSearch(String typed) {
        assertThat(SearchWords.of(typed)).isEmpty();
    }

    @Test
    void keepsNothingLong() {
        assertThat(SearchWords.of("x".repeat(61))).isEmpty();
        assertThat(SearchWords.of("x".repeat(60))).isPresent();
    }
}
