package org.packhorse.provisioning.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Power fails while a hub publishes: nodes find the old version or the new one, whole, and publishing again mends the rest. */
class HubPowerCutIT {
    private static final String COLLECTION = "generated";
    private static final long SEED = Long.getLong("seed", 1);

    /** The plug is pulled when so many files of the repository are new: packs come first, the timestamp last. */
    private static final int[] CUTS = {0, 2, 4};

    private final Random random = new Random(SEED);

    @TempDir
    Path place;

    @Test
    void whatNodesFindIsWholeWheneverTheHubStops() throws IOException, InterruptedException {
        System.out.println("HubPowerCutIT -Dseed=" + SEED);
        var program = InstalledProgram.unpackInto(Files.createDirectory(place.resolve("program")));
        var folder = Folder.generate(place.resolve(COLLECTION), random);
        var hub = Device.init(program, "hub", place.resolve("hub"));
        var node = Device.init(program, "node", place.resolve("node"));
        hub.publishFirst(COLLECTION, folder);
        var repository = hub.data().resolve("repository");
        node.run("follow", repository.toUri().toString(), COLLECTION, "--fingerprint", hub.fingerprint())
                .succeeds();
        node.sync();

        for (int cut : CUTS) {
            var before = Folder.read(folder);
            long version = node.shown(COLLECTION);
            Folder.revise(folder, random);
            publishUntilThePowerFails(hub, folder, repository, cut);

            node.sync();
            boolean isNew = node.shown(COLLECTION) > version;
            requireServed(node, isNew ? Folder.read(folder) : before);

            // Where it was published but not signed, this signs it; where all was done, there is nothing to publish.
            hub.run("publish", COLLECTION);
            node.sync();
            requireServed(node, Folder.read(folder));
            assertThat(hub.ask("verify").path("damaged").asLong()).isZero();
        }
    }

    private static void publishUntilThePowerFails(Device hub, Path folder, Path repository, int newFiles)
            throws IOException, InterruptedException {
        hub.run("import", COLLECTION, folder.toString()).succeeds();
        try (var serving = hub.serve()) {
            long before = count(repository);
            var isOver = new AtomicBoolean();
            var plug = CompletableFuture.runAsync(() -> await().pollInterval(Duration.ofMillis(2))
                            .atMost(Duration.ofMinutes(5))
                            .until(() -> isOver.get() || count(repository) >= before + newFiles))
                    .whenComplete((_, _) -> serving.kill());
            hub.run("publish", COLLECTION);
            isOver.set(true);
            plug.join();
        }
    }

    private static long count(Path repository) {
        try (Stream<Path> files = Files.walk(repository)) {
            return files.filter(Files::isRegularFile).count();
        } catch (IOException | UncheckedIOException e) {
            // a file that was there a moment ago has got its final name
            return 0;
        }
    }

    private static void requireServed(Device node, Map<String, byte[]> content)
            throws IOException, InterruptedException {
        try (var serving = node.serve()) {
            serving.library().compareAll(COLLECTION, content);
        }
    }
}
