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
    @Test
    void readsWhatItWrites() throws Exception {
        var line = new PieceLine(
                new FilePath("a.epub//é.xhtml"), new Piece("Title", "", "zh-Hant", "one\ftwo 圖書館 \ud83d\udc2b", 3));

        var encoded = line.encode();

        assertThat(encoded).endsWith("\n");
        assertThat(PieceLine.decode(encoded.substring(0, encoded.length() - 1))).isEqualTo(line);
    }

    @Test
    void refusesATitleThatNobodyCanShow() {
        assertThatIOException().isThrownBy(() -> PieceLine.decode("a.html\t" + "A".repeat(300) + "\t\ten\t0\ttext"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a.html\tTitle\tHeading\ten\t0",
                "a.html\tTitle\tHeading\ten\t0\ttext\tmore",
                "../a.html\tTitle\tHeading\ten\t0\ttext",
                "a.html\tTitle\tHeading\ten\t-1\ttext",
                "a.html\tTitle\tHeading\ten\t4294967295\ttext",
                "a.html\tTitle\tHeading\t<script>\t0\ttext"
            })
    void refusesWhatIsNone(String line) {
        assertThatIOException().isThrownBy(() -> PieceLine.decode(line)).withMessageContaining("carried text");
    }
}
