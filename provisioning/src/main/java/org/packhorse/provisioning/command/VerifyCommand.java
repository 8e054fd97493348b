package org.packhorse.provisioning.command;

import java.io.PrintWriter;
import org.packhorse.node.operation.Verify;
import picocli.CommandLine.Command;

/** {@code packhorse verify}. */
@Command(
        name = "verify",
        description =
                "Reads every stored byte again and compares it with its digest. Exit status 4 where something is damaged.",
        mixinStandardHelpOptions = true)
public final class VerifyCommand extends NodeCommand<Verify.Reply> {
    VerifyCommand() {
        super("verify", Verify.Reply.class);
    }

    @Override
    Record request() {
        return new Verify.Request();
    }

    @Override
    int show(Verify.Reply reply, PrintWriter out) {
        if (reply.damaged() == 0) {
            out.println("All " + reply.files() + " files, " + ByteCount.of(reply.contentBytes())
                    + ", are as they should be.");
            return ExitStatus.OK;
        }
        out.println(reply.damaged() + " of " + reply.files() + " files are damaged:");
        reply.named().forEach(name -> out.println("  " + name));
        out.println("The card may be failing: replace it, then sync again.");
        return ExitStatus.DAMAGED;
    }
}
