package org.packhorse.node.store.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.packhorse.node.store.Content;
import org.packhorse.node.store.FaultyDatabase;
import org.packhorse.node.store.FaultyDatabase.Failing;
import org.packhorse.node.store.InMemoryDatabase;
import org.packhorse.protocol.content.Digest;

/** A database whose device fails during a commit: nobody knows whether the changes were made. */
final class FailedCommitTest {
    private static final byte[] FIRST = Content.noise(1, 10_000);
    private static final byte[] SECOND = Content.noise(2, 20_000);
    private static final byte[] THIRD = Content.noise(3, 30_000);

    private final FaultyDatabase database = new FaultyDatabase(new InMemoryDatabase());

    @TempDir
    private Path folder;

    @AutoClose
    private SegmentBlobStore store;

    @BeforeEach
    void openStore() throws Exception {
        store = SegmentBlobStore.open(folder, database, SegmentLimits.USUAL);
        store("first", FIRST);
    }

    @Test
    void endsTheBatch() throws Exception {
        database.fail(Failing.BEFORE);

        try (var batch = store.begin()) {
            batch.add(ByteBuffer.wrap(SECOND), false);
            assertThatIOException().isThrownBy(batch::commit).withMessage("the device failed");
            assertThatIllegalStateException().isThrownBy(batch::commit);
        }
    }

    @Test
    void keepsTheBytesSinceTheChangesMayHaveBeenMade() throws Exception {
        failWith(Failing.AFTER);
        database.heal();
        store("third", THIRD);
        store.close();

        store = SegmentBlobStore.open(folder, database, SegmentLimits.USUAL);

        for (var content : new byte[][] {FIRST, SECOND, THIRD}) {
            try (var in = store.find(Digest.ofContent(content)).orElseThrow().open(0)) {
                assertThat(in.readAllBytes()).isEqualTo(content);
            }
        }
        assertThat(store.verify((done, all) -> {})).isEmpty();
    }

    @Test
    void dropsTheBytesAtTheNextStartWhereTheChangesWereNotMade() throws Exception {
        failWith(Failing.BEFORE);
        database.heal();
        store("third", THIRD);
        store.close();

        store = SegmentBlobStore.open(folder, database, SegmentLimits.USUAL);

        assertThat(store.find(Digest.ofContent(SECOND))).isEmpty();
        assertThat(store.find(Digest.ofContent(THIRD))).isPresent();
        assertThat(folder.resolve("0000000000000001.segment")).hasSize(10_000 + RecordHeader.LENGTH_BYTES);
        assertThat(store.verify((done, all) -> {})).isEmpty();
    }

    private void failWith(Failing failing) throws Exception {
        database.fail(failing);
        assertThatIOException().isThrownBy(() -> store("second", SECOND));
    }

    private void store(String what, byte[] content) throws IOException, InterruptedException {
        try (var batch = store.begin()) {
            assertThat(batch.add(ByteBuffer.wrap(content), false)).as(what).isEqualTo(Digest.ofContent(content));
            batch.commit();
        }
    }
}
