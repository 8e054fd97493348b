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
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Power fails while a node pulls: readers see version 1 until version 2 is whole, and never a mixture. */
class PowerCutIT {
    private static final String COLLECTION = "generated";
    private static final long SEED = Long.getLong("seed", System.nanoTime());
    /** At this rate the pack needs 15 s, so that all of these cuts fall into the transfer, also on a busy machine. */
    private static final long SLOW_BYTES_PER_SECOND = 100_000;

    private static final int CUTS_OF_TRANSFER = 3;
    private static final int LIFE_IN_TRANSFER_MS = 1_500;

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
            long before = line.carriedBytes();
            for (int cut = 1; cut <= CUTS_OF_TRANSFER; cut++) {
                serveUntilThePowerFails(node, random.nextInt(LIFE_IN_TRANSFER_MS));
            }
            assertThat(node.shown(COLLECTION))
                    .as("version after the cuts, seed %d", SEED)
                    .isOne();
            line.slowTo(Long.MAX_VALUE);
            for (int cut = 1; cut <= CUTS_OF_ASSEMBLY; cut++) {
                serveUntilThePowerFails(node, random.nextInt(LIFE_IN_ASSEMBLY_MS));
            }
            try (var serving = node.serve()) {
                await().atMost(Duration.ofSeconds(60))
                        .until(() ->
                                serving.library().find(COLLECTION, Folder.ADDED).isPresent());
                serving.library().compareAll(COLLECTION, second);
                assertThat(node.ask("verify").path("damaged").asLong()).isZero();
            }
            assertThat(line.carriedBytes() - before)
                    .as("bytes for a pack of %d, seed %d", packBytes, SEED)
                    .isLessThan(packBytes + packBytes / 2);
        }
    }

    private static long shortest(JsonNode published) {
        long shortest = Long.MAX_VALUE;
        for (var pack : published.path("packs")) {
            shortest = Math.min(shortest, pack.path("lengthBytes").asLong());
        }
        return shortest;
    }

    /** The node pulls from its start on; readers go through the library all the while. */
    private void serveUntilThePowerFails(Device node, int lifeMs) throws IOException, InterruptedException {
        try (var serving = node.serve()) {
            CompletableFuture.delayedExecutor(lifeMs, TimeUnit.MILLISECONDS).execute(serving::kill);
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
            await().atMost(Duration.ofSeconds(10)).until(() -> !serving.isAlive());
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
