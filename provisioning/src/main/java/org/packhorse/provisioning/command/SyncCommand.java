package org.packhorse.provisioning.command;

import java.io.PrintWriter;
import org.packhorse.node.operation.Sync;
import picocli.CommandLine.Command;

/** {@code packhorse sync}. */
@Command(name = "sync", description = "Looks for new versions now, and pulls them.", mixinStandardHelpOptions = true)
public final class SyncCommand extends NodeCommand<Sync.Reply> {
    SyncCommand() {
        super("sync", Sync.Reply.class);
    }

    @Override
    Object request() {
        return new Sync.Request();
    }

    @Override
    int show(Sync.Reply reply, PrintWriter out) {
        if (reply.rounds().isEmpty()) {
            out.println("Nothing is followed here. Begin with: packhorse follow ADDRESS COLLECTION");
        }
        int status = ExitStatus.OK;
        for (var round : reply.rounds()) {
            for (var arrived : round.arrived()) {
                out.println(arrived.collection() + " version " + arrived.version() + ": "
                        + ByteCount.exactly(arrived.contentBytes()) + " changed");
            }
            for (var problem : round.problems()) {
                out.println(problem.what() + ": " + problem.why()
                        + (problem.advice().isEmpty() ? "" : "; " + problem.advice()));
                status = ExitStatus.FAILED;
            }
            if (round.arrived().isEmpty() && round.problems().isEmpty()) {
                out.println("Nothing new.");
            }
            if (!round.address().isEmpty()) {
                out.println(round.address() + ": " + ByteCount.exactly(round.receivedBytes() + round.sentBytes())
                        + " travelled (" + round.receivedBytes() + " received, " + round.sentBytes() + " sent)");
            }
        }
        return status;
    }
}
