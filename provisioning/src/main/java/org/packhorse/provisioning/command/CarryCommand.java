package org.packhorse.provisioning.command;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.packhorse.node.operation.CarryExport;
import org.packhorse.node.operation.CarryImport;
import org.packhorse.node.operation.CarryReports;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code packhorse carry}: groups what is done with sticks. */
@Command(
        name = "carry",
        description = "Brings updates to nodes on USB sticks, and back what the nodes have.",
        mixinStandardHelpOptions = true,
        subcommands = {CarryCommand.Export.class, CarryCommand.Import.class, CarryCommand.Reports.class})
public final class CarryCommand {
    private CarryCommand() {}

    /** {@code packhorse carry export}. */
    @Command(
            name = "export",
            description = {
                "Puts what this hub publishes, or what this node has kept to pass on, onto a stick, into its folder 'packhorse';"
                        + " all else on it stays as it is.",
                "A stick that nodes have written onto gets exactly what they lack, any other what anybody could need. An export that was"
                        + " interrupted goes on where it stopped. Wait until the command ends, then unmount the stick."
            },
            mixinStandardHelpOptions = true)
    static final class Export extends NodeCommand<CarryExport.Reply> {
        @Parameters(paramLabel = "DIR", description = "The folder where the stick appears, for example /media/stick.")
        private Path folder = Path.of("");

        @Option(names = "--collection", paramLabel = "COLLECTION", description = "Only this one; repeatable.")
        private List<String> collections = new ArrayList<>();

        @Option(
                names = "--for",
                paramLabel = "NODE",
                description =
                        "Only what this node lacks: its name or device as in 'packhorse carry reports', or a file with"
                                + " its report; repeatable.")
        private List<String> nodes = new ArrayList<>();

        @Option(names = "--everybody", description = "What any node could need, whoever has written onto the stick.")
        private boolean everybody;

        @Option(names = "--what-fits", description = "Where not everything fits, take what serves most nodes.")
        private boolean whatFits;

        @Option(names = "--dry-run", description = "Write nothing; say what would be done.")
        private boolean dryRun;

        Export() {
            super("carry-export", CarryExport.Reply.class);
        }

        @Override
        Record request() {
            return new CarryExport.Request(
                    folder.toAbsolutePath().toString(),
                    collections,
                    nodes.stream().map(Export::absoluteIfFile).toList(),
                    everybody,
                    whatFits,
                    dryRun);
        }

        private static String absoluteIfFile(String word) {
            return Files.isRegularFile(Path.of(word))
                    ? Path.of(word).toAbsolutePath().toString()
                    : word;
        }

        @Override
        int show(CarryExport.Reply reply, PrintWriter out) {
            reply.nodes().forEach(node -> out.println("Report of " + node.name() + ", written " + node.writtenAt()));
            reply.refusedReports().forEach(refused -> out.println("Not a report: " + refused));
            long copied = 0;
            for (var pack : reply.packs()) {
                copied += pack.there() ? 0 : pack.lengthBytes();
                out.println("  " + pack.collection() + " version " + pack.to()
                        + (pack.from() == 0 ? " for newcomers, " : " from version " + pack.from() + ", ")
                        + ByteCount.exactly(pack.lengthBytes()) + (pack.there() ? ", was there" : ""));
            }
            for (var dropped : reply.dropped()) {
                out.println("  left out: " + dropped.collection() + " for " + dropped.who() + ", "
                        + (dropped.neededBytes() == 0
                                ? "no pack leads there"
                                : ByteCount.exactly(dropped.neededBytes()) + " more"));
            }
            out.println((reply.dryRun() ? "Would copy " : "Copied ") + ByteCount.exactly(copied) + " to "
                    + reply.folder() + "; there is room for " + ByteCount.of(reply.roomBytes()) + ".");
            if (!reply.dryRun()) {
                out.println("Unmount the stick before you pull it out.");
            }
            return ExitStatus.OK;
        }
    }

    /** {@code packhorse carry import}. */
    @Command(
            name = "import",
            description = {
                "Takes from a stick what it has for this node, and writes onto it what this node has, for the hub.",
                "What is on the stick is checked as if it came from anywhere. A running node does this by itself when a stick appears."
            },
            mixinStandardHelpOptions = true)
    static final class Import extends NodeCommand<CarryImport.Reply> {
        @Parameters(paramLabel = "DIR", description = "The folder where the stick appears, for example /media/stick.")
        private Path folder = Path.of("");

        Import() {
            super("carry-import", CarryImport.Reply.class);
        }

        @Override
        Record request() {
            return new CarryImport.Request(folder.toAbsolutePath().toString());
        }

        @Override
        int show(CarryImport.Reply reply, PrintWriter out) {
            int status = ExitStatus.OK;
            if (reply.rounds().isEmpty()) {
                out.println("There is nothing on it from the publishers that this node trusts.");
            }
            for (var round : reply.rounds()) {
                for (var arrived : round.arrived()) {
                    out.println(arrived.collection() + " version " + arrived.version() + ": "
                            + ByteCount.exactly(arrived.contentBytes()) + " changed, "
                            + ByteCount.exactly(arrived.packBytes()) + " read");
                }
                for (var problem : round.problems()) {
                    out.println(problem.what() + ": " + problem.why()
                            + (problem.advice().isEmpty() ? "" : "; " + problem.advice()));
                    status = ExitStatus.FAILED;
                }
                if (round.arrived().isEmpty() && round.problems().isEmpty()) {
                    out.println("There is nothing newer on the stick.");
                }
            }
            if (!reply.others().isEmpty()) {
                out.println("Also on it, not followed here: " + String.join(", ", reply.others()));
            }
            out.println(
                    reply.reportNotWritten().isEmpty()
                            ? "This node's report is on it. You may remove the stick now."
                            : reply.reportNotWritten() + ". You may remove the stick now.");
            return status;
        }
    }

    /** {@code packhorse carry reports}. */
    @Command(
            name = "reports",
            description = "Lists the nodes whose reports sticks have brought to this hub.",
            mixinStandardHelpOptions = true)
    static final class Reports extends NodeCommand<CarryReports.Reply> {
        Reports() {
            super("carry-reports", CarryReports.Reply.class);
        }

        @Override
        Record request() {
            return new CarryReports.Request();
        }

        @Override
        int show(CarryReports.Reply reply, PrintWriter out) {
            if (reply.nodes().isEmpty()) {
                out.println("No stick has brought a report yet.");
            }
            for (var node : reply.nodes()) {
                out.println(node.name() + "  " + node.device().substring(0, 16) + "…  seen " + node.seenAt()
                        + ", written " + node.writtenAt() + ", packhorse " + node.program() + ", "
                        + ByteCount.of(node.freeBytes()) + " free, problems: " + node.problems());
                node.collections()
                        .forEach(line -> out.println("  " + line.collection() + " version " + line.shown()
                                + (line.newest() > line.shown() ? ", knows of " + line.newest() : "")));
            }
            return ExitStatus.OK;
        }
    }
}
