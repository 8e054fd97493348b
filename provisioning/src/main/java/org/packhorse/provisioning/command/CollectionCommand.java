package org.packhorse.provisioning.command;

import java.io.PrintWriter;
import org.packhorse.node.operation.CreateCollection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code packhorse collection}: groups what is done to collections. */
@Command(
        name = "collection",
        description = "Makes collections that are published here.",
        mixinStandardHelpOptions = true,
        subcommands = CollectionCommand.Create.class)
public final class CollectionCommand {
    private CollectionCommand() {}

    /** {@code packhorse collection create}. */
    @Command(
            name = "create",
            description = "Makes a collection that is to be published on this hub.",
            mixinStandardHelpOptions = true)
    static final class Create extends NodeCommand<CreateCollection.Reply> {
        @Parameters(paramLabel = "COLLECTION", description = "Its name: 1 to 64 of a-z, 0-9 and -.")
        private String collection = "";

        @Mixin
        private DetailsOptions details = new DetailsOptions();

        Create() {
            super("collection-create", CreateCollection.Reply.class);
        }

        @Override
        Record request() {
            return new CreateCollection.Request(collection, details.text());
        }

        @Override
        int show(CreateCollection.Reply reply, PrintWriter out) {
            out.println("Collection " + reply.collection() + " is made. Next: packhorse import " + reply.collection()
                    + " FOLDER");
            return ExitStatus.OK;
        }
    }
}
