package org.packhorse.node.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.packhorse.node.publish.TestHub.LESSONS;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.packhorse.node.publish.TestHub;
import org.packhorse.node.transport.BusyException;
import org.packhorse.protocol.content.FilePath;

class RebuildTurnsTest {
    @TempDir
    private Path home = Path.of("set by JUnit");

    @Test
    @Timeout(60)
    void sendsAwayWhoeverFindsNoRoomForLong() throws Exception {
        var book = Archive.book(6, 20).toBytes();
        try (var hub = new TestHub(home)) {
            hub.write("book.epub", book).publish();
            var version = hub.catalog().findShown(LESSONS).orElseThrow();
            var entry = version.findFile(FilePath.parse("book.epub")).orElseThrow();
            var content = (FileContent.Assembled) new FileContents(hub.blobs()).find(entry, version);
            var turns = new RebuildTurns(5, Duration.ofMillis(10));

            try (var first = turns.open(content, 0)) {
                assertThatThrownBy(() -> turns.open(content, 0)).isInstanceOf(BusyException.class);
                assertThat(first.readAllBytes()).isEqualTo(book);
            }
            try (var second = turns.open(content, 0)) {
                assertThat(second.readAllBytes()).isEqualTo(book);
            }
        }
    }
}
