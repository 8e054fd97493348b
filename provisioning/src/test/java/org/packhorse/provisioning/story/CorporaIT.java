package org.packhorse.provisioning.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The story with whole books, where somebody has them: {@code -Dcorpora=DIR} names a folder with {@code stats-tree/v1} to
 * {@code v3} and {@code tldr-small/v2} and {@code v3}.
 */
class CorporaIT {
    @TempDir
    Path place;

    @Test
    void aBookOfAHundredMegabytesIsMendedTwice() throws IOException, InterruptedException {
        carry("stats-tree", List.of("v1", "v2", "v3"));
    }

    @Test
    void thirtyEightThousandPagesMoveOnByThreeMonths() throws IOException, InterruptedException {
        carry("tldr-small", List.of("v2", "v3"));
    }

    private void carry(String collection, List<String> versions) throws IOException, InterruptedException {
        var corpus =
                Path.of(System.getProperty("corpora", "corpora-are-not-here")).resolve(collection);
        Wanting.skipUnless(Files.isDirectory(corpus), "no " + collection + " here; name its folder with -Dcorpora=DIR");
        var program = InstalledProgram.unpackInto(Files.createDirectory(place.resolve("program")));
        var hub = Device.init(program, "hub", place.resolve("hub"));
        var node = Device.init(program, "node", place.resolve("node"));
        hub.publishFirst(
                collection,
                corpus.resolve(versions.getFirst()),
                "--title=" + collection,
                "--description=A corpus",
                "--language=en",
                "--licence=CC-BY-4.0",
                "--publisher=Its authors",
                "--attribution=Its authors");
        var repository = hub.data().resolve("repository").toUri().toString();
        node.run("follow", repository, collection, "--fingerprint", hub.fingerprint())
                .succeeds();
        node.sync();

        try (var hubServing = hub.serve();
                var nodeServing = node.serve()) {
            nodeServing.library().compareAll(collection, Folder.read(corpus.resolve(versions.getFirst())));
            node.run("follow", hubServing.library().address(), collection).succeeds();
            for (var version : versions.subList(1, versions.size())) {
                bring(collection, corpus.resolve(version), hub, node);
                nodeServing.library().compareAll(collection, Folder.read(corpus.resolve(version)));
            }
            assertThat(node.ask("verify").path("damaged").asLong()).isZero();
        }
    }

    private static void bring(String collection, Path folder, Device hub, Device node)
            throws IOException, InterruptedException {
        long begun = System.nanoTime();
        var published = hub.publish(collection, folder);
        long between = System.nanoTime();
        long travelled = node.sync();
        System.out.printf(
                "%s version %d: %,d files, %,d bytes changed; %,d bytes travelled; import and publish %d s, sync %d s%n",
                collection,
                published.path("version").asLong(),
                published.path("changedFiles").asLong(),
                published.path("changedBytes").asLong(),
                travelled,
                Duration.ofNanos(between - begun).toSeconds(),
                Duration.ofNanos(System.nanoTime() - between).toSeconds());
        assertThat(travelled).isLessThan(published.path("changedBytes").asLong());
    }
}
