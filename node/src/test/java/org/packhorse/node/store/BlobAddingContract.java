package org.packhorse.node.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.packhorse.node.store.StoredBlob.Form;
import org.packhorse.protocol.content.Digest;

/** What every {@link BlobStore} promises to those who store. */
abstract class BlobAddingContract extends BlobStoreFixture {
    @Test
    void findsNothingBeforeTheCommitAndAllOfItAfter() throws Exception {
        var first = Content.text(1, 500);
        var second = Content.noise(2, 700);

        try (var batch = store.begin()) {
            var names = List.of(batch.add(ByteBuffer.wrap(first), true), batch.add(ByteBuffer.wrap(second), false));

            assertThat(names).containsExactly(Digest.ofContent(first), Digest.ofContent(second));
            assertThat(store.find(names.getFirst())).isEmpty();
            batch.commit();
        }

        assertThat(contentOf(Digest.ofContent(first))).isEqualTo(first);
        assertThat(contentOf(Digest.ofContent(second))).isEqualTo(second);
    }

    @Test
    void writesWhatIsDistrustedAnewOnceAndFindsItMeanwhile() throws Exception {
        var content = ByteBuffer.wrap(Content.noise(1, 100_000));
        var digest = Digest.ofContent(Content.noise(1, 100_000));
        try (var batch = store.begin()) {
            batch.add(content, false);
            batch.commit();
        }
        long once = store.use().storedBytes();

        store.distrust(List.of(digest));
        assertThat(store.find(digest)).isPresent();
        for (int time = 0; time < 2; time++) {
            try (var batch = store.begin()) {
                assertThat(batch.add(content, false)).isEqualTo(digest);
                batch.commit();
            }
        }

        assertThat(store.use().storedBytes()).isGreaterThan(once + 90_000).isLessThan(once + 110_000);
        assertThat(store.use().blobs()).isEqualTo(1);
        try (var in = store.find(digest).orElseThrow().open(0)) {
            assertThat(in.readAllBytes()).isEqualTo(Content.noise(1, 100_000));
        }
    }

    @Test
    void dropsABatchThatIsNotCommitted() throws Exception {
        var before = store.use().storedBytes();

        try (var batch = store.begin()) {
            batch.add(ByteBuffer.wrap(Content.noise(1, 3_000_000)), false);
        }

        assertThat(store.find(Digest.ofContent(Content.noise(1, 3_000_000)))).isEmpty();
        assertThat(store.use().storedBytes()).isEqualTo(before);
        assertThat(store.use().blobs()).isZero();
    }

    @Test
    void keepsContentOfEveryLengthInBothForms() throws Exception {
        for (var length : List.of(
                0,
                1,
                2,
                63,
                1000,
                FRAGMENT_BYTES - 1,
                FRAGMENT_BYTES,
                FRAGMENT_BYTES + 1,
                3 * FRAGMENT_BYTES,
                700_001)) {
            for (var content : List.of(Content.text(length, length), Content.noise(length + 1, length))) {
                var viaBuffer = addOne(content);
                var viaStream = addStream(content);

                assertThat(viaStream).isEqualTo(viaBuffer).isEqualTo(Digest.ofContent(content));
                assertThat(contentOf(viaBuffer)).isEqualTo(content);
                assertThat(store.find(viaBuffer).orElseThrow().sizeBytes()).isEqualTo((long) length);
            }
        }
        assertThat(store.verify((done, all) -> {})).isEmpty();
    }

    @Test
    void keepsAStreamsContentJustAsABuffers() throws Exception {
        for (var length : List.of(0, 5, FRAGMENT_BYTES, FRAGMENT_BYTES + 1, 1_000_000)) {
            var content = Content.text(length + 7, length);

            assertThat(contentOf(addStream(content))).isEqualTo(content);
        }
    }

    @Test
    void leavesTheBuffersPositionAsItWas() throws Exception {
        var buffer = ByteBuffer.wrap("..abc..".getBytes(StandardCharsets.US_ASCII), 2, 3);

        try (var batch = store.begin()) {
            assertThat(batch.add(buffer, true)).isEqualTo(Digest.ofContent(new byte[] {'a', 'b', 'c'}));
        }
        assertThat(buffer.position()).isEqualTo(2);
    }

    @Test
    void deflatesWhatShrinksAndLeavesTheRest() throws Exception {
        var text = addOne(Content.text(1, 300_000));
        var noise = addOne(Content.noise(1, 300_000));

        assertThat(store.find(text).orElseThrow().form()).isInstanceOfSatisfying(Form.Deflated.class, form -> {
            assertThat(form.storedBytes()).isLessThan(150_000);
            assertThat(form.crc32()).isEqualTo(crc32(Content.text(1, 300_000)));
        });
        assertThat(store.find(noise).orElseThrow().form()).isEqualTo(new Form.Plain());
    }

