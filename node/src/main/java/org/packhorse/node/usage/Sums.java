package org.packhorse.node.usage;

import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.packhorse.adminui.port.UsageView;

/** Hours of use added up. One thread. */
final class Sums {
    private static final int HOURS = 24;

    /** Resources told apart while a summary is made: some 2 MB. */
    private static final int ITEMS_LIMIT = 10_000;

    private final ZoneId zone;
    private final Map<Used, Counts> items = new HashMap<>();
    private final long[] byHour = new long[HOURS];
    private Counts all = Counts.NONE;
    private Counts undated = Counts.NONE;

    /** Hours of the day are told in {@code zone}. */
    Sums(ZoneId zone) {
        this.zone = zone;
    }

    /** Counts {@code hour}, as far as it belongs to {@code span}. */
    void add(HourOfUse hour, HourRange span) {
        boolean isUndated = span.isUndated(hour.hour());
        if (isUndated) {
            undated = hour.counts().values().stream().reduce(undated, Counts::plus);
        }
        if (span.has(hour.hour())) {
            add(hour, isUndated);
        }
    }

    private void add(HourOfUse hour, boolean isUndated) {
        int ofDay = hour.begin().atZone(zone).getHour();
        hour.counts().forEach((used, count) -> {
            all = all.plus(count);
            byHour[ofDay] += isUndated ? 0 : count.sum();
            if (!used.resource().isEmpty() && (items.size() < ITEMS_LIMIT || items.containsKey(used))) {
                items.merge(used, count, Counts::plus);
            }
        });
    }

    UsageView.Times all() {
        return times(all);
    }

    /** What was used when the clock was wrong, whether it belongs to the span or not. */
    UsageView.Times undated() {
        return times(undated);
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
                        .thenComparing(
                                e -> e.getKey().collection() + "/" + e.getKey().resource()))
                .limit(UsageView.TOP_LIMIT)
                .toList();
        var top = new ArrayList<UsageView.Item>();
        for (var entry : mostUsed) {
            top.add(new UsageView.Item(
                    titles.ofResource(entry.getKey()), titles.ofCollection(entry.getKey()), times(entry.getValue())));
        }
        return top;
    }

    private static UsageView.Times times(Counts counts) {
        return new UsageView.Times(counts.viewed(), counts.opened(), counts.downloaded());
    }
}
