package org.packhorse.node.usage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.packhorse.adminui.port.UsagePeriod;
import org.packhorse.adminui.port.UsageReports;
import org.packhorse.adminui.port.UsageTable;
import org.packhorse.adminui.port.UsageView;
import org.packhorse.node.catalog.Shelf;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the admin pages, and whoever exports, what was used. */
public final class UsageDesk implements UsageReports {
    private static final Logger LOG = LoggerFactory.getLogger(UsageDesk.class);

    private final UsageLog log;
    private final Shelf shelf;
    private final InstantSource clock;
    private final ZoneId zone;

    /** What {@code log} has, with the titles of {@code shelf}; {@code zone} tells the hours of the day. */
    public UsageDesk(UsageLog log, Shelf shelf, InstantSource clock, ZoneId zone) {
        this.log = log;
        this.shelf = shelf;
        this.clock = clock;
        this.zone = zone;
    }

    /** What belongs to {@code period}. While the clock tells a time that cannot be, it ends with the last hour that has a date. */
    private HourRange span(UsagePeriod period, UsageHistory history) throws IOException {
        return HourRange.of(period, history.end(HourOfUse.at(clock.instant())));
    }

    @Override
    public UsageView summary(UsagePeriod period) {
        try {
            var history = log.upToDate();
            var span = span(period, history);
            var sums = new Sums(zone);
            history.hours(hour -> sums.add(hour, span));
            return summary(span, sums, history.misses());
        } catch (IOException e) {
            LOG.atError().setCause(e).log("the usage cannot be read");
            return UsageView.nothing();
        }
    }

    private UsageView summary(HourRange span, Sums sums, List<DayOfMisses> days) throws IOException {
        var misses = new HashMap<String, Long>();
        long others = 0;
        long undated = 0;
        for (var day : days) {
            undated += span.isUndatedDay(day.day()) ? day.sum() : 0;
            if (span.hasDay(day.day())) {
                day.queries().forEach((query, missed) -> misses.merge(query, missed.count(), Long::sum));
                others += day.others();
            }
        }
        var missed = topMissed(misses);
        long told = missed.stream().mapToLong(UsageView.Missed::times).sum();
        long all = misses.values().stream().mapToLong(n -> n).sum();
        return new UsageView(
                sums.all(),
                sums.top(new Titles(shelf)),
                sums.byHour(),
                missed,
                others + all - told,
                new UsageView.Undated(sums.undated(), undated));
    }

    private static List<UsageView.Missed> topMissed(Map<String, Long> misses) {
        return misses.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(UsageView.MISSED_LIMIT)
                .map(entry -> new UsageView.Missed(entry.getKey(), entry.getValue()))
                .toList();
    }

    @Override
    public void write(UsageTable table, UsagePeriod period, Appendable out) throws IOException {
        switch (table) {
            case RESOURCES -> writeResources(period, out);
            case SEARCHES -> writeSearches(period, out);
        }
    }

    private void writeResources(UsagePeriod period, Appendable out) throws IOException {
        var history = log.upToDate();
        var span = span(period, history);
        CsvLine.write(out, "hour", "collection", "resource", "title", "viewed", "opened", "downloaded");
        var titles = new Titles(shelf);
        try {
            history.hours(hour -> {
                if (span.has(hour.hour())) {
                    writeHour(hour, titles, out);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void writeHour(HourOfUse hour, Titles titles, Appendable out) {
        var inOrder = new ArrayList<>(hour.counts().keySet());
        inOrder.sort(Comparator.comparing(Used::collection).thenComparing(Used::resource));
        try {
            for (var used : inOrder) {
                var count = hour.counts().getOrDefault(used, Counts.NONE);
                CsvLine.write(
                        out,
                        hour.begin(),
                        used.collection(),
                        used.resource().isEmpty() ? "*" : used.resource(),
                        titles.ofResource(used),
                        count.viewed(),
                        count.opened(),
                        count.downloaded());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writeSearches(UsagePeriod period, Appendable out) throws IOException {
        var history = log.upToDate();
        var span = span(period, history);
        CsvLine.write(out, "day", "search", "times");
        for (var day : history.misses()) {
            if (!span.hasDay(day.day())) {
                continue;
            }
            var date = LocalDate.ofEpochDay(day.day());
            var inOrder = new ArrayList<>(day.queries().entrySet());
            inOrder.sort(Map.Entry.comparingByKey());
            for (var entry : inOrder) {
                CsvLine.write(out, date, entry.getKey(), entry.getValue().count());
            }
            if (day.others() > 0) {
                CsvLine.write(out, date, "*", day.others());
            }
        }
    }
}