    @Test
    void leavesWhatFitsAPacketAnyway() throws Exception {
        assertThat(store.find(addOne(Content.text(1, 511))).orElseThrow().form())
                .isEqualTo(new Form.Plain());
        assertThat(store.find(addOne(Content.text(1, 512))).orElseThrow().form())
                .isInstanceOf(Form.Deflated.class);
    }

    @Test
    void leavesWhatIsSaidToBeIncompressible() throws Exception {
        try (var batch = store.begin()) {
            var name = batch.add(ByteBuffer.wrap(Content.text(1, 50_000)), false);
            batch.commit();
            assertThat(store.find(name).orElseThrow().form()).isEqualTo(new Form.Plain());
        }
    }

    @Test
    void writesWhatItHasOnlyOnce() throws Exception {
        var content = Content.noise(4, 900_000);
        addOne(content);
        var before = store.use();

        assertThat(addOne(content)).isEqualTo(addStream(content));

        assertThat(store.use().storedBytes()).isEqualTo(before.storedBytes());
        assertThat(store.use().blobs()).isEqualTo(before.blobs());
    }

    @Test
    void writesWhatABatchHasTwiceOnlyOnce() throws Exception {
        var content = Content.noise(4, 400_000);
        try (var batch = store.begin()) {
            batch.add(new ByteArrayInputStream(content), false);
            batch.add(new ByteArrayInputStream(content), false);
            batch.add(ByteBuffer.wrap(content), false);
            batch.commit();
        }

        assertThat(store.use().blobs()).isOne();
        assertThat(store.use().storedBytes()).isBetween(400_000L, 401_000L);
    }

    @Test
    void goesOnAfterASourceThatFails() throws Exception {
        var failing = new SequenceInputStream(
                new ByteArrayInputStream(Content.noise(1, 500_000)),
                new BufferedInputStream(InputStream.nullInputStream()) {
                    @Override
                    public synchronized int read(byte[] into, int offset, int length) throws IOException {
                        throw new IOException("the link broke");
                    }
                });
        var content = Content.noise(8, 1000);

        try (var batch = store.begin()) {
            batch.add(ByteBuffer.wrap(content), false);
            assertThatIOException().isThrownBy(() -> batch.add(failing, false)).withMessage("the link broke");
            batch.add(ByteBuffer.wrap(Content.noise(9, 1000)), false);
            batch.commit();
        }

        assertThat(store.use().blobs()).isEqualTo(2);
        assertThat(contentOf(Digest.ofContent(content))).isEqualTo(content);
        assertThat(contentOf(Digest.ofContent(Content.noise(9, 1000)))).isEqualTo(Content.noise(9, 1000));
    }

    @Test
    void commitsOneBatchSeveralTimes() throws Exception {
        try (var batch = store.begin()) {
            for (var i = 0; i < 5; i++) {
                var name = batch.add(ByteBuffer.wrap(Content.noise(i, 100_000)), false);
                batch.commit();
                assertThat(store.find(name)).isPresent();
            }
            batch.commit();
            batch.add(ByteBuffer.wrap(Content.noise(99, 100_000)), false);
        }
        assertThat(store.use().blobs()).isEqualTo(5);
    }

    @Test
    void letsASecondWriterWait() throws Exception {
        var first = store.begin();
        var second = new AtomicReference<BlobBatch>();
        var asked = new CountDownLatch(1);
        var thread = Thread.ofVirtual().start(() -> {
            asked.countDown();
            try {
                second.set(store.begin());
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });

        asked.await();
        assertThat(thread.join(Duration.ofMillis(50))).isFalse();
        first.close();
        first.close();
        Awaitility.await().until(() -> second.get() != null);
        second.get().close();
    }

    @Test
    void refusesToUseABatchThatIsClosed() throws Exception {
        var batch = store.begin();
        batch.close();

        assertThatIllegalStateException().isThrownBy(() -> batch.add(ByteBuffer.allocate(1), false));
        assertThatIllegalStateException().isThrownBy(batch::commit);
    }

    @Test
    void takesNoMoreThanItsLimitInOneBatch() throws Exception {
        try (var batch = store.begin()) {
            for (var i = 0; i < BlobBatch.BLOB_LIMIT; i++) {
                batch.add(ByteBuffer.allocate(4).putInt(i).flip(), false);
            }
            assertThatIllegalStateException()
                    .isThrownBy(() -> batch.add(ByteBuffer.allocate(8), false))
                    .withMessageContaining("commit");
            batch.commit();
        }
        assertThat(store.use().blobs()).isEqualTo(BlobBatch.BLOB_LIMIT);
    }
}
