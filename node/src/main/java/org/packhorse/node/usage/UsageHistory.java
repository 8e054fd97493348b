package org.packhorse.node.usage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.packhorse.adminui.port.UsagePeriod;
import org.packhorse.node.store.Database;

/** What was used, hour by hour, as kept in the database. */
public final class UsageHistory {
    /**
     * Days with any use that are kept: two years of school. Days are counted and not dates compared, so that a clock that tells a wrong year
     * for an afternoon throws nothing away.
     */
    static final int DAYS_KEPT = 400;

    /** Within so many days a query has to come again, or it is no longer told apart from others. */
    static final int DAYS_UNREPEATED = 30;

    private static final int HOURS = 24;

    private final Database database;

    /** Used by whoever adds. */
    private final UndatedDays undated = new UndatedDays();

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

    /** The last hour that has a date, unless that is far from most others; the first of all where there is none. */
    long lastHour() throws IOException {
        var days = new TreeSet<Long>();
        hours(hour -> days.add(hour.day()));
        long day = SeenDays.last(days.tailSet(UndatedDays.FIRST_DATED, true));
        var last = new AtomicLong(day * HOURS);
        hours(hour -> last.accumulateAndGet(hour.day() == day ? hour.hour() : 0, Math::max));
        return last.get();
    }

    /** The hour with which a report ends that is asked for at {@code now}: while the clock tells a time that cannot be, {@link #lastHour}. */
    long end(long now) throws IOException {
        return now / HOURS < UndatedDays.FIRST_DATED ? lastHour() : now;
    }

    private long lastUndatedDay() throws IOException {
        var last = new AtomicLong(-1);
        database.scan(UsageColumns.HOURS, new byte[0], (_, hour) -> isUndated(hour.day(), last));
        database.scan(UsageColumns.MISSES, new byte[0], (_, day) -> isUndated(day.day(), last));
        return last.get();
    }

    private static boolean isUndated(long day, AtomicLong last) {
        boolean isUndated = day < UndatedDays.FIRST_DATED;
        if (isUndated) {
            last.accumulateAndGet(day, Math::max);
        }
        return isUndated;
    }

    /** Adds {@code pending} in one step. One thread at a time. */
    void add(Pending pending) throws IOException {
        var changes = database.change();
        for (Map.Entry<Long, Map<Used, Counts>> counted : pending.hours().entrySet()) {
            long clock = counted.getKey();
            long hour = undated.of(clock / HOURS, this::lastUndatedDay) * HOURS + clock % HOURS;
            var before = database.find(UsageColumns.HOURS, hour).orElse(HourOfUse.empty(hour));
            changes.put(UsageColumns.HOURS, hour, before.plus(counted.getValue()));
        }
        for (var more : pending.days().values()) {
            long day = undated.of(more.day(), this::lastUndatedDay);
            var before = database.find(UsageColumns.MISSES, day).orElse(DayOfMisses.empty(day));
            changes.put(UsageColumns.MISSES, day, before.plus(more));
        }
        changes.commit();
    }

    /**
     * Forgets what is too old to be kept at {@code now}: among days with a date, among those without, and among those yet to come, since nobody knows which of
     * them are older. A clock that told a far year for a while must not leave all places taken, so that real days are forgotten as soon as they are written.
     */
    void trim(long now) throws IOException {
        var span = HourRange.of(UsagePeriod.ALL, end(now));
        var hours = new ArrayList<Long>();
        hours(hour -> hours.add(hour.hour()));
        var misses = stored();
        var days = new TreeSet<Long>();
        hours.forEach(hour -> days.add(hour / HOURS));
        misses.forEach(day -> days.add(day.day()));
        var tooOld = new HashSet<Long>();
        byKind(days, day -> day, span).forEach(ofKind -> tooOld.addAll(allBut(DAYS_KEPT, ofKind)));
        var changes = database.change();
        hours.stream()
                .filter(hour -> tooOld.contains(hour / HOURS))
                .forEach(h -> changes.remove(UsageColumns.HOURS, h));
        tooOld.forEach(day -> changes.remove(UsageColumns.MISSES, day));
        misses.removeIf(day -> tooOld.contains(day.day()));
        var repeated = repeated(misses);
        byKind(misses, DayOfMisses::day, span).stream()
                .flatMap(ofKind -> allBut(DAYS_UNREPEATED, ofKind).stream())
                .filter(day -> !repeated.containsAll(day.queries().keySet()))
                .forEach(day -> changes.put(UsageColumns.MISSES, day.day(), day.keeping(repeated::contains)));
        changes.commit();
    }

    /** {@code inOrder} apart: without a date, with one, and yet to come. */
    private static <T> Collection<List<T>> byKind(Collection<T> inOrder, ToLongFunction<T> day, HourRange span) {
        return inOrder.stream()
                .collect(Collectors.groupingBy(one -> {
                    long at = day.applyAsLong(one);
                    return span.isUndatedDay(at) ? at < UndatedDays.FIRST_DATED ? -1 : 1 : 0;
                }))
                .values();
    }

    private static <T> List<T> allBut(int newest, Collection<T> inOrder) {
        return inOrder.stream().limit(Math.max(0, inOrder.size() - newest)).toList();
    }
}
