package org.packhorse.protocol.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.packhorse.protocol.content.RefusedInputException;

/** Whatever bytes come: no container but an exact one is opened, no recipe does harm. See CONTRIBUTING.md for long runs. */
class ContainersFuzzTest {
    private static final int LIMIT_BYTES = 1 << 20;

    private static final int SEED_BYTES = 4096;

    private static final byte[] CONTENT = "How to fish, and what to do with the fish. "
            .repeat(40)
            .getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    /** The same content for any part. */
    private static final PartSource PARTS = new PartSource() {
        @Override
        public long sizeBytes(int part) {
            return CONTENT.length;
        }

        @Override
        public InputStream open(int part) {
            return new ByteArrayInputStream(CONTENT);
        }
    };

    static Stream<byte[]> opening() throws IOException {
        return GoldenContainers.all().stream().map(ContainersFuzzTest::read).filter(bytes -> bytes.length < SEED_BYTES);
    }

    @MethodSource
    @FuzzTest(maxDuration = "10m")
    void opening(byte[] bytes) throws Exception {
        var opened = Containers.open(ByteSource.of(bytes));
        if (opened.isPresent()) {
            var rebuilt = new ByteArrayOutputStream();
            opened.get().recipe().rebuild(opened.get().parts(), bytes.length, rebuilt);
            assertThat(rebuilt.toByteArray()).isEqualTo(bytes);
        }
    }

    static Stream<byte[]> rebuilding() throws IOException {
        return GoldenContainers.all().stream().map(GoldenContainers::recipeOf).map(ContainersFuzzTest::read);
    }

    @MethodSource
    @FuzzTest(maxDuration = "10m")
    void rebuilding(byte[] bytes) throws Exception {
        try {
            var recipe = Recipe.decode(bytes);
            assertThat(recipe.encode()).isEqualTo(bytes);
            recipe.rebuild(PARTS, LIMIT_BYTES, OutputStream.nullOutputStream());
        } catch (RefusedInputException _) {
            // as it should be
        }
    }

    private static byte[] read(java.nio.file.Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
