package org.packhorse.node.store.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.packhorse.node.store.Column;
import org.packhorse.node.store.Content;
import org.packhorse.node.store.Database;
import org.packhorse.node.store.InMemoryDatabase;
import org.packhorse.protocol.content.Digest;

/** A database whose device fails during a commit: nobody knows whether the changes were made. */
final class FailedCommitTest {
    private static final byte[] FIRST = Content.noise(1, 10_000);
    private static final byte[] SECOND = Content.noise(2, 20_000);
    private static final byte[] THIRD = Content.noise(3, 30_000);

    private final FailingDatabase database = new FailingDatabase();

    @TempDir
    private Path folder;

    private SegmentBlobStore store;

    @BeforeEach
    void openStore() throws Exception {
        store = SegmentBlobStore.open(folder, database, SegmentLimits.USUAL);
        store("first", FIRST);
    }

    @AfterEach
    void closeStore() throws IOException {
        store.close();
    }

    @Test
    void endsTheBatch() throws Exception {
        database.failure = Failure.BEFORE;

        try (var batch = store.begin()) {
            batch.add(ByteBuffer.wrap(SECOND), false);
            assertThatIOException().isThrownBy(batch::commit).withMessage("the device failed");
            assertThatIllegalStateException().isThrownBy(batch::commit);
        }
    }

    @Test
    void keepsTheBytesSinceTheChangesMayHaveBeenMade() throws Exception {
        failWith(Failure.AFTER);
        database.failure = Failure.NONE;
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
        failWith(Failure.BEFORE);
        database.failure = Failure.NONE;
        store("third", THIRD);
        store.close();

        store = SegmentBlobStore.open(folder, database, SegmentLimits.USUAL);

        assertThat(store.find(Digest.ofContent(SECOND))).isEmpty();
        assertThat(store.find(Digest.ofContent(THIRD))).isPresent();
        assertThat(folder.resolve("0000000000000001.segment")).hasSize(10_000 + RecordHeader.LENGTH_BYTES);
        assertThat(store.verify((done, all) -> {})).isEmpty();
    }

    private void failWith(Failure failure) throws Exception {
        database.failure = failure;
        assertThatIOException().isThrownBy(() -> store("second", SECOND));
    }

    private void store(String what, byte[] content) throws IOException, InterruptedException {
        try (var batch = store.begin()) {
            assertThat(batch.add(ByteBuffer.wrap(content), false)).as(what).isEqualTo(Digest.ofContent(content));
            batch.commit();
        }
    }

    private enum Failure {
        NONE,
        BEFORE,
        AFTER
    }

    private static final class FailingDatabase implements Database {
        private final InMemoryDatabase records = new InMemoryDatabase();
        private Failure failure = Failure.NONE;

        @Override
        public <K, V> Optional<V> find(Column<K, V> column, K key) throws IOException {
            return records.find(column, key);
        }

        @Override
        public <K, V> void scan(Column<K, V> column, byte[] prefix, BiPredicate<K, V> visitor) throws IOException {
            records.scan(column, prefix, visitor);
        }

        @Override
        public Changes change() {
            var changes = records.change();
            return new Changes() {
                @Override
                public <K, V> Changes put(Column<K, V> column, K key, V value) {
                    changes.put(column, key, value);
                    return this;
                }

                @Override
                public <K, V> Changes remove(Column<K, V> column, K key) {
                    changes.remove(column, key);
                    return this;
                }

                @Override
                public Changes removeAll(Column<?, ?> column, byte[] prefix) {
                    changes.removeAll(column, prefix);
                    return this;
                }

                @Override
                public void commit() throws IOException {
                    if (failure != Failure.BEFORE) {
                        changes.commit();
                    }
                    if (failure != Failure.NONE) {
                        throw new IOException("the device failed");
                    }
                }
            };
        }

        @Override
        public void close() {
            records.close();
        }
    }
}
