package org.packhorse.node.sync.pack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.packhorse.node.store.InMemoryDatabase;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.pack.Leans;

final class StagingTest {
    private static final CollectionId LESSONS = new CollectionId("lessons");

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final Staging staging = new Staging(database, LESSONS);

    private static Digest digest(int number) {
        return Digest.ofContent(("item " + number).getBytes(UTF_8));
    }

    private static PullProgress standingBefore(int frame, int items) {
        return new PullProgress(
                digest(-1),
                Version.NOTHING,
                new Version(1),
                Leans.NONE,
                frame,
                items,
                Optional.empty(),
                Optional.empty());
    }

    /** Stages a frame that completes items {@code first} to {@code end}, exclusive. */
    private void keep(int frame, int first, int end, Map<FilePath, Optional<FileEntry>> files) throws Exception {
        var items = IntStream.range(first, end)
                .mapToObj(number -> new StagedFrame.Piece(digest(number), number))
                .toList();
        staging.keep(standingBefore(frame + 1, end), new StagedFrame(items, first, items), files);
    }

    @Test
    void findsItemsInWhateverFrameTheyAre() throws Exception {
        staging.begin(standingBefore(0, 0));
        keep(0, 0, 3, Map.of());
        keep(1, 3, 3, Map.of());
        keep(2, 3, 8, Map.of());

        for (int number : List.of(0, 7, 6, 1, 2, 3, 3, 0)) {
            assertThat(staging.findItem(number, 3))
                    .as("item %s", number)
                    .contains(new StagedFrame.Piece(digest(number), number));
        }
        assertThat(staging.findItem(8, 3)).isEmpty();
        assertThat(staging.findItem(4, 2)).as("of a frame not asked for").isEmpty();
    }

    @Test
    void forgetsTheFramesOfAnotherPack() throws Exception {
        staging.begin(standingBefore(0, 0));
        keep(0, 0, 3, Map.of());
        assertThat(staging.findFrame(0)).isPresent();

        staging.begin(standingBefore(0, 0));
        assertThat(staging.findFrame(0)).isEmpty();
        keep(0, 0, 1, Map.of());
        assertThat(staging.findFrame(0).orElseThrow().completed()).hasSize(1);
    }

    @Test
    void knowsThatNothingIsInsideOfAContainerOnlyIfItSawEverything() throws Exception {
        var page = new FilePath("page.html");
        var part = new FilePath("book.epub").part("chapter.xhtml");
        assertThat(staging.mayHaveParts()).as("what another process has staged").isTrue();

        staging.begin(standingBefore(0, 0));
        keep(0, 0, 1, Map.of(page, Optional.empty()));
        assertThat(staging.mayHaveParts()).isFalse();

        keep(1, 1, 2, Map.of(part, Optional.empty()));
        assertThat(staging.mayHaveParts()).isTrue();
    }
}
