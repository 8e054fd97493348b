package org.packhorse.node.search.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.packhorse.node.search.text.TextGatherer.Piece;
import org.packhorse.protocol.content.FilePath;

/** Pieces of text as lines. */
final class PieceLineTest {
    private static final FilePath FILE = new FilePath("en/a.epub");

    @ParameterizedTest
    @ValueSource(strings = {"en/a.epub//é.xhtml", "en/a.epub//b.zip//c", "en/a.epub"})
    void readsWhatItWrites(String path) throws Exception {
        var piece = new Piece("Title", "", "zh-Hant", "one\ftwo 圖書館 \ud83d\udc2b", 3);
        var line = new PieceLine(new FilePath(path), piece);

        var encoded = line.encode(FILE);

        assertThat(encoded).endsWith("\n").doesNotContain("a.epub");
        assertThat(PieceLine.decode(encoded.substring(0, encoded.length() - 1), FILE))
                .isEqualTo(line);
    }

    @Test
    void refusesATitleThatNobodyCanShow() {
        assertThatIOException().isThrownBy(() -> PieceLine.decode("\t" + "A".repeat(300) + "\t\ten\t0\ttext", FILE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "//a.html\tTitle\tHeading\ten\t0",
                "//a.html\tTitle\tHeading\ten\t0\ttext\tmore",
                "a.html\tTitle\tHeading\ten\t0\ttext",
                "//../a.html\tTitle\tHeading\ten\t0\ttext",
                "//a.html\tTitle\tHeading\ten\t-1\ttext",
                "//a.html\tTitle\tHeading\ten\t4294967295\ttext",
                "//a.html\tTitle\tHeading\t<script>\t0\ttext"
            })
    void refusesWhatIsNone(String line) {
        assertThatIOException().isThrownBy(() -> PieceLine.decode(line, FILE)).withMessageContaining("carried text");
    }
}
