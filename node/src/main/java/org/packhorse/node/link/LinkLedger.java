package org.packhorse.node.link;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.packhorse.node.link.LinkColumns.LinkDay;
import org.packhorse.node.store.Database;

/** Remembers what links have carried, by day, through restarts and power cuts. */
public final class LinkLedger {
    /** A year and a month, so that a bill can be compared with last year's. */
    private static final int KEPT_DAYS = 400;

    private final Database database;

    /** A ledger in {@code database}. */
    public LinkLedger(Database database) {
        this.database = database;
    }

    /** What {@code link} has carried as of the latest day that was written down; nothing up to {@code today} for a new link. */
    LinkUsage load(Link link, LocalDate today) throws IOException {
        var days = days(link.name());
        if (days.isEmpty()) {
            return LinkUsage.none(today);
        }
        var latest = days.lastKey();
        long month = days.tailMap(link.budget().monthOf(latest)).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        return new LinkUsage(latest, days.getOrDefault(latest, 0L), month);
    }

    private SortedMap<LocalDate, Long> days(String link) throws IOException {
        var days = new TreeMap<LocalDate, Long>();
        database.scan(LinkColumns.DAYS, LinkColumns.prefixOf(link), (key, bytes) -> {
            days.put(key.day(), bytes);
            return true;
        });
        return days;
    }

    /** How fast {@code link} was when it was last measured, in bytes a second. */
    OptionalLong rate(String link) throws IOException {
        return database.find(LinkColumns.RATES, link).map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    /** Writes down how fast it was. */
    void keepRate(String link, long bytesPerSecond) throws IOException {
        database.change().put(LinkColumns.RATES, link, bytesPerSecond).commit();
    }

    /** Writes down {@code bytes} by day, in one step that is durable when this returns; forgets days that are long past. */
    void keep(String link, Map<LocalDate, Long> bytes) throws IOException {
        var changes = database.change();
        bytes.forEach((day, number) -> changes.put(LinkColumns.DAYS, new LinkDay(link, day), number));
        if (bytes.size() > 1) {
            var oldest = bytes.keySet().stream()
                    .max(LocalDate::compareTo)
                    .orElseThrow()
                    .minusDays(KEPT_DAYS);
            days(link)
                    .headMap(oldest)
                    .keySet()
                    .forEach(day -> changes.remove(LinkColumns.DAYS, new LinkDay(link, day)));
        }
        changes.commit();
    }
}
