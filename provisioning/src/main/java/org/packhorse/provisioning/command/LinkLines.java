package org.packhorse.provisioning.command;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.packhorse.node.operation.LinkLine;
import org.packhorse.node.operation.OutlookLine;

/** Links, what waits for them and what is to go over them, as text for people. */
final class LinkLines {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEE d MMM yyyy HH:mm", Locale.ROOT);

    private LinkLines() {}

    /** For example {@code link SIM card waits until Mon 2 Mar 2026 22:00: its window is closed}. */
    static String of(LinkLine.Wait wait) {
        return "link " + wait.link() + " waits until " + moment(wait.until()) + ": " + wait.words();
    }

    /** How a person goes on all the same. */
    static String wayRound(LinkLine.Wait wait) {
        return "use it all the same with --now" + (wait.why().equals("window-closed") ? "" : " --over-budget");
    }

    private static String moment(String instant) {
        return MOMENT.format(Instant.parse(instant).atZone(ZoneId.systemDefault()));
    }

    /** A link, what it has carried and what it may. */
    static String of(LinkLine link) {
        var parts = new ArrayList<String>();
        parts.add("link " + link.name() + "  today " + used(link.todayBytes(), link.dailyBudgetBytes()));
        parts.add("this month " + used(link.monthBytes(), link.monthlyBudgetBytes()));
        if (link.bytesPerSecond() > 0) {
            parts.add("at most " + ByteCount.of(link.bytesPerSecond()) + "/s");
        }
        if (!link.windows().isEmpty()) {
            parts.add(String.join(" and ", link.windows()) + " (" + link.timeZone() + ")");
        }
        link.waiting().forEach(wait -> parts.add("waits until " + moment(wait.until()) + ": " + wait.words()));
        return String.join(", ", parts);
    }

    private static String used(long bytes, long budgetBytes) {
        return ByteCount.of(bytes) + (budgetBytes > 0 ? " of " + ByteCount.of(budgetBytes) : "");
    }

    /** What is still to come; nothing where nothing is. */
    static void show(OutlookLine outlook, PrintWriter out) {
        for (var coming : outlook.collections()) {
            var versions = coming.versions();
            out.println(coming.collection() + " version " + versions.getLast() + ": " + ByteCount.of(coming.bytes())
                    + " to fetch, " + ByteCount.of(coming.contentBytes()) + " of content, by versions "
                    + versions.stream().map(String::valueOf).collect(Collectors.joining(" > ")) + " from "
                    + coming.upstream()
                    + (coming.link().isEmpty() ? ", free" : " over " + coming.link()));
        }
        outlook.links().forEach(link -> out.println(of(link)));
    }

    private static String of(OutlookLine.OverLink over) {
        var parts = new ArrayList<String>();
        parts.add("link " + over.link().name() + ": " + ByteCount.of(over.bytes()));
        parts.add(
                over.seconds() < 0
                        ? "time unknown until something was fetched over it"
                        : "about " + ByteCount.of(Duration.ofSeconds(over.seconds())));
        if (!over.cost().isEmpty()) {
            parts.add(over.cost());
        }
        if (!over.doneAt().isEmpty()) {
            parts.add("done " + moment(over.doneAt()));
        } else if (over.seconds() >= 0) {
            parts.add("not done within a year; bring it on a stick");
        }
        budget("today", over, over.link().todayBytes(), over.link().dailyBudgetBytes(), parts);
        budget("this month", over, over.link().monthBytes(), over.link().monthlyBudgetBytes(), parts);
        return String.join(", ", parts);
    }

    private static void budget(
            String when, OutlookLine.OverLink over, long usedBytes, long budgetBytes, List<String> parts) {
        if (budgetBytes > 0) {
            long left = Math.max(0, budgetBytes - usedBytes);
            parts.add("uses " + ByteCount.of(Math.min(over.bytes(), left)) + " of " + ByteCount.of(left) + " left "
                    + when);
        }
    }
}
