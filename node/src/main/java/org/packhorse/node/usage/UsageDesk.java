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
    private static final int HOURS = 24;

    /** Resources told apart while a summary is made: some 2 MB. */
    private static final int ITEMS_LIMIT = 10_000;

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

    /** The hours, or days, of a period. */
    private record Span(long first, long last) {
        boolean has(long number) {
            return number >= first && number <= last;
        }
    }

    private Span hours(UsagePeriod period) {
        long now = HourOfUse.at(clock.instant());
        return new Span(now - (long) HOURS * period.days() + 1, now);
    }

    private Span days(UsagePeriod period) {
        long today = HourOfUse.at(clock.instant()) / HOURS;
        return new Span(today - period.days() + 1, today);
    }

    @Override
    public UsageView summary(UsagePeriod period) {
        try {
            var history = log.upToDate();
            var sums = new Sums(zone);
            var hours = hours(period);
            history.hours(hour -> {
                if (hours.has(hour.hour())) {
                    sums.add(hour);
                }
            });
            var misses = new HashMap<String, Long>();
            long others = 0;
            var days = days(period);
            for (var day : history.misses()) {
                if (days.has(day.day())) {
                    day.queries().forEach((query, missed) -> misses.merge(query, missed.count(), Long::sum));
                    others += day.others();
                }
            }
            var missed = topMissed(misses);
            long told = missed.stream().mapToLong(UsageView.Missed::times).sum();
            long all = misses.values().stream().mapToLong(n -> n).sum();
            return new UsageView(sums.all(), sums.top(new Titles(shelf)), sums.byHour(), missed, others + all - told);
        } catch (IOException e) {
            LOG.atError().setCause(e).log("the usage cannot be read");
            return new Sums(zone).nothing();
        }
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
            case RESOURCES -> writeResources(hours(period), out);
            case SEARCHES -> writeSearches(days(period), out);
        }
    }

    private void writeResources(Span span, Appendable out) throws IOException {
        CsvLine.write(out, "hour", "collection", "resource", "title", "viewed", "opened", "downloaded");
        var titles = new Titles(shelf);
        try {
            log.upToDate().hours(hour -> {
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

    private void writeSearches(Span span, Appendable out) throws IOException {
        CsvLine.write(out, "day", "search", "times");
        for (var day : log.upToDate().misses()) {
            if (!span.has(day.day())) {
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

    /** Hours added up. */
    private static final class Sums {
        private final ZoneId zone;
        private final Map<Used, Counts> items = new HashMap<>();
        private final long[] byHour = new long[HOURS];
        private Counts all = Counts.NONE;

        Sums(ZoneId zone) {
            this.zone = zone;
        }

        void add(HourOfUse hour) {
            int ofDay = hour.begin().atZone(zone).getHour();
            hour.counts().forEach((used, count) -> {
                all = all.plus(count);
                byHour[ofDay] += count.sum();
                if (!used.resource().isEmpty() && (items.size() < ITEMS_LIMIT || items.containsKey(used))) {
                    items.merge(used, count, Counts::plus);
                }
            });
        }

        UsageView.Times all() {
            return times(all);
        }

        List<Long> byHour() {
            var list = new ArrayList<Long>();
            for (long count : byHour) {
                list.add(count);
            }
            return list;
        }

        List<UsageView.Item> top(Titles titles) throws IOException {
            var mostUsed = items.entrySet().stream()
                    .sorted(Comparator.comparingLong(
                                    (Map.Entry<Used, Counts> e) -> -e.getValue().sum())
                            .thenComparing(e ->
                                    e.getKey().collection() + "/" + e.getKey().resource()))
                    .limit(UsageView.TOP_LIMIT)
                    .toList();
            var top = new ArrayList<UsageView.Item>();
            for (var entry : mostUsed) {
                top.add(new UsageView.Item(
                        titles.ofResource(entry.getKey()),
                        titles.ofCollection(entry.getKey()),
                        times(entry.getValue())));
            }
            return top;
        }

        UsageView nothing() {
            return new UsageView(all(), List.of(), byHour(), List.of(), 0);
        }

        private static UsageView.Times times(Counts counts) {
            return new UsageView.Times(counts.viewed(), counts.opened(), counts.downloaded());
        }
    }
}
