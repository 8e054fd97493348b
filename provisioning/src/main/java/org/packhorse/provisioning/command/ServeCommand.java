package org.packhorse.provisioning.command;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.packhorse.node.Node;
import org.packhorse.node.NodeServers;
import org.packhorse.node.runtime.SystemClock;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code packhorse serve}. */
@Command(
        name = "serve",
        description = "Runs the hub or node in the data directory until it is ended.",
        mixinStandardHelpOptions = true)
public final class ServeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataOption data = new DataOption();

    @Option(
            names = "--until-input-ends",
            description = "End also when standard input does, as when the program that started this one is gone.")
    private boolean untilInputEnds;

    @Override
    public Integer call() throws Exception {
        var asked = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("end").unstarted(() -> {
            asked.countDown();
            awaitQuietly(ended);
        }));
        try (var node = Node.open(data.directory(), SystemClock.INSTANCE);
                var servers = NodeServers.start(node)) {
            var out = spec.commandLine().getOut();
            out.println("library " + servers.libraryAddress().toUrl());
            out.println("admin   " + servers.adminAddress().toUrl());
            servers.teachersAddress().ifPresent(address -> out.println("teacher " + address.toUrl()));
            out.flush();
            if (untilInputEnds) {
                Thread.ofPlatform().daemon().name("input").start(() -> readToEnd(asked));
            }
            asked.await();
        } finally {
            ended.countDown();
        }
        return ExitStatus.OK;
    }

    private static void readToEnd(CountDownLatch atEnd) {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            LoggerFactory.getLogger(ServeCommand.class).atDebug().setCause(e).log("standard input broke");
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
