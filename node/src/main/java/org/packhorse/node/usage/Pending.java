package org.packhorse.node.usage;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What was counted and is not written yet, by hours and days. One thread at a time. */
final class Pending {
    /** A clock that jumps about makes more than the two hours that lie between two writings; the rest is counted in the nearest before. */
    private static final int HOURS_LIMIT = 8;

    private final TreeMap<Long, Map<Used, Counts>> hours = new TreeMap<>();
    private final TreeMap<Long, DayOfMisses> days = new TreeMap<>();

    boolean isEmpty() {
        return hours.isEmpty() && days.isEmpty();
    }

    void add(Instant now, Used used, Counts count) {
        var hour = HourOfUse.at(now);
        if (hours.size() >= HOURS_LIMIT && !hours.containsKey(hour)) {
            hour = nearest(hours, hour);
        }
        HourOfUse.add(hours.computeIfAbsent(hour, _ -> new HashMap<>()), used, count);
    }

    void addMiss(Instant now, String query) {
        var hour = HourOfUse.at(now);
        var kept = SearchWords.of(query);
        var day = hour / 24;
        if (days.size() >= HOURS_LIMIT && !days.containsKey(day)) {
            day = nearest(days, day);
        }
        var miss = kept.map(words -> Map.of(words, DayOfMisses.Missed.once((int) (hour % 24))))
                .orElse(Map.of());
        add(new DayOfMisses(day, miss, kept.isPresent() ? 0 : 1));
    }

    /** Not simply the last: that may be one in a far year, of which no report tells. */
    private static long nearest(NavigableMap<Long, ?> times, long time) {
        var before = times.floorKey(time);
        return before == null ? times.firstKey() : before;
    }

    private void add(DayOfMisses more) {
        days.merge(more.day(), more, DayOfMisses::plus);
    }

    /** Counts what {@code other} has as well, which could not be written. */
    void add(Pending other) {
        other.hours.forEach((hour, counts) -> counts.forEach(
                (used, count) -> HourOfUse.add(hours.computeIfAbsent(hour, _ -> new HashMap<>()), used, count)));
        other.days.values().forEach(this::add);
    }

    Map<Long, Map<Used, Counts>> hours() {
        return hours;
    }

    Map<Long, DayOfMisses> days() {
        return days;
    }
}
