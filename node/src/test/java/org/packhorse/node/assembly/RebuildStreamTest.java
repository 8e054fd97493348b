package org.packhorse.node.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.packhorse.node.store.Content;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.RefusedInputException;

/** Bytes that one thread makes and another reads. */
final class RebuildStreamTest {
    private static final FilePath PATH = new FilePath("book.epub");

    @Test
    void givesAllBytesFromAnyPlaceOn() throws Exception {
        var bytes = Content.noise(1, 300_001);
        for (int offset : new int[] {0, 1, 65_536, 200_000, bytes.length}) {
            try (var in = RebuildStream.of(PATH, offset, out -> {
                out.write(bytes[0]);
                out.write(bytes, 1, 170_000);
                out.write(bytes, 170_001, bytes.length - 170_001);
                return bytes.length;
            })) {
                assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(bytes, offset, bytes.length));
            }
        }
    }

    @Test
    void saysWhereTheRecipeIsWrongBehindWhatCameBefore() throws Exception {
        try (var in = RebuildStream.of(PATH, 0, out -> {
            out.write(7);
            throw new RefusedInputException("recipe", "it is wrong");
        })) {
            assertThat(in.read()).isEqualTo(7);
            assertThatThrownBy(in::read)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("book.epub: it cannot be rebuilt");
        }
    }

    @Test
    void endsTheWorkWhereTheReaderGoesAway() throws Exception {
        var ended = new CountDownLatch(1);
        var in = RebuildStream.of(PATH, 0, out -> {
            try {
                while (true) {
                    out.write(new byte[1000]);
                }
            } finally {
                ended.countDown();
            }
        });
        assertThat(in.read()).isZero();

        in.close();

        assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
    }
}
