package org.packhorse.provisioning.startup;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.packhorse.node.Node;
import org.packhorse.node.NodeServers;
import org.packhorse.node.ReadOnlyServers;
import org.packhorse.node.config.DataDirectory;
import org.packhorse.node.runtime.SystemClock;
import org.packhorse.protocol.content.RefusedInputException;
import org.slf4j.LoggerFactory;

/**
 * The program as a service: runs a hub or node until it is ended.
 *
 * @param data where it lives
 * @param untilInputEnds whether it also ends when standard input does
 */
public record Service(Path data, boolean untilInputEnds) {
    /** The verb. */
    public static final String VERB = "serve";

    /** The option that names the data directory, the variable that does so where it is missing, and what holds where both are. */
    public static final String DATA = "--data";

    public static final String DATA_VARIABLE = "PACKHORSE_DATA";
    public static final String USUAL_DATA = "/var/lib/packhorse";

    /** The option to end with standard input. */
    public static final String UNTIL_INPUT_ENDS = "--until-input-ends";

    /**
     * The service that {@code words} ask for in the way that service managers do; empty where they need the parser of commands,
     * to set up which takes a quarter of the time in which a node starts. That parser understands all that this does.
     */
    public static Optional<Service> ofUsual(String[] words, Map<String, String> environment) {
        var rest = Arrays.asList(words).iterator();
        if (!rest.hasNext() || !rest.next().equals(VERB)) {
            return Optional.empty();
        }
        var named = Optional.<String>empty();
        boolean untilInputEnds = false;
        while (rest.hasNext()) {
            var word = rest.next();
            if (word.equals(UNTIL_INPUT_ENDS) && !untilInputEnds) {
                untilInputEnds = true;
            } else if (word.startsWith(DATA + "=") && named.isEmpty()) {
                named = Optional.of(word.substring(DATA.length() + 1));
            } else if (word.equals(DATA) && named.isEmpty() && rest.hasNext()) {
                named = Optional.of(rest.next());
            } else {
                return Optional.empty();
            }
        }
        var data = named.orElseGet(() -> environment.getOrDefault(DATA_VARIABLE, USUAL_DATA));
        return isPlain(data) ? Optional.of(new Service(Path.of(data), untilInputEnds)) : Optional.empty();
    }

    /** To the parser, what begins with these may be an option, or a file with more words. */
    private static boolean isPlain(String directory) {
        return !directory.isEmpty() && !directory.startsWith("-") && !directory.startsWith("@");
    }

    /** Runs it, and says on {@code out} where it listens. */
    public void run(PrintWriter out) throws IOException, InterruptedException, RefusedInputException {
        var asked = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("end").unstarted(() -> {
            asked.countDown();
            awaitQuietly(ended);
        }));
        try {
            var directory = DataDirectory.at(data);
            if (directory.isInitialised() && directory.isReadOnly()) {
                showLibrary(directory, out, asked);
            } else {
                runAll(directory, out, asked);
            }
        } finally {
            ended.countDown();
        }
    }

    private void runAll(DataDirectory directory, PrintWriter out, CountDownLatch asked)
            throws IOException, InterruptedException, RefusedInputException {
        try (var node = Node.open(directory, SystemClock.INSTANCE);
                var servers = NodeServers.start(node)) {
            out.println("library " + servers.libraryAddress().toUrl());
            out.println("admin   " + servers.adminAddress().toUrl());
            servers.teachersAddress().ifPresent(address -> out.println("teacher " + address.toUrl()));
            await(out, asked);
        }
    }

    private void showLibrary(DataDirectory directory, PrintWriter out, CountDownLatch asked)
            throws IOException, InterruptedException, RefusedInputException {
        try (var servers = ReadOnlyServers.start(directory)) {
            out.println("library " + servers.libraryAddress().toUrl());
            await(out, asked);
        }
    }

    private void await(PrintWriter out, CountDownLatch asked) throws InterruptedException {
        out.flush();
        if (untilInputEnds) {
            Thread.ofPlatform().daemon().name("input").start(() -> readToEnd(asked));
        }
        asked.await();
    }

    private static void readToEnd(CountDownLatch atEnd) {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            LoggerFactory.getLogger(Service.class).atDebug().setCause(e).log("standard input broke");
        } finally {
            atEnd.countDown();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
