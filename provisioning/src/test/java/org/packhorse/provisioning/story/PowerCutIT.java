package org.packhorse.provisioning.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Power fails while a node pulls: readers see version 1 until version 2 is whole, and never a mixture. */
class PowerCutIT {
    private static final String COLLECTION = "generated";
    private static final long SEED = Long.getLong("seed", 1);
    /** Slower than any node reads, so that nothing waits in the kernel's buffers when the plug is pulled. */
    private static final long SLOW_BYTES_PER_SECOND = 200_000;

    private static final int CUTS_OF_TRANSFER = 3;
    /** What comes between two cuts, at least and at most; together less than the pack. */
    private static final int LEAST_BYTES = 128 << 10;

    private static final int MOST_BYTES = 320 << 10;

    /** What a cut may cost: the bytes not synced yet. */
    private static final int UNSYNCED_BYTES = 64 << 10;

    /** What a connection may cost: the bytes on their way when it ends, and asking. A slow machine looks far away, and is asked over several. */
    private static final int CONNECTION_BYTES = 24 << 10;

    /** For a machine that has much else to do. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** At full speed these fall where the version is being put together and shown. */
    private static final int CUTS_OF_ASSEMBLY = 2;

    private static final int LIFE_IN_ASSEMBLY_MS = 500;

    private final Random random = new Random(SEED);

    @TempDir
    Path place;

    private Map<String, byte[]> first = Map.of();
    private Map<String, byte[]> second = Map.of();

    @Test
    void readersSeeVersion1UntilVersion2IsWhole() throws IOException, InterruptedException {
        System.out.println("PowerCutIT -Dseed=" + SEED);
        var program = InstalledProgram.unpackInto(Files.createDirectory(place.resolve("program")));
        var folder = Folder.generate(place.resolve(COLLECTION), random);
        var hub = Device.init(program, "hub", place.resolve("hub"));
        var node = Device.init(program, "node", place.resolve("node"));
        hub.publishFirst(COLLECTION, folder);
        first = Folder.read(folder);

        try (var hubServing = hub.serve();
                var line = new SlowLine(hubServing.library().address())) {
            node.run("follow", line.address(), COLLECTION, "--fingerprint", hub.fingerprint())
                    .succeeds();
            node.sync();
            Folder.revise(folder, random);
            second = Folder.read(folder);
            long packBytes = shortest(hub.publish(COLLECTION, folder));

            line.slowTo(SLOW_BYTES_PER_SECOND);
            var begin = line.carried();
            for (int cut = 1; cut <= CUTS_OF_TRANSFER; cut++) {
                cutTransfer(node, line);
            }
            var untilTheCuts = line.carried().since(begin);
            assertThat(node.shown(COLLECTION))
                    .as("version after the cuts, seed %d", SEED)
                    .isOne();
            line.slowTo(Long.MAX_VALUE);
            for (int cut = 1; cut <= CUTS_OF_ASSEMBLY; cut++) {
                int lifeMs = random.nextInt(LIFE_IN_ASSEMBLY_MS);
                serveUntilThePowerFails(
                        node, () -> await().pollDelay(Duration.ofMillis(lifeMs)).until(() -> true));
            }
            var again = line.carried();
            try (var serving = node.serve()) {
                await().atMost(PATIENCE)
                        .until(() ->
                                serving.library().find(COLLECTION, Folder.ADDED).isPresent());
                serving.library().compareAll(COLLECTION, second);
                assertThat(node.ask("verify").path("damaged").asLong()).isZero();
            }
            var all = untilTheCuts.plus(line.carried().since(again));
            System.out.println("PowerCutIT: " + all + " for a pack of " + packBytes);
            assertThat(all.bytes())
                    .as("%s for a pack of %d, seed %d", all, packBytes, SEED)
                    .isLessThan(packBytes
                            + (long) CUTS_OF_TRANSFER * UNSYNCED_BYTES
                            + (long) all.connections() * CONNECTION_BYTES);
        }
    }

    private void cutTransfer(Device node, SlowLine line) throws IOException, InterruptedException {
        long until = line.carriedBytes() + random.nextInt(LEAST_BYTES, MOST_BYTES);
        // However late the plug is pulled, no more comes than was meant to.
        line.endAt(until);
        serveUntilThePowerFails(
                node,
                () -> await().pollInterval(Duration.ofMillis(5))
                        .atMost(PATIENCE)
                        .until(() -> line.carriedBytes() >= until));
        line.endAt(Long.MAX_VALUE);
    }

    private static long shortest(JsonNode published) {
        long shortest = Long.MAX_VALUE;
        for (var pack : published.path("packs")) {
            shortest = Math.min(shortest, pack.path("lengthBytes").asLong());
        }
        return shortest;
    }

    /** The node pulls from its start on; readers go through the library all the while. */
    private void serveUntilThePowerFails(Device node, Runnable life) throws IOException, InterruptedException {
        try (var serving = node.serve()) {
            var cut = CompletableFuture.runAsync(life).whenComplete((_, _) -> serving.kill());
            readUntilThePowerFails(serving);
            cut.join();
        }
    }

    private void readUntilThePowerFails(Serving serving) throws IOException, InterruptedException {
        boolean sawSecond = false;
        while (serving.isAlive()) {
            for (var path : allPaths()) {
                var answer = findWhilePowered(serving, path);
                if (answer.isEmpty()) {
                    return;
                }
                sawSecond = isOfSecond(path, answer.get(), sawSecond);
            }
        }
    }

    private SortedSet<String> allPaths() {
        var paths = new TreeSet<>(first.keySet());
        paths.addAll(second.keySet());
        return paths;
    }

    /** What is served; empty when the plug was pulled meanwhile. */
    private static Optional<Optional<byte[]>> findWhilePowered(Serving serving, String path)
            throws InterruptedException {
        try {
            return Optional.of(serving.library().find(COLLECTION, path));
        } catch (IOException e) {
            await().atMost(PATIENCE).until(() -> !serving.isAlive());
            return Optional.empty();
        }
    }

    /** Whether readers have version 2 now; going back, or a file of neither, fails. */
    private boolean isOfSecond(String path, Optional<byte[]> found, boolean sawSecond) {
        boolean isFirst = isSame(found, Optional.ofNullable(first.get(path)));
        boolean isSecond = isSame(found, Optional.ofNullable(second.get(path)));
        assertThat(isSecond || (isFirst && !sawSecond))
                .as("%s, when version 2 was seen: %s, seed %d", path, sawSecond, SEED)
                .isTrue();
        return sawSecond || !isFirst;
    }

    private static boolean isSame(Optional<byte[]> a, Optional<byte[]> b) {
        return a.isPresent() == b.isPresent() && (a.isEmpty() || Arrays.equals(a.get(), b.get()));
    }
}
