package org.packhorse.node.usage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.packhorse.node.store.Database;

/** What was used, hour by hour, as the database has it. */
public final class UsageHistory {
    /**
     * Days with any use that are kept: two years of school. Days are counted and not dates compared, so that a clock that tells a wrong year
     * for an afternoon throws nothing away.
     */
    static final int DAYS_KEPT = 400;

    /** Within so many days a query has to come again, or it is no longer told apart from others. */
    static final int DAYS_UNREPEATED = 30;

    private final Database database;

    /** What {@code database} has. */
    public UsageHistory(Database database) {
        this.database = database;
    }

    /** Shows all hours, the oldest first; they are not all held in memory. */
    public void hours(Consumer<HourOfUse> visitor) throws IOException {
        database.scan(UsageColumns.HOURS, new byte[0], (_, hour) -> {
            visitor.accept(hour);
            return true;
        });
    }

    /**
     * The searches without a result, day by day. Of a query that came in one single hour of the whole time nobody is told the words: it may
     * be one person's.
     */
    public List<DayOfMisses> misses() throws IOException {
        var days = stored();
        var repeated = repeated(days);
        return days.stream().map(day -> day.keeping(repeated::contains)).toList();
    }

    private List<DayOfMisses> stored() throws IOException {
        var days = new ArrayList<DayOfMisses>();
        database.scan(UsageColumns.MISSES, new byte[0], (_, day) -> days.add(day));
        return days;
    }

    private static Set<String> repeated(List<DayOfMisses> days) {
        var hours = new HashMap<String, Integer>();
        for (var day : days) {
            day.queries()
                    .forEach((query, missed) -> hours.merge(query, Integer.bitCount(missed.hours()), Integer::sum));
        }
        hours.values().removeIf(count -> count < 2);
        return hours.keySet();
    }

    /** Adds {@code pending} in one step. */
    void add(Pending pending) throws IOException {
        var changes = database.change();
        for (Map.Entry<Long, Map<Used, Counts>> hour : pending.hours().entrySet()) {
            var before = database.find(UsageColumns.HOURS, hour.getKey()).orElse(HourOfUse.empty(hour.getKey()));
            changes.put(UsageColumns.HOURS, hour.getKey(), before.plus(hour.getValue()));
        }
        for (var day : pending.days().values()) {
            var before = database.find(UsageColumns.MISSES, day.day()).orElse(DayOfMisses.empty(day.day()));
            changes.put(UsageColumns.MISSES, day.day(), before.plus(day));
        }
        changes.commit();
    }

    /** Forgets what is too old to be kept. */
    void trim() throws IOException {
        var hours = new ArrayList<Long>();
        hours(hour -> hours.add(hour.hour()));
        var days = new TreeSet<Long>();
        hours.forEach(hour -> days.add(hour / 24));
        var misses = stored();
        misses.forEach(day -> days.add(day.day()));
        var changes = database.change();
        if (days.size() > DAYS_KEPT) {
            long oldestKept =
                    days.stream().skip(days.size() - DAYS_KEPT).findFirst().orElseThrow();
            hours.stream().filter(hour -> hour / 24 < oldestKept).forEach(h -> changes.remove(UsageColumns.HOURS, h));
            misses.stream()
                    .map(DayOfMisses::day)
                    .filter(day -> day < oldestKept)
                    .forEach(day -> changes.remove(UsageColumns.MISSES, day));
            misses.removeIf(day -> day.day() < oldestKept);
        }
        var repeated = repeated(misses);
        misses.stream()
                .limit(Math.max(0, misses.size() - DAYS_UNREPEATED))
                .filter(day -> !repeated.containsAll(day.queries().keySet()))
                .forEach(day -> changes.put(UsageColumns.MISSES, day.day(), day.keeping(repeated::contains)));
        changes.commit();
    }
}
