package org.packhorse.node.library.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.packhorse.node.html.Encoding;

/** What is said in films. */
class SubtitlesTest {
    @AutoClose
    private final Desk desk = new Desk();

    @Test
    void makesWebVttOfSubRip() {
        var srt = """
                \ufeff1
                00:00:01,5 --> 00:00:04,000
                <i>Boil</i> it & wait
                --> <script>

                2
                00:01:05,000 --> 00:01:07,000
                {\\an8}Drink.

                3
                00:01:08,000 --> 00:01:07,000
                never

                4
                nonsense
                """.replace("\n", "\r\n");

        var subtitles = Subtitles.parse(srt.getBytes(StandardCharsets.UTF_8), Encoding.Languages.UNKNOWN);

        assertThat(subtitles.toWebVtt()).isEqualTo("""
                WEBVTT

                00:00:01.500 --> 00:00:04.000
                Boil it &amp; wait
                --&gt;

                00:01:05.000 --> 00:01:07.000
                Drink.
                """);
        assertThat(subtitles.transcript())
                .extracting(p -> p.kind() + " " + p.text())
                .containsExactly("TIME 0:01", "TEXT Boil it & wait -->", "TIME 1:05", "TEXT Drink.");
    }

    @Test
    void readsWhatSubtitlesSayInReferences() {
        var vtt = "WEBVTT\n\n00:01.000 --> 00:02.000\nNo &lrm;&nbsp;&lt;b&gt; caf&eacute; &amp;amp; R&D&#10;&#0;x\n";

        assertThat(Subtitles.parse(vtt.getBytes(StandardCharsets.UTF_8), Encoding.Languages.UNKNOWN)
                        .cues())
                .extracting(Subtitles.Cue::text)
                .containsExactly("No \u200e <b> café &amp; R&D  x");
    }

    @Test
    void namesSubtitlesByTheirLanguageOrFile() throws Exception {
        desk.with("f.mp4", "x")
                .with("f.en.vtt", "x")
                .with("words.vtt", "x")
                .with(
                        "film.html",
                        "<video src=f.mp4><track src=f.en.vtt><track src=words.vtt label=' '><track src=words.vtt srclang=sw label=Maneno>");

        var html = desk.rewrite("film.html").html();

        assertThat(html)
                .contains(
                        "<track src=\"bytes:f.en.vtt\" srclang=\"en\" kind=\"captions\" label=\"en\">",
                        "<track src=\"bytes:words.vtt\" kind=\"captions\" label=\"words.vtt\">",
                        "srclang=\"sw\" kind=\"captions\" label=\"Maneno\"");
    }

    @Test
    @Timeout(120)
    void isNotHeldUpBySubtitles() {
        var cue = "00:00:01,000 --> 00:00:02,000\n" + "<".repeat(300) + "\n\n";
        var bomb = cue.repeat(1_500) + "9".repeat(40_000) + ":" + " --> ".repeat(2_000);

        assertThat(Subtitles.parse(bomb.getBytes(StandardCharsets.UTF_8), Encoding.Languages.UNKNOWN)
                        .cues())
                .hasSizeLessThan(Subtitles.CUE_LIMIT);
        assertThat(Subtitles.parse(new byte[100_000], Encoding.Languages.UNKNOWN)
                        .cues())
                .isEmpty();
    }

    @Test
    void countsNoTimeThatNoFilmHas() {
        var far = "999:00:00,000 --> 999:00:01,000\nfar\n\n00:00:01,000 --> 00:00:02,000\nnear\n";

        assertThat(Subtitles.parse(far.getBytes(StandardCharsets.UTF_8), Encoding.Languages.UNKNOWN)
                        .cues())
                .containsExactly(new Subtitles.Cue(1_000, 2_000, "near"));
    }

    @Test
    void keepsWhatStandsBehindALineOfMarkupOnly() {
        var srt = "00:00:01,000 --> 00:00:02,000\nOne\n<i></i>\ntwo\n";

        var subtitles = Subtitles.parse(srt.getBytes(StandardCharsets.UTF_8), Encoding.Languages.UNKNOWN);

        assertThat(subtitles.toWebVtt()).endsWith("--> 00:00:02.000\nOne\ntwo\n");
    }
}
