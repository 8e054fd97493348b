package org.packhorse.node.store.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.packhorse.node.store.Content;

final class Crc32SumTest {
    @Test
    void isTheCrcOfBothContentsOneAfterTheOther() {
        var random = new Random(Long.getLong("seed", 3));
        for (var i = 0; i < 200; i++) {
            var content = Content.noise(i, random.nextInt(5000));
            var cut = random.nextInt(content.length + 1);

            assertThat(Crc32Sum.of(crc(content, 0, cut), crc(content, cut, content.length), content.length - cut))
                    .isEqualTo(crc(content, 0, content.length));
        }
    }

    private static int crc(byte[] content, int from, int to) {
        var crc = new CRC32();
        crc.update(content, from, to - from);
        return (int) crc.getValue();
    }
}
