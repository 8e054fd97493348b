package org.packhorse.provisioning.command;

import java.io.PrintWriter;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.provisioning.demo.Demo;
import org.packhorse.provisioning.demo.DemoFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code packhorse demo}. */
@Command(
        name = "demo",
        description = {
            "Runs a hub and a node on this machine with sample lessons, and shows what travels between them.",
            "Both listen on the loopback only. Their data is removed at the end."
        },
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
    /** Long enough to open the library and find the page that is about to change. */
    private static final long PAUSE_SECONDS = 20;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--once", description = "End when version 2 has arrived, instead of waiting for Ctrl-C.")
    private boolean once;

    @Option(names = "--keep", paramLabel = "DIR", description = "Keep the data of both in this new folder.")
    private Optional<Path> keep = Optional.empty();

    @Override
    public Integer call() throws Exception {
        var home = Optional.ofNullable(System.getProperty("packhorse.home"))
                .orElseThrow(() -> new RefusedInputException(
                        "packhorse demo", "this is not an installed program", "run bin/packhorse of the archive"));
        var ended = new CountDownLatch(1);
        var demonstration = Thread.currentThread();
        var atSignal = Thread.ofPlatform().name("end").unstarted(() -> endEarly(demonstration, ended));
        Runtime.getRuntime().addShutdownHook(atSignal);
        try (var folder = DemoFolder.make(keep)) {
            show(Path.of(home), folder);
        } catch (InterruptedException | ClosedByInterruptException e) {
            return ExitStatus.FAILED; // only a signal does that, and whoever sent it needs no words
        } finally {
            ended.countDown();
        }
        return ExitStatus.OK;
    }

    /** A signal came: the thread that shows the demonstration gives it up, ends both processes and clears away. */
    private static void endEarly(Thread demonstration, CountDownLatch ended) {
        if (ended.getCount() == 0) {
            return;
        }
        demonstration.interrupt();
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void show(Path home, DemoFolder folder) throws Exception {
        var out = spec.commandLine().getOut();
        out.println("A hub and a school's node on this machine, with sample lessons. Starting both …");
        out.flush();
        try (var demo = Demo.start(home, folder.path())) {
            introduce("hub ", demo.hub(), out);
            introduce("node", demo.node(), out);
            tell(demo.showFirst(), out);
            if (!once) {
                out.println(
                        "Open " + demo.node().library() + " now: version 2 comes in " + PAUSE_SECONDS + " seconds.");
                out.flush();
                pause(PAUSE_SECONDS);
            }
            tell(demo.showSecond(), out);
            if (!once) {
                out.println("Both go on until you press Ctrl-C.");
                out.flush();
                pause(Long.MAX_VALUE);
            }
        }
        if (folder.isKept()) {
            out.println("Both are in " + folder.path() + "; start them again with: packhorse serve --data …");
        }
    }

    private static void introduce(String who, Demo.Side side, PrintWriter out) {
        out.println(
                who + "  library " + side.library() + "  admin " + side.admin() + "  password " + side.adminPassword());
        out.flush();
    }

    private static void tell(Demo.Arrival arrival, PrintWriter out) {
        out.println("version " + arrival.version() + ": " + ByteCount.exactly(arrival.changedBytes()) + " changed, "
                + ByteCount.exactly(arrival.travelledBytes()) + " travelled");
        out.println("  the node serves its " + arrival.files() + " files, each byte for byte as published");
        out.flush();
    }

    private static void pause(long seconds) throws InterruptedException {
        new CountDownLatch(1).await(seconds, TimeUnit.SECONDS);
    }
}
