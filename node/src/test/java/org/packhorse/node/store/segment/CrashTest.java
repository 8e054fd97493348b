package org.packhorse.node.store.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.packhorse.node.store.Schema;
import org.packhorse.node.store.rocks.RocksDatabase;
import org.packhorse.protocol.content.Digest;

/**
 * Kills a process that writes at random moments, and looks for what it said to be committed. {@code -Dcrash.rounds=500}
 * makes it a long test, {@code -Dseed=…} repeats one.
 */
final class CrashTest {
    private static final int ROUNDS = Integer.getInteger("crash.rounds", 5);
    private static final long SEED = Long.getLong("seed", 1);

    /** Some thirty commits, then the kill comes within one or in a sweep. */
    private static final int BLOBS_LIMIT = 500;

    private static final int MILLIS_LIMIT = 30;

    @TempDir
    private Path folder;

    private final Set<Integer> kept = new TreeSet<>();
    private final Set<Digest> joined = new HashSet<>();
    private int next;

    @Test
    void everyCommittedBlobOutlivesAKill() throws Exception {
        System.out.println("CrashTest: -Dseed=" + SEED);
        var random = new Random(SEED);
        for (var round = 0; round < ROUNDS; round++) {
            writeAndKill(random.nextInt(BLOBS_LIMIT), random.nextInt(MILLIS_LIMIT));
            requireEverythingCommitted();
        }
        assertThat(kept).isNotEmpty();
        assertThat(joined).isNotEmpty();
    }

    @Test
    void storesALongStreamInASmallHeap() throws Exception {
        var process = start("-Xmx32m", "stream", Long.toString(48L << 20));
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isZero();
        try (var database = RocksDatabase.open(folder.resolve("database"), Schema.columns());
                var store = SegmentBlobStore.open(folder.resolve("blobs"), database, CrashingWriter.LIMITS)) {
            var blob = store.find(digest(said.substring(2, said.indexOf('.')))).orElseThrow();
            assertThat(blob.sizeBytes()).isEqualTo(48L << 20);
            assertThat(store.verify((done, all) -> {})).isEmpty();
        }
    }

    private void writeAndKill(int blobs, int afterMillis) throws IOException, InterruptedException {
        var process = start("-Xmx64m", Integer.toString(next), Long.toString(SEED));
        try (var said = process.inputReader(StandardCharsets.US_ASCII)) {
            take(said, blobs);
            assertThat(process.waitFor(afterMillis, TimeUnit.MILLISECONDS)).isFalse();
            // Not the process's own method: that closes the stream before we have read what was said last.
            process.toHandle().destroyForcibly();
            take(said, Integer.MAX_VALUE);
        } finally {
            process.destroyForcibly();
            process.waitFor();
        }
    }

    private Process start(String heap, String... arguments) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new java.util.ArrayList<>(List.of(
                java,
                heap,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                CrashingWriter.class.getName(),
                folder.toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private void take(BufferedReader said, int blobs) throws IOException {
        for (var taken = 0; taken < blobs; ) {
            var line = said.readLine();
            if (line == null) {
                return;
            }
            if (!line.endsWith(".")) {
                return; // it was killed while it spoke
            }
            var what = line.substring(2, line.length() - 1);
            switch (line.charAt(0)) {
                case '+' -> {
                    keep(Integer.parseInt(what));
                    taken++;
                }
                case '-' -> kept.remove(Integer.parseInt(what));
                default -> joined.add(digest(what));
            }
        }
    }

    private void keep(int number) {
        kept.add(number);
        next = Math.max(next, number + 1);
    }

    private static Digest digest(String hex) throws IOException {
        try {
            return Digest.parse(hex);
        } catch (org.packhorse.protocol.content.RefusedInputException e) {
            throw new IOException(e);
        }
    }

    private void requireEverythingCommitted() throws Exception {
        try (var database = RocksDatabase.open(folder.resolve("database"), Schema.columns());
                var store = SegmentBlobStore.open(folder.resolve("blobs"), database, CrashingWriter.LIMITS)) {
            for (var number : kept) {
                var content = CrashingWriter.content(number);
                try (var in =
                        store.find(Digest.ofContent(content)).orElseThrow().open(0)) {
                    assertThat(in.readAllBytes()).as("blob %d", number).isEqualTo(content);
                }
            }
            for (var name : joined) {
                assertThat(store.find(name)).isPresent();
            }
            assertThat(store.verify((done, all) -> {})).isEmpty();
        }
    }
}
