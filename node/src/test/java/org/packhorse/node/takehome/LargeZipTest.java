package org.packhorse.node.takehome;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.packhorse.node.store.Content;
import org.packhorse.node.takehome.Member.Packing;

/** The records of ZIPs beyond what 32 and 16 bits can count, without the bytes between them. */
class LargeZipTest {
    private static final long FIVE_GIB = 5L << 30;

    @TempDir
    private Path home = Path.of("set by JUnit");

    private static Member film(String name, long bytes) {
        return new Member(name, bytes, Packing.IN_BLOCKS, StoredBlocks.packedBytes(bytes));
    }

    /** Members in a sparse file: only the records are written. */
    @Test
    void areReadByOthersBeyondFourGigabytes() throws Exception {
        var members = List.of(
                film("a.mp4", 1_000),
                film("b.mp4", FIVE_GIB),
                film("c.mp4", 2_000),
                new Member("d.txt", 4, Packing.AS_IS, 4));
        var file = home.resolve("large.zip");
        long offset = 0;
        var offsets = new ArrayList<Long>();
        try (var out = new RandomAccessFile(file.toFile(), "rw")) {
            for (var member : members) {
                offsets.add(offset);
                out.seek(offset);
                out.write(ZipFormat.local(member, 0x1234));
                offset += Layout.bytes(member);
            }
            long central = offset;
            for (int i = 0; i < members.size(); i++) {
                out.seek(offset);
                out.write(ZipFormat.central(members.get(i), offsets.get(i), 0x1234));
                offset += ZipFormat.centralBytes(members.get(i), offsets.get(i));
            }
            out.seek(offset);
            out.write(ZipFormat.end(members.size(), central, offset - central));
        }

        try (var zip = new ZipFile(file.toFile())) {
            assertThat(zip.stream().toList()).hasSize(4).allMatch(entry -> entry.getCrc() == 0x1234);
            assertThat(Objects.requireNonNull(zip.getEntry("b.mp4")).getSize()).isEqualTo(FIVE_GIB);
            assertThat(Objects.requireNonNull(zip.getEntry("c.mp4")).getSize()).isEqualTo(2_000);
            // Found behind five gigabytes, as it was written.
            assertThat(zip.getInputStream(zip.getEntry("d.txt")).readAllBytes()).hasSize(4);
        }
        assertThat(Files.size(file)).isGreaterThan(FIVE_GIB);
    }

    @Test
    void areLaidOutWithTheSizeThatTheirRecordsMake() throws Exception {
        var layout = new Layout(Parcel.of("x", new NoFiles(), _ -> List.of()));
        long expected = 0;
        for (int i = 0; i < 70_000; i++) {
            var member = film("film-" + i, i == 0 ? FIVE_GIB : 100);
            expected += Layout.bytes(member) + ZipFormat.centralBytes(member, i == 0 ? 0 : FIVE_GIB);
            layout.add(member, OptionalInt.empty(), Optional.empty());
        }

        // The ends of ZIP64 and the usual one.
        assertThat(layout.sizeBytes()).isEqualTo(expected + 56 + 20 + 22);
        assertThat(layout.placeBefore(layout.centralOffset()).index()).isEqualTo(70_000 / 256 * 256);
        assertThat(layout.placeBefore(0).index()).isZero();
    }

    @Test
    void findAPlaceInBlocksOfAnyLength() throws Exception {
        for (long bytes : new long[] {1, 65_534, 65_535, 65_536, 131_070, 200_000}) {
            byte[] whole;
            try (var in = StoredBlocks.open(LargeZipTest::counted, bytes, 0)) {
                whole = limited(in, bytes);
            }
            assertThat(whole).hasSize((int) StoredBlocks.packedBytes(bytes));
            for (int from : new int[] {0, 1, 4, 5, 6, 65_539, 65_540, 65_545, whole.length - 1}) {
                if (from < whole.length) {
                    try (var in = StoredBlocks.open(LargeZipTest::counted, bytes, from)) {
                        assertThat(limited(in, bytes))
                                .isEqualTo(java.util.Arrays.copyOfRange(whole, from, whole.length));
                    }
                }
            }
        }
    }

    private static byte[] limited(InputStream in, long contentBytes) throws IOException {
        return in.readNBytes((int) StoredBlocks.packedBytes(contentBytes) + 1);
    }

    private static InputStream counted(long offset) {
        var content = Content.noise(7, 200_000);
        return new ByteArrayInputStream(content, (int) offset, content.length - (int) offset);
    }

    private record NoFiles() implements TakenFiles {
        @Override
        public org.packhorse.node.catalog.ShownVersion version() {
            throw new IllegalStateException("nobody asks");
        }

        @Override
        public List<org.packhorse.protocol.content.FileEntry> next(
                Optional<org.packhorse.protocol.content.FilePath> last, int limit) {
            return List.of();
        }
    }
}
