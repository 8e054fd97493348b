package org.packhorse.provisioning.command;

import java.io.PrintWriter;
import org.packhorse.node.operation.Status;
import picocli.CommandLine.Command;

/** {@code packhorse status}. */
@Command(name = "status", description = "Says what this node is, has and lacks.", mixinStandardHelpOptions = true)
public final class StatusCommand extends NodeCommand<Status.Reply> {
    StatusCommand() {
        super("status", Status.Reply.class);
    }

    @Override
    Record request() {
        return new Status.Request();
    }

    @Override
    int show(Status.Reply reply, PrintWriter out) {
        out.println(reply.name() + " (" + reply.role() + ")");
        out.println("library " + reply.library() + "  admin " + reply.admin());
        if (!reply.rootFingerprint().isEmpty()) {
            out.println("root of trust " + reply.rootFingerprint());
        }
        for (var line : reply.collections()) {
            show(line, out);
        }
        out.println(reply.blobs() + " blobs, " + ByteCount.of(reply.storedBytes()) + " stored, "
                + ByteCount.of(reply.freeBytes()) + " free");
        for (var round : reply.lastRound()) {
            out.println("last sync " + ByteCount.exactly(round.receivedBytes() + round.sentBytes()) + " travelled");
        }
        for (var upstream : reply.upstreams()) {
            out.println(upstream.address() + "  " + ByteCount.exactly(upstream.travelledBytes())
                    + " travelled in the last round"
                    + (upstream.why().isEmpty()
                            ? ""
                            : "; it gave something damaged (" + upstream.why()
                                    + ") and is asked after all others until " + upstream.lastUntil()));
        }
        reply.links().forEach(link -> out.println(LinkLines.of(link)));
        reply.waiting().forEach(wait -> out.println("Pulling waits: " + LinkLines.of(wait)));
        for (var demand : reply.onDemand()) {
            out.println(demand.begunAt() + "  " + demand.collection() + " from version " + demand.from() + " to "
                    + demand.version() + " on demand: "
                    + (demand.why().isEmpty() ? ByteCount.of(demand.packBytes()) : demand.why()));
        }
        for (var problem : reply.problems()) {
            out.println(problem.when() + "  " + problem.what() + ": " + problem.why()
                    + (problem.advice().isEmpty() ? "" : "; " + problem.advice()));
        }
        return ExitStatus.OK;
    }

    private static void show(Status.CollectionLine line, PrintWriter out) {
        var shown = line.shown() == 0
                ? "nothing yet"
                : "version " + line.shown() + ", " + line.files() + " files, " + ByteCount.of(line.contentBytes());
        var newest = line.newest() > line.shown() ? "; version " + line.newest() + " is published" : "";
        out.println(line.collection() + "  " + shown + newest + "  from " + String.join(", ", line.from()));
    }
}
