package org.packhorse.provisioning.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.packhorse.node.operation.Publish;
import org.packhorse.protocol.content.RefusedInputException;
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

    @Option(
            names = "--dry-run",
            description = "Only say what each pack would cost those who fetch it; nothing is changed or signed.")
    private boolean dryRun;

    @Option(
            names = "--rate",
            paramLabel = "KBITS",
            split = ",",
            defaultValue = "64,512,4096",
            description = "Lines for which to say how long they take, in kbit/s (default: ${DEFAULT-VALUE}).")
    private List<Integer> rates = List.of();

    PublishCommand() {
        super("publish", Publish.Reply.class);
    }

    @Override
    Record request() throws IOException, RefusedInputException {
        if (rates.stream().anyMatch(rate -> rate < 1)) {
            throw new RefusedInputException("--rate " + rates, "a line carries 1 kbit/s or more");
        }
        return new Publish.Request(collection, passphraseFile.isEmpty() ? "" : firstLine(passphraseFile.get()), dryRun);
    }

    static String firstLine(Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            return lines.findFirst().orElse("");
        }
    }

    @Override
    int show(Publish.Reply reply, PrintWriter out) {
        reply.textFirst().forEach(first -> print(first, out));
        print(reply, out);
        if (reply.dryRun()) {
            out.println("Nothing was changed or signed.");
        }
        return ExitStatus.OK;
    }

    private void print(Publish.Reply reply, PrintWriter out) {
        out.println(reply.collection() + " version " + reply.version()
                + (reply.dryRun() ? " would be published: " : " is published: ") + reply.changedFiles()
                + " files changed, " + ByteCount.exactly(reply.changedBytes()));
        for (var pack : reply.packs()) {
            out.println("  " + whoFetches(pack, reply.version()) + ByteCount.exactly(pack.lengthBytes()) + "  ("
                    + times(pack.lengthBytes()) + ")");
        }
    }

    private static String whoFetches(Publish.Pack pack, long version) {
        var with = pack.leansOn().isEmpty() ? "" : " that have " + String.join(" and ", pack.leansOn());
        if (pack.from() > 0) {
            return "nodes with version " + pack.from() + with + " fetch ";
        }
        return pack.to() == version
                ? "newcomers" + with + " fetch "
                : "newcomers" + with + " fetch, before what those with version " + pack.to() + " do, ";
    }

    private String times(long lengthBytes) {
        return rates.stream()
                .map(rate -> ByteCount.of(Duration.ofSeconds(Math.ceilDiv(lengthBytes * Byte.SIZE, rate * 1000L)))
                        + " at " + rate + " kbit/s")
                .collect(Collectors.joining(", "));
    }
}
