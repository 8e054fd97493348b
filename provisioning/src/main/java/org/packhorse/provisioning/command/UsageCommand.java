package org.packhorse.provisioning.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.packhorse.adminui.port.UsagePeriod;
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
    @Option(
            names = "--days",
            paramLabel = "DAYS",
            description =
                    "Of the last 7, 30 or 365 days, or \"all\" that is kept, also of times when the clock was wrong;"
                            + " 30 where not given.")
    private String days = UsagePeriod.MONTH.text();

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
    Record request() {
        return new Usage.Request(
                days, folder.map(f -> f.toAbsolutePath().normalize().toString()).orElse(""));
    }

    @Override
    int show(Usage.Reply reply, PrintWriter out) {
        var summary = reply.summary();
        out.println((days.equals(UsagePeriod.ALL.text()) ? "All that is kept: " : "In " + days + " days: ")
                + summary.all().viewed() + " viewed, "
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
        var undated = summary.undated();
        if (undated.counted()) {
            out.println("While the clock was wrong (only in --days all): "
                    + undated.times().viewed() + " viewed, " + undated.times().opened() + " opened, "
                    + undated.times().downloaded() + " downloaded, " + undated.missed() + " not found");
        }
        return ExitStatus.OK;
    }
}
