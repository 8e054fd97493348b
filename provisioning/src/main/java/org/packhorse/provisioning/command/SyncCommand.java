package org.packhorse.provisioning.command;

import java.io.PrintWriter;
import org.packhorse.node.operation.Sync;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code packhorse sync}. */
@Command(name = "sync", description = "Looks for new versions now, and pulls them.", mixinStandardHelpOptions = true)
public final class SyncCommand extends NodeCommand<Sync.Reply> {
    @Option(
            names = "--dry-run",
            description = "Only look what is new (some hundred bytes), and say what fetching it takes and costs.")
    private boolean dryRun;

    @Option(
            names = {"--now", "--ignore-window"},
            description = "Use links outside their windows, too, and wait for no pack that is being made.")
    private boolean now;

    @Option(
            names = "--over-budget",
            description = "Use links although their budget is used up; it is counted all the same.")
    private boolean overBudget;

    SyncCommand() {
        super("sync", Sync.Reply.class);
    }

    @Override
    Record request() {
        return new Sync.Request(dryRun, now, overBudget);
    }

    @Override
    int show(Sync.Reply reply, PrintWriter out) {
        if (reply.rounds().isEmpty()) {
            out.println("Nothing is followed here. Begin with: packhorse follow ADDRESS COLLECTION");
        }
        int status = ExitStatus.OK;
        for (var round : reply.rounds()) {
            show(round, reply, out);
            status = round.problems().isEmpty() ? status : ExitStatus.FAILED;
        }
        LinkLines.show(reply.outlook(), out);
        return status;
    }

    private static void show(Sync.Round round, Sync.Reply reply, PrintWriter out) {
        for (var arrived : round.arrived()) {
            out.println(arrived.collection() + " version " + arrived.version() + ": "
                    + ByteCount.exactly(arrived.contentBytes()) + " changed");
        }
        for (var problem : round.problems()) {
            out.println(problem.what() + ": " + problem.why()
                    + (problem.advice().isEmpty() ? "" : "; " + problem.advice()));
        }
        for (var wait : round.waiting()) {
            out.println(LinkLines.of(wait) + "; " + LinkLines.wayRound(wait));
        }
        for (var collection : round.promised()) {
            out.println(collection
                    + " waits for a smaller pack that the hub makes, some two hours at most; what there is at once: "
                    + "packhorse sync --now");
        }
        boolean isQuiet = round.arrived().isEmpty()
                && round.problems().isEmpty()
                && round.waiting().isEmpty()
                && round.promised().isEmpty()
                && reply.outlook().collections().isEmpty();
        if (isQuiet) {
            out.println("Nothing new.");
        }
        if (!round.address().isEmpty()) {
            out.println(round.address() + ": " + ByteCount.exactly(round.receivedBytes() + round.sentBytes())
                    + " travelled (" + round.receivedBytes() + " received, " + round.sentBytes() + " sent)");
        }
    }
}
