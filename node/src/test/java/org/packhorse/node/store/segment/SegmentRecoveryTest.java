package org.packhorse.node.store.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.packhorse.node.store.BlobLocation;
import org.packhorse.node.store.Content;
import org.packhorse.node.store.InMemoryDatabase;
import org.packhorse.node.store.Schema;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.RefusedInputException;

/** What a store does about files that are not as it left them. */
final class SegmentRecoveryTest {
    private static final SegmentLimits LIMITS = new SegmentLimits(300_000, 0);

    private final InMemoryDatabase database = new InMemoryDatabase();

    @TempDir
    private Path folder;

    @AutoClose
    private SegmentBlobStore store;

    @BeforeEach
    void openStore() throws Exception {
        store = SegmentBlobStore.open(folder, database, LIMITS);
    }

    @Test
    void cutsATornTailAtTheNextStart() throws Exception {
        var name = add(Content.noise(1, 100_000));
        var segment = onlySegment();
        var committedBytes = Files.size(segment);

        for (var tail : List.of(Content.noise(2, 1), Content.noise(3, 70_000), headOf(segment), new byte[64])) {
            store.close();
            Files.write(segment, tail, StandardOpenOption.APPEND);
            openStore();

            assertThat(segment).hasSize(committedBytes);
            assertThat(contentOf(name)).isEqualTo(Content.noise(1, 100_000));
            assertThat(contentOf(add(tail))).isEqualTo(tail);
            committedBytes = Files.size(segment);
        }
        assertThat(damaged()).isEmpty();
    }

    @Test
    void deletesASegmentThatNoCommitKnows() throws Exception {
        add(Content.noise(1, 1000));
        var stray = folder.resolve("00000000000000ff.segment");
        Files.write(stray, Content.noise(1, 5000));
        Files.writeString(folder.resolve("notes.txt"), "not ours");
        store.close();

        openStore();

        assertThat(stray).doesNotExist();
        assertThat(folder.resolve("notes.txt")).exists();
    }

    @Test
    void doesNotTouchBlobsWhoseDatabaseIsGone() throws Exception {
        add(Content.noise(1, 1000));
        store.close();

        assertThatExceptionOfType(RefusedInputException.class)
                .isThrownBy(() -> SegmentBlobStore.open(folder, new InMemoryDatabase(), LIMITS))
                .withMessageContaining("the database knows none of them; put the database");
        assertThat(Files.size(onlySegment())).isGreaterThan(1000);
    }

    @Test
    void verifyingNamesEveryBlobWithAFlippedBit() throws Exception {
        var names = new ArrayList<Digest>();
        for (var i = 0; i < 10; i++) {
            names.add(add(Content.noise(i, 20_000)));
            names.add(add(Content.text(i, 400_000)));
        }
        var random = new Random(Long.getLong("seed", 1));
        for (var name : names.subList(4, 12)) {
            flipOneBit(name, random);
        }

        assertThat(damaged()).containsExactlyInAnyOrderElementsOf(names.subList(4, 12));
    }

    @Test
    void verifyingNamesAJoinedBlobWithItsDamagedPart() throws Exception {
        Digest part;
        Digest whole;
        try (var batch = store.begin()) {
            part = batch.add(ByteBuffer.wrap(Content.noise(1, 1000)), false);
            var sound = batch.add(ByteBuffer.wrap(Content.noise(2, 1000)), false);
            whole = batch.join(List.of(sound, part));
            batch.commit();
        }
        flipOneBit(part, new Random(1));

        assertThat(damaged()).containsExactlyInAnyOrder(part, whole);
    }

    @Test
    void verifyingNamesTheBlobsOfASegmentThatIsShortOrGone() throws Exception {
        var inFirst = add(Content.noise(1, 300_000));
        var inSecond = add(Content.noise(2, 300_000));
        var inThird = add(Content.noise(3, 300_000));
        store.close();
        Files.delete(segments().get(0));
        try (var file = new RandomAccessFile(segments().get(0).toFile(), "rw")) {
            file.setLength(1000);
        }
        openStore();

        assertThat(damaged()).containsExactlyInAnyOrder(inFirst, inSecond);
        assertThatIOException().isThrownBy(() -> store.find(inFirst)).withMessageContaining("is gone");
        assertThat(contentOf(inThird)).isEqualTo(Content.noise(3, 300_000));
        assertThat(contentOf(add(Content.noise(4, 10)))).isEqualTo(Content.noise(4, 10));
    }

    @Test
    void everyCommittedPrefixIsAWholeStore() throws Exception {
        var random = new Random(Long.getLong("seed", 7));
        var names = new ArrayList<Digest>();
        for (var commit = 0; commit < 12; commit++) {
            try (var batch = store.begin()) {
                for (var i = 0; i < 4; i++) {
                    var length = 1 + random.nextInt(120_000);
                    names.add(
                            batch.add(ByteBuffer.wrap(Content.text(random.nextLong(), length)), random.nextBoolean()));
                }
                batch.commit();
                // The power fails while the next batch is being written: some of its bytes are there.
                batch.add(ByteBuffer.wrap(Content.noise(commit, 350_000)), false);
                assertThat(segmentsAreWholeIn(copyOfAllFiles(random), names)).isTrue();
            }
        }
    }

    private boolean segmentsAreWholeIn(Path copy, List<Digest> names) throws Exception {
        try (var reopened = SegmentBlobStore.open(copy, database, LIMITS)) {
            for (var name : names) {
                try (var content = reopened.find(name).orElseThrow().open(0)) {
                    assertThat(Digest.ofContent(content.readAllBytes())).isEqualTo(name);
                }
            }
            return reopened.verify((done, all) -> {}).isEmpty();
        }
    }

    private Path copyOfAllFiles(Random random) throws IOException {
        var copy = Files.createTempDirectory(folder, "copy");
        for (var segment : segments()) {
            var target = Files.copy(segment, copy.resolve(segment.getFileName()));
            Files.write(target, Content.noise(random.nextLong(), random.nextInt(9_000)), StandardOpenOption.APPEND);
        }
        return copy;
    }

    private Digest add(byte[] content) throws IOException, InterruptedException {
        try (var batch = store.begin()) {
            var name = batch.add(ByteBuffer.wrap(content), true);
            batch.commit();
            return name;
        }
    }

    private byte[] contentOf(Digest name) throws IOException {
        try (var content = store.find(name).orElseThrow().open(0)) {
            return content.readAllBytes();
        }
    }

    private List<Digest> damaged() throws IOException, InterruptedException {
        return store.verify((done, all) -> {});
    }

    /** Anywhere in the blob's record: header, payload or table. */
    private void flipOneBit(Digest name, Random random) throws IOException {
        BlobLocation location = database.find(Schema.BLOBS, name).orElseThrow();
        try (var file = new RandomAccessFile(
                folder.resolve(String.format("%016x.segment", location.segment()))
                        .toFile(),
                "rw")) {
            var at = location.offset() + random.nextLong(RecordHeader.recordBytes(location));
            file.seek(at);
            var flipped = file.read() ^ 1 << random.nextInt(8);
            file.seek(at);
            file.write(flipped);
        }
    }

    private static byte[] headOf(Path segment) throws IOException {
        try (var in = Files.newInputStream(segment)) {
            return in.readNBytes(RecordHeader.LENGTH_BYTES + 100);
        }
    }

    private Path onlySegment() throws IOException {
        assertThat(segments()).hasSize(1);
        return segments().getFirst();
    }

    private List<Path> segments() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".segment"))
                    .sorted()
                    .toList();
        }
    }
}
