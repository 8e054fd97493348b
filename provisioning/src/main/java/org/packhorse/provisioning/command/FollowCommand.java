package org.packhorse.provisioning.command;

import java.io.PrintWriter;
import org.packhorse.node.operation.Follow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code packhorse follow}. */
@Command(
        name = "follow",
        description = {
            "Pulls a collection from an upstream from now on, and trusts its publisher.",
            "The publisher's root of trust is pinned: whatever is pulled later, from wherever, must be signed by it. Compare the"
                    + " fingerprint that is printed with what 'packhorse status' says on the hub, or give it with"
                    + " --fingerprint."
        },
        mixinStandardHelpOptions = true)
public final class FollowCommand extends NodeCommand<Follow.Reply> {
    @Parameters(
            index = "0",
            paramLabel = "ADDRESS",
            description = "A hub or any copy of its repository: http://…, https://… or file:///…")
    private String address = "";

    @Parameters(index = "1", paramLabel = "COLLECTION", description = "Which collection.")
    private String collection = "";

    @Option(
            names = "--fingerprint",
            paramLabel = "HEX",
            description = "The fingerprint of the publisher's root, as you were told it; anything else is refused.")
    private String fingerprint = "";

    FollowCommand() {
        super("follow", Follow.Reply.class);
    }

    @Override
    Record request() {
        return new Follow.Request(address, collection, fingerprint);
    }

    @Override
    int show(Follow.Reply reply, PrintWriter out) {
        out.println("Following " + reply.collection() + " from " + reply.address() + ", now at version "
                + reply.version() + "; the first transfer is " + ByteCount.of(reply.firstTransferBytes()) + ".");
        out.println("Publisher's root of trust: " + reply.fingerprint());
        if (fingerprint.isEmpty()) {
            out.println(
                    "Compare it with what 'packhorse status' says on the hub: whoever holds it decides what you show.");
        }
        return ExitStatus.OK;
    }
}
