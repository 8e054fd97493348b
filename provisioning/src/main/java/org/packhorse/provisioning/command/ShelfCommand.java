package org.packhorse.provisioning.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.packhorse.node.operation.ShelfExport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code packhorse shelf}: groups what is done with what teachers have added. */
@Command(
        name = "shelf",
        description = "What teachers have added to this node's library.",
        mixinStandardHelpOptions = true,
        subcommands = ShelfCommand.Export.class)
public final class ShelfCommand {
    private ShelfCommand() {}

    /** {@code packhorse shelf export}. */
    @Command(
            name = "export",
            description = {
                "Writes everything that teachers have added, and their reading lists, into a ZIP file.",
                "Unpacked on a hub, 'packhorse import COLLECTION local' makes a collection of it; READ-ME.txt in it says how."
            },
            mixinStandardHelpOptions = true)
    static final class Export extends NodeCommand<ShelfExport.Reply> {
        @Parameters(paramLabel = "FILE", description = "Where to, for example shelf.zip.")
        private Path file = Path.of("");

        Export() {
            super("shelf-export", ShelfExport.Reply.class);
        }

        @Override
        Record request() {
            return new ShelfExport.Request(file.toAbsolutePath().normalize().toString());
        }

        @Override
        int show(ShelfExport.Reply reply, PrintWriter out) {
            out.println("Wrote " + reply.items() + " items and " + reply.lists() + " reading lists, "
                    + ByteCount.of(reply.bytes()) + ".");
            return ExitStatus.OK;
        }
    }
}
