package org.packhorse.provisioning.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.provisioning.demo.Demo;
import org.packhorse.provisioning.demo.DemoFolder;

/**
 * The start-up cache (JEP 483, 514) of an installed program. It is made by a training run: a node that has the sample lessons starts,
 * pulls their next version from a hub, shows every kind of page, searches, answers a command, and writes down what it loaded when it ends.
 *
 * @param home the folder of the installed program
 */
public record StartCache(Path home) {
    /** Writing the cache takes 2 s on a desktop; a small board is twenty times slower, and its card slower still. */
    private static final Duration WRITING_LIMIT = Duration.ofMinutes(5);

    /** The lessons are indexed in a second on a desktop. Without, what search needs is not in the cache, and nothing else is wrong. */
    private static final Duration INDEXING_LIMIT = Duration.ofMinutes(1);

    private static final int PAGES = 60;

    /** That of the program that runs; empty where it is not installed, but run from its classes. */
    public static Optional<StartCache> ofThisProgram() {
        return Optional.ofNullable(System.getProperty("packhorse.home"))
                .map(Path::of)
                .map(StartCache::new);
    }

    /** Where it lies. */
    public Path file() {
        return folder().resolve("packhorse.aot");
    }

    private Path folder() {
        return home.resolve("lib");
    }

    /** Whether there is none yet and it could be made here. */
    public boolean isWanted() {
        return !Files.exists(file()) && Files.isWritable(folder()) && !"off".equals(System.getenv("PACKHORSE_AOT"));
    }

    /**
     * Makes it, in the place of an older one.
     *
     * @throws RefusedInputException where this is no whole installed program, or its folder cannot be written
     * @throws IOException where the training run fails
     */
    public void make() throws IOException, InterruptedException, RefusedInputException {
        if (!Files.isWritable(folder())) {
            throw new RefusedInputException(
                    folder().toString(),
                    "it cannot be written",
                    "run packhorse prepare as the user who owns the program");
        }
        var unfinished = Files.createTempFile(folder(), "packhorse", ".aot.new");
        try {
            train(unfinished);
            if (Files.size(unfinished) == 0) {
                throw new IOException("this Java writes no start-up cache");
            }
            Files.move(unfinished, file(), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private void train(Path unfinished) throws IOException, InterruptedException, RefusedInputException {
        try (var folder = DemoFolder.make(Optional.empty());
                var demo = Demo.start(home, folder.path())) {
            demo.showFirst();
            var second = demo.publishSecond();
            demo.startNodeAgain(Map.of("PACKHORSE_AOT", "make:" + unfinished));
            demo.awaitContent(second);
            demo.askNode();
            var walk = new PageWalk(demo.node().library());
            walk.awaitSearch(INDEXING_LIMIT);
            walk.run(PAGES);
            demo.endNode(WRITING_LIMIT);
        }
    }
}
