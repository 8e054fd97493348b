package org.packhorse.provisioning.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.packhorse.node.operation.Usage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code packhorse usage}. */
@Command(
        name = "usage",
        description = {
            "Says what of the library is used most, and what was searched for and not found.",
            "Counted are resources by the hour; nothing is known of who used them."
        },
        mixinStandardHelpOptions = true)
public final class UsageCommand extends NodeCommand<Usage.Reply> {
    @Option(names = "--days", paramLabel = "DAYS", description = "Of the last 7, 30 or 365 days; 30 where not given.")
    private int days = 30;

    @Option(
            names = "--csv",
            paramLabel = "FOLDER",
            description =
                    "Also write usage.csv (hour,collection,resource,title,viewed,opened,downloaded) and searches.csv"
                            + " (day,search,times) into this folder.")
    private Optional<Path> folder = Optional.empty();

    UsageCommand() {
        super("usage", Usage.Reply.class);
    }

    @Override
    Object request() {
        return new Usage.Request(
                days, folder.map(f -> f.toAbsolutePath().normalize().toString()).orElse(""));
    }

    @Override
    int show(Usage.Reply reply, PrintWriter out) {
        var summary = reply.summary();
        out.println("In " + days + " days: " + summary.all().viewed() + " viewed, "
                + summary.all().opened() + " opened, " + summary.all().downloaded() + " downloaded");
        for (var item : summary.top()) {
            var times = item.times();
            out.println("  " + times.viewed() + " / " + times.opened() + " / " + times.downloaded() + "  "
                    + item.title() + " (" + item.collection() + ")");
        }
        for (var missed : summary.missed()) {
            out.println("  not found " + missed.times() + " times: " + missed.words());
        }
        if (summary.missedOthers() > 0) {
            out.println("  not found, other words: " + summary.missedOthers());
        }
        return ExitStatus.OK;
    }
}
