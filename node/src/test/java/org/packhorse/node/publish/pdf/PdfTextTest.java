package org.packhorse.node.publish.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.packhorse.node.runtime.MovableClock;

/** Words out of PDFs, whole and broken. */
final class PdfTextTest {
    @TempDir
    private Path folder = Path.of("set by JUnit");

    private Optional<String> read(byte[] pdf) throws Exception {
        var file = Files.write(folder.resolve("x.pdf"), pdf);
        return new PdfText(new MovableClock()).read(file).map(text -> new String(text, StandardCharsets.UTF_8));
    }

    @Test
    void keepsTheEndsOfPages() throws Exception {
        assertThat(read(SmallPdf.of("one   two", "", "three"))).contains("one two\n\f\fthree");
        assertThat(read(SmallPdf.of("", "", "three"))).contains("\f\fthree");
    }

    @Test
    void picturesHaveNoWords() throws Exception {
        assertThat(read(SmallPdf.of("", ""))).isEmpty();
    }

    @Test
    void whatIsBrokenHasNoWordsOrSome() throws Exception {
        var pdf = SmallPdf.of("hello", "world");
        var random = new Random(Long.getLong("seed", 1));

        assertThat(read(new byte[0])).isEmpty();
        assertThat(read("%PDF-1.4\nnothing".getBytes(StandardCharsets.US_ASCII)))
                .isEmpty();
        for (int i = 0; i < 40; i++) {
            var broken = Arrays.copyOf(pdf, 1 + random.nextInt(pdf.length));
            for (int flips = random.nextInt(20); flips > 0; flips--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            }
            assertThat(read(broken).orElse("")).hasSizeLessThan(100);
        }
    }

    @Test
    void givesUpInTime() throws Exception {
        var file = Files.write(folder.resolve("slow.pdf"), SmallPdf.of("one", "two"));
        var clock = new MovableClock();
        var start = clock.instant();
        var asked = new int[1];

        var text = new PdfText(() -> asked[0]++ < 8 ? start : start.plus(Duration.ofHours(1))).read(file);

        assertThat(text.map(bytes -> new String(bytes, StandardCharsets.UTF_8)).orElse(""))
                .doesNotContain("two");
    }
}
