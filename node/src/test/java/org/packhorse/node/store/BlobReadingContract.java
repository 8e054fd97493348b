package org.packhorse.node.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.packhorse.node.store.StoredBlob.Form;
import org.packhorse.protocol.content.Digest;

/** What every {@link BlobStore} promises about the forms of blobs. */
abstract class BlobReadingContract extends BlobAddingContract {
    @Test
    void opensAtEveryOffset() throws Exception {
        for (var content : List.of(Content.text(9, 400_000), Content.noise(9, 400_000))) {
            var blob = store.find(addOne(content)).orElseThrow();
            for (var offset : List.of(0, 1, 131_071, 131_072, 131_073, 262_144, 399_999, 400_000)) {
                try (var in = blob.open(offset)) {
                    assertThat(in.readAllBytes())
                            .as("from %d on", offset)
                            .isEqualTo(Arrays.copyOfRange(content, offset, content.length));
                }
            }
            try (var in = blob.open(131_000)) {
                assertThat(in.read()).isEqualTo(content[131_000] & 0xff);
                assertThat(in.skip(1000)).isPositive();
            }
        }
    }

    @Test
    void slicesOfPlainContentAreTheContent() throws Exception {
        var content = Content.noise(3, 300_000);

        assertThat(slicesOf(addOne(content))).isEqualTo(content);
    }

    @Test
    void slicesOfDeflatedContentAreOneGzipMember() throws Exception {
        for (var length : List.of(512, 5_000, FRAGMENT_BYTES, 1_000_000)) {
            var content = Content.text(length, length);
            var gzip = gzipOf(addOne(content));

            assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes())
                    .isEqualTo(content);
            assertThat(Content.gunzippedByProgram(gzip)).isEqualTo(content);
        }
    }

    @Test
    void joinsPlainBlobs() throws Exception {
        var parts = List.of(Content.noise(1, 200_000), Content.noise(2, 1), Content.noise(3, 70_000));
        var whole = Content.joined(parts);
        var before = 300_000L;

        var name = joinInOneBatch(parts, false);

        var blob = store.find(name).orElseThrow();
        assertThat(name).isEqualTo(Digest.ofContent(whole));
        assertThat(blob.form()).isEqualTo(new Form.Plain());
        assertThat(blob.slices()).hasSize(3);
        assertThat(slicesOf(name)).isEqualTo(whole);
        assertThat(store.use().storedBytes()).isLessThan(before);
        for (var offset : List.of(0, 199_999, 200_000, 200_001, 270_001)) {
            assertThat(blob.open(offset).readAllBytes()).isEqualTo(Arrays.copyOfRange(whole, offset, whole.length));
        }
    }

    @Test
    void joinsDeflatedBlobsIntoOneGzipMember() throws Exception {
        var parts = List.of(Content.text(1, 200_000), Content.text(2, 600), new byte[0], Content.text(3, 131_072));
        var whole = Content.joined(parts);

        var name = joinInOneBatch(parts, true);

        assertThat(contentOf(name)).isEqualTo(whole);
        assertThat(store.find(name).orElseThrow().form())
                .isInstanceOfSatisfying(
                        Form.Deflated.class, form -> assertThat(form.crc32()).isEqualTo(crc32(whole)));
        assertThat(Content.gunzippedByProgram(gzipOf(name))).isEqualTo(whole);
    }

    @Test
    void joinsBlobsOfMixedFormsAndJoinedOnes() throws Exception {
        var parts = List.of(Content.text(1, 200_000), Content.noise(2, 150_000), Content.text(3, 10_000));
        var whole = Content.joined(parts);
        var name = joinInOneBatch(parts, true);

        assertThat(contentOf(name)).isEqualTo(whole);
        try (var batch = store.begin()) {
            var tail = batch.add(ByteBuffer.wrap(Content.noise(5, 10)), true);
            var plain = batch.join(List.of(tail, tail));
            var nested = batch.join(List.of(plain, tail));
            var empty = batch.join(List.of());
            batch.commit();
            assertThat(contentOf(nested))
                    .isEqualTo(
                            Content.joined(List.of(Content.noise(5, 10), Content.noise(5, 10), Content.noise(5, 10))));
            assertThat(contentOf(empty)).isEmpty();
        }
        assertThat(store.verify((done, all) -> {})).isEmpty();
    }

    @Test
    void joiningOnePartIsThatPart() throws Exception {
        try (var batch = store.begin()) {
            var part = batch.add(ByteBuffer.wrap(Content.text(5, 10_000)), true);

            assertThat(batch.join(List.of(part))).isEqualTo(part);
        }
    }

    @Test
    void refusesToJoinWhatIsNotThere() throws Exception {
        try (var batch = store.begin()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> batch.join(List.of(Digest.ofContent(new byte[9]))))
                    .withMessageContaining(Digest.ofContent(new byte[9]).toHex());
        }
    }

    @Test
    void anInterruptedReaderHarmsNoOther() throws Exception {
        var content = Content.noise(1, 200_000);
        var blob = store.find(addOne(content)).orElseThrow();

        Thread.currentThread().interrupt();
        try (var in = blob.open(0)) {
            in.readNBytes(10);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }

        assertThat(blob.open(0).readAllBytes()).isEqualTo(content);
        assertThat(blob.slices().getFirst().channel().isOpen()).isTrue();
    }
}
