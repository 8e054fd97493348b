package org.packhorse.adminui.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class WordsTest {
    private static final Instant NOW = Instant.parse("2026-03-12T09:30:00Z");

    private final Languages languages = Languages.ofStaff(ZoneOffset.UTC);
    private final Words english = languages.find("en").orElseThrow();
    private final Words french = languages.find("fr").orElseThrow();
    private final Words arabic = languages.find("ar").orElseThrow();

    @Test
    void sizesAreDecimalAndWrittenAsTheLanguageDoes() {
        assertThat(english.bytes(0)).isEqualTo("0\u00a0B");
        assertThat(english.bytes(999)).isEqualTo("999\u00a0B");
        assertThat(english.bytes(1_234)).isEqualTo("1.2\u00a0kB");
        assertThat(english.bytes(41_230_000)).isEqualTo("41\u00a0MB");
        assertThat(english.bytes(Long.MAX_VALUE)).isEqualTo("9,223,372\u00a0TB");
        assertThat(french.bytes(2_900_000)).isEqualTo("2,9\u00a0Mo");
    }

    @Test
    void timesAreToldInTheirLargestUnits() {
        assertThat(english.duration(Duration.ofSeconds(59))).isEqualTo("59\u00a0s");
        assertThat(english.duration(Duration.ofMinutes(59))).isEqualTo("59\u00a0min");
        assertThat(english.duration(Duration.ofMinutes(60))).isEqualTo("1\u00a0h");
        assertThat(english.duration(Duration.ofMinutes(445))).isEqualTo("7\u00a0h\u00a025\u00a0min");
        assertThat(english.duration(Duration.ofHours(47))).isEqualTo("1\u00a0d");
        assertThat(french.ago(NOW.minus(Duration.ofDays(3)), NOW)).isEqualTo("il y a 3\u00a0j");
    }

    @Test
    void aMomentAfterNowIsNotCalledPast() {
        assertThat(english.ago(NOW.plus(Duration.ofHours(5)), NOW)).contains("2026");
        assertThat(english.until(NOW.minus(Duration.ofHours(5)), NOW)).isEqualTo("shortly");
    }

    @Test
    void numbersInArabicDoNotChangePlaces() {
        assertThat(arabic.text("verify.running", "700", "1,428"))
                .contains("\u2068700\u2069")
                .contains("\u20681,428\u2069");
    }

    @Test
    void teachersAreSpokenToAsTheirBrowsersWish() {
        var teachers = Languages.ofTeachers(ZoneOffset.UTC);

        assertThat(teachers.suiting("km-KH, en;q=0.5").tag()).isEqualTo("km");
        assertThat(teachers.suiting("zh-Hans-CN").tag()).isEqualTo("zh");
        assertThat(teachers.suiting("id-ID").text("shelf.title")).isEqualTo("Judul");
        assertThat(teachers.suiting("").tag()).isEqualTo("en");
        assertThat(teachers.find("ps").orElseThrow().direction()).isEqualTo("rtl");
        assertThat(languages.find("km")).isEmpty();
    }

    @Test
    void theBrowsersWishIsFollowedAsFarAsWeSpeakIt() {
        assertThat(languages.suiting("de-CH, sw-KE;q=0.8, en;q=0.5").tag()).isEqualTo("sw");
        assertThat(languages.suiting("pt-BR").tag()).isEqualTo("pt");
        assertThat(languages.suiting("xx").tag()).isEqualTo("en");
        assertThat(languages.suiting("").tag()).isEqualTo("en");
        assertThat(languages.suiting(";;;q=,,").tag()).isEqualTo("en");
        assertThat(languages.suiting("fr,".repeat(10_000)).tag()).isEqualTo("en");
    }
}
