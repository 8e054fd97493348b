package org.packhorse.node.search.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.packhorse.node.search.text.TextKindTest.read;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.packhorse.node.html.Encoding;

/** Texts longer than a piece, and those that do not end. */
final class LongTextTest {
    @Test
    void partsALongTextIntoPiecesThatLoseNothing() throws Exception {
        var words = "seven12 ".repeat(20_000);

        var pieces = read(TextKind.PLAIN, new ByteArrayInputStream(words.getBytes(StandardCharsets.UTF_8)));

        assertThat(pieces).hasSize(5).allMatch(piece -> piece.text().length() <= TextGatherer.PIECE_CHARS + 10);
        assertThat(pieces.stream()
                        .mapToInt(piece -> piece.text().split(" ").length)
                        .sum())
                .isEqualTo(20_000);
    }

    @Test
    void endsBeforeAGigabyteDoes() throws Exception {
        for (var pattern : List.of("<div><p>", "word ", "<!-- ", "<a b='", "&", "x", "<script>")) {
            var endless = new Endless(pattern);
            var chars = new long[1];

            TextKind.MARKUP.read(
                    endless,
                    Encoding.Languages.UNKNOWN,
                    new TextGatherer(piece -> chars[0] += piece.text().length()));

            assertThat(endless.given()).as(pattern).isLessThan(34L << 20);
            assertThat(chars[0]).as(pattern).isLessThan(5 << 20);
        }
    }

    @Test
    void cutsNoCharacterInTwo() throws Exception {
        var page =
                read(TextKind.MARKUP, "<title>" + "x".repeat(199) + "😀😀</title><h1>" + "y".repeat(199) + "😀😀</h1>");
        assertThat(page.title()).isEqualTo("x".repeat(199) + "😀");
        assertThat(page.heading()).isEqualTo("y".repeat(199) + "😀");

        var unbroken = "x" + "😀".repeat(40_000);
        assertThat(read(TextKind.PLAIN, new ByteArrayInputStream(unbroken.getBytes(StandardCharsets.UTF_8))))
                .hasSizeGreaterThan(1)
                .noneMatch(piece -> Character.isLowSurrogate(piece.text().charAt(0)));
    }
}
