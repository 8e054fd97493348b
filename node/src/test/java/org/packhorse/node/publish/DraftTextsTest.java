package org.packhorse.node.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.packhorse.node.publish.TestHub.LESSONS;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.packhorse.node.assembly.CarriedText;
import org.packhorse.node.assembly.FileContents;
import org.packhorse.node.runtime.MovableClock;
import org.packhorse.node.store.BlobBatch;
import org.packhorse.node.store.Content;
import org.packhorse.protocol.content.CollectionInfo;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.Manifest;
import org.packhorse.protocol.content.ManifestPage;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.wire.InfoCodec;
import org.packhorse.protocol.wire.ManifestWriter;

/** Drafts with little room, and with none. */
final class DraftTextsTest {
    private static final CollectionInfo INFO =
            new CollectionInfo("Lessons", "", List.of("en"), "CC0-1.0", "The testers", "", List.of());

    private static final int SIZE = 5_000;

    @TempDir
    private Path home = Path.of("set by JUnit");

    @AutoClose
    private TestHub hub;

    @BeforeEach
    void begin() throws Exception {
        hub = new TestHub(home, new MovableClock());
    }

    /** A draft of so many pages, in the first of which is HTML whose text would make one more of it. */
    private Manifest draft(int pages, BlobBatch batch) throws Exception {
        var sink = hub.catalog().pageWriter();
        var writer = new ManifestWriter(sink);
        var html = batch.add(ByteBuffer.wrap(Content.text(1, SIZE)), true);
        var read = paths("!%d.html")
                .filter(path ->
                        ManifestPage.endsBehind(CarriedText.placeOfPieces(path).orElseThrow()))
                .filter(path -> !ManifestPage.endsBehind(path))
                .findFirst()
                .orElseThrow();
        writer.add(new FileEntry(read, html, SIZE, "text/html"));
        var others = paths("%08d").filter(ManifestPage::endsBehind).limit(pages).toList();
        for (var path : others) {
            writer.add(new FileEntry(path, html, SIZE, "application/octet-stream"));
        }
        var info = batch.add(ByteBuffer.wrap(InfoCodec.encode(INFO)), true);
        batch.commit();
        var draft = writer.finish(LESSONS, new Version(1), info);
        sink.flush();
        return draft;
    }

    private static Stream<FilePath> paths(String format) {
        return IntStream.range(0, Integer.MAX_VALUE).mapToObj(i -> new FilePath(format.formatted(i)));
    }

    private Manifest withTexts(Manifest draft, BlobBatch batch) throws Exception {
        return new DraftTexts(hub.catalog(), new FileContents(hub.blobs())).addTo(draft, batch, _ -> {});
    }

    @Test
    void getsTexts() throws Exception {
        try (var batch = hub.blobs().begin()) {
            var draft = draft(20, batch);

            var whole = withTexts(draft, batch);

            assertThat(whole.entries()).isEqualTo(draft.entries() + 1);
            assertThat(whole.pages()).hasSize(21);
        }
    }

    @Test
    void goesWithoutThemWhereAManifestHasNoRoom() throws Exception {
        try (var batch = hub.blobs().begin()) {
            var draft = draft(Manifest.PAGE_LIMIT, batch);

            assertThat(withTexts(draft, batch)).isEqualTo(draft);
        }
    }
}
