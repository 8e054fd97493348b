package org.packhorse.provisioning.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.packhorse.node.operation.Publish;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code packhorse publish}. */
@Command(
        name = "publish",
        description =
                "Makes a collection's draft its next version: packs it, signs it, and shows it to readers and nodes.",
        mixinStandardHelpOptions = true)
public final class PublishCommand extends NodeCommand<Publish.Reply> {
    @Parameters(paramLabel = "COLLECTION", description = "Which collection.")
    private String collection = "";

    @Option(
            names = "--passphrase-file",
            paramLabel = "FILE",
            description = "A file whose first line opens the keys, where they are encrypted.")
    private Optional<Path> passphraseFile = Optional.empty();

    PublishCommand() {
        super("publish", Publish.Reply.class);
    }

    @Override
    Object request() throws IOException {
        return new Publish.Request(collection, passphraseFile.isEmpty() ? "" : firstLine(passphraseFile.get()));
    }

    static String firstLine(Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            return lines.findFirst().orElse("");
        }
    }

    @Override
    int show(Publish.Reply reply, PrintWriter out) {
        out.println(reply.collection() + " version " + reply.version() + " is published: " + reply.changedFiles()
                + " files changed, " + ByteCount.exactly(reply.changedBytes()));
        for (var pack : reply.packs()) {
            out.println((pack.from() == 0 ? "  newcomers fetch " : "  nodes with version " + pack.from() + " fetch ")
                    + ByteCount.exactly(pack.lengthBytes()));
        }
        return ExitStatus.OK;
    }
}
