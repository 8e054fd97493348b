package org.packhorse.protocol.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** A recipe says what cannot be predicted: what changes with every build must not show in it. */
class ZipChangeTest {
    private static final int CHAPTERS = 100;

    @Test
    void contentsSizesAndChecksumsDoNotShow() throws Exception {
        var before = recipe(zip("before", LocalDateTime.of(2026, 1, 2, 3, 4, 6)));
        var after = recipe(zip("after, and longer", LocalDateTime.of(2026, 1, 2, 3, 4, 6)));

        assertThat(after).isEqualTo(before);
    }

    @Test
    void aTimeThatAllEntriesShareShowsOnce() throws Exception {
        var before = recipe(zip("same", LocalDateTime.of(2026, 1, 2, 3, 4, 6)));
        var after = recipe(zip("same", LocalDateTime.of(2026, 3, 2, 3, 4, 6)));

        int differing = 0;
        assertThat(after).hasSameSizeAs(before);
        for (int i = 0; i < after.length; i++) {
            differing += after[i] == before[i] ? 0 : 1;
        }
        assertThat(differing).isLessThan(6);
    }

    private static byte[] recipe(byte[] zip) throws IOException {
        return Containers.open(ByteSource.of(zip)).orElseThrow().recipe().encode();
    }

    private static byte[] zip(String word, LocalDateTime time) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < CHAPTERS; i++) {
                var entry = new ZipEntry("chapters/" + i + ".xhtml");
                entry.setTimeLocal(time);
                var content = ("<p>" + word + " " + i + "</p>").repeat(10 + i).getBytes(StandardCharsets.UTF_8);
                if (i % 10 == 0) {
                    var crc = new CRC32();
                    crc.update(content);
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(content.length);
                    entry.setCrc(crc.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(content);
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
