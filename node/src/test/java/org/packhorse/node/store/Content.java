package org.packhorse.node.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Content for tests, the same for the same seed. */
public final class Content {
    private static final List<String> WORDS = List.of(
            "water", "maji", "school", "the", "and", "of", "lesson", "number", "river", "<p>", "</p>", "because",
            "agua");

    private Content() {}

    /** Bytes that cannot be compressed. */
    public static byte[] noise(long seed, int length) {
        var bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    /** Words that compress well. */
    public static byte[] text(long seed, int length) {
        var random = new Random(seed);
        var text = new StringBuilder(length + 20);
        while (text.length() < length) {
            text.append(WORDS.get(random.nextInt(WORDS.size()))).append(' ').append(random.nextInt(1000));
        }
        return Arrays.copyOf(text.toString().getBytes(StandardCharsets.US_ASCII), length);
    }

    /** All {@code parts} one after the other. */
    public static byte[] joined(List<byte[]> parts) {
        var all = new ByteArrayOutputStream();
        parts.forEach(all::writeBytes);
        return all.toByteArray();
    }

    /** What the kernel would send. */
    public static byte[] read(StoredBlob.Slice slice) throws IOException {
        var bytes = ByteBuffer.allocate((int) slice.lengthBytes());
        while (bytes.hasRemaining()) {
            if (slice.channel().read(bytes, slice.offset() + bytes.position()) < 0) {
                throw new IOException("the slice ends early");
            }
        }
        return bytes.array();
    }

    /** What the {@code gzip} program makes of {@code gzip}: another's reading of the standard than Java's. */
    public static byte[] gunzippedByProgram(byte[] gzip) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("gzip");
        var packed = Files.write(folder.resolve("content.gz"), gzip);
        var unpacked = folder.resolve("content");
        try {
            var program = new ProcessBuilder("gzip", "-dc", packed.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .redirectOutput(unpacked.toFile())
                    .start();
            if (program.waitFor() != 0) {
                throw new IOException("gzip refused it");
            }
            return Files.readAllBytes(unpacked);
        } finally {
            Files.deleteIfExists(packed);
            Files.deleteIfExists(unpacked);
            Files.deleteIfExists(folder);
        }
    }
}
