package org.packhorse.node.library.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.packhorse.node.publish.TestHub.LESSONS;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.packhorse.node.assembly.FileContents;
import org.packhorse.node.publish.TestHub;
import org.packhorse.node.transport.BusyException;
import org.packhorse.protocol.content.FilePath;

class ReadingRoomTest {
    @TempDir
    private Path home = Path.of("set by JUnit");

    @Test
    @Timeout(120)
    void sendsAwayWhoeverFindsAllSeatsTakenForLong() throws Exception {
        try (var hub = new TestHub(home)) {
            hub.write("long.txt", new byte[ReadingRoom.DOCUMENT_LIMIT_BYTES]).publish();
            var version = hub.catalog().findShown(LESSONS).orElseThrow();
            var entry = version.findFile(FilePath.parse("long.txt")).orElseThrow();
            var room = new ReadingRoom(new FileContents(hub.blobs()), Duration.ofMillis(10));
            ReadingRoom.Reader<Integer> one = content -> content.length;
            ReadingRoom.Reader<Integer> two =
                    content -> room.read(version, entry, one).orElseThrow();
            ReadingRoom.Reader<Integer> three =
                    content -> room.read(version, entry, two).orElseThrow();

            assertThat(room.read(version, entry, two)).contains(ReadingRoom.DOCUMENT_LIMIT_BYTES);
            assertThatThrownBy(() -> room.read(version, entry, three)).isInstanceOf(BusyException.class);
            assertThat(room.read(version, entry, two)).contains(ReadingRoom.DOCUMENT_LIMIT_BYTES);
        }
    }
}
