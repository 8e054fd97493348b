package org.packhorse.protocol.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.packhorse.protocol.content.RefusedInputException;

/** Broken and hostile bytes: a container stays closed, a recipe is refused; nobody runs out of memory or goes round in circles. */
class HostileContainersTest {
    private static final int ROUNDS = Integer.getInteger("rounds", 60);

    /** What one attempt may cost: the tables of the model and some copies of small files. */
    private static final long ALLOCATION_LIMIT_BYTES = 96 << 20;

    private static final long SIZE_LIMIT_BYTES = 4 << 20;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zip-1.zip",
                "zip-pipe.zip",
                "named.gz",
                "zopfli.gz",
                "gnu.tar",
                "pax.tar",
                "document.pdf",
                "jar.jar"
            })
    void changedContainersAreClosedOrOpenedExactly(String name) throws Exception {
        var sound = Files.readAllBytes(GoldenContainers.FOLDER.resolve(name));
        var random = random("changedContainers " + name);
        for (int round = 0; round < ROUNDS; round++) {
            var changed = changed(sound, random);
            var opened = Containers.open(ByteSource.of(changed));
            if (opened.isPresent()) {
                var rebuilt = new ByteArrayOutputStream();
                opened.get().recipe().rebuild(opened.get().parts(), changed.length, rebuilt);
                assertThat(rebuilt.toByteArray()).isEqualTo(changed);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"zip-1.zip", "zipfile.zip", "members.gz", "zopfli.gz", "flushed.gz", "gnu.tar", "document.pdf"})
    void changedRecipesAreRefusedOrMakeSomethingSmall(String name) throws Exception {
        var file = GoldenContainers.FOLDER.resolve(name);
        var sound = Files.readAllBytes(GoldenContainers.recipeOf(file));
        var parts = Containers.open(ByteSource.of(Files.readAllBytes(file)))
                .orElseThrow()
                .parts();
        var random = random("changedRecipes " + name);
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int round = 0; round < ROUNDS * 4; round++) {
            var changed = changed(sound, random);
            long before = threads.getCurrentThreadAllocatedBytes();
            rebuild(changed, parts);
            assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                    .as("bytes spent on %s", Arrays.toString(changed))
                    .isLessThan(ALLOCATION_LIMIT_BYTES);
        }
    }

    /** Anything but a refusal fails the test. */
    private static void rebuild(byte[] recipe, PartSource parts) throws IOException {
        try {
            var decoded = Recipe.decode(recipe);
            var available = new Limited(parts, decoded.parts().size());
            assertThat(decoded.rebuild(available, SIZE_LIMIT_BYTES, OutputStream.nullOutputStream()))
                    .isBetween(0L, SIZE_LIMIT_BYTES);
        } catch (RefusedInputException _) {
            // as it should be
        }
    }

    @Test
    void aRecipeIsRefusedPartsOfAnotherSize() throws Exception {
        var file = GoldenContainers.FOLDER.resolve("zip-1.zip");
        var recipe = Recipe.decode(Files.readAllBytes(GoldenContainers.recipeOf(file)));
        var lying = new PartSource() {
            @Override
            public long sizeBytes(int part) {
                return 1000;
            }

            @Override
            public InputStream open(int part) {
                return new ByteArrayInputStream(new byte[10]);
            }
        };

        assertThatThrownBy(() -> recipe.rebuild(lying, 1_000_000, OutputStream.nullOutputStream()))
                .isInstanceOf(RefusedInputException.class)
                .hasMessageContaining("shorter than its size");
    }

    @Test
    void neverMoreIsWrittenThanAllowed() throws Exception {
        var file = GoldenContainers.FOLDER.resolve("zip-1.zip");
        var recipe = Recipe.decode(Files.readAllBytes(GoldenContainers.recipeOf(file)));
        var parts = Containers.open(ByteSource.of(Files.readAllBytes(file)))
                .orElseThrow()
                .parts();
        var out = new ByteArrayOutputStream();

        assertThatThrownBy(() -> recipe.rebuild(parts, 1000, out)).isInstanceOf(RefusedInputException.class);
        assertThat(out.size()).isLessThanOrEqualTo(1000);
    }

    @Test
    void overlappingEntriesStayClosed() throws Exception {
        var zip = twoEntries();
        var numbers = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        int directory = numbers.getInt(zip.length - 22 + 16);
        int second = directory + 46 + 1;
        numbers.putInt(second + 42, numbers.getInt(directory + 42));

        assertThat(Containers.open(ByteSource.of(zip))).isEmpty();
    }

    @Test
    void sizesThatLieStayClosed() throws Exception {
        var zip = twoEntries();
        var numbers = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        int directory = numbers.getInt(zip.length - 22 + 16);
        numbers.putInt(directory + 20, Integer.MAX_VALUE);

        assertThat(Containers.open(ByteSource.of(zip))).isEmpty();
    }

    @Test
    void aBombStaysClosed() throws Exception {
        var bomb = bomb();

        assertThat(bomb).hasSizeLessThan(2 << 20);
        assertThat(Containers.open(ByteSource.of(bomb))).isEmpty();
    }

    @Test
    void anEmptyFileIsNoContainer() throws Exception {
        assertThat(Containers.open(ByteSource.of(new byte[0]))).isEmpty();
        assertThat(Containers.mayBeOne(new byte[0])).isFalse();
    }

    @Test
    void anEmptyRecipeIsRefused() {
        assertThatThrownBy(() -> Recipe.decode(new byte[0])).isInstanceOf(RefusedInputException.class);
        assertThatThrownBy(() -> Recipe.decode(new byte[] {9})).isInstanceOf(RefusedInputException.class);
    }

    private static byte[] twoEntries() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var name : List.of("a", "b")) {
                var content = "the same in both".getBytes(StandardCharsets.UTF_8);
                var entry = new ZipEntry(name);
                var crc = new CRC32();
                crc.update(content);
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(content.length);
                entry.setCrc(crc.getValue());
                zip.putNextEntry(entry);
                zip.write(content);
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    /** More zeros than are allowed, in a file of one MiB: one stretch of them over and over. */
    private static byte[] bomb() {
        int stretch = 16 << 20;
        var deflater = new Deflater(9, true);
        deflater.setInput(new byte[stretch]);
        var piece = new byte[1 << 20];
        int length = deflater.deflate(piece, 0, piece.length, Deflater.FULL_FLUSH);
        deflater.end();
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3});
        for (long size = 0; size <= ContainerLimits.INFLATED_BYTES; size += stretch) {
            bytes.write(piece, 0, length);
        }
        bytes.writeBytes(new byte[] {3, 0, 0, 0, 0, 0, 0, 0, 0, 0});
        return bytes.toByteArray();
    }

    private static byte[] changed(byte[] sound, Random random) {
        var changed = sound.clone();
        for (int i = random.nextInt(4); i >= 0 && changed.length > 0; i--) {
            int at = random.nextInt(changed.length);
            switch (random.nextInt(5)) {
                case 0 -> changed[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> changed[at] = (byte) random.nextInt(256);
                case 2 -> Arrays.fill(changed, at, Math.min(changed.length, at + 1 + random.nextInt(9)), (byte) -1);
                case 3 -> changed = Arrays.copyOf(changed, at);
                default -> System.arraycopy(changed, at, changed, at / 2, Math.min(9, changed.length - at));
            }
        }
        return changed;
    }

    private static Random random(String test) {
        long seed = Long.getLong("seed", 1);
        System.out.println("HostileContainersTest." + test + " -Dseed=" + seed);
        return new Random(seed);
    }

    /** The parts of the sound container, over and over where a changed recipe wants more. */
    private record Limited(PartSource parts, int count) implements PartSource {
        @Override
        public long sizeBytes(int part) throws IOException {
            return part == 0 && count > 0 ? parts.sizeBytes(0) : 3;
        }

        @Override
        public InputStream open(int part) throws IOException {
            return part == 0 ? parts.open(0) : new ByteArrayInputStream(new byte[] {1, 2, 3});
        }
    }
}
