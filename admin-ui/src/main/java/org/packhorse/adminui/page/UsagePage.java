package org.packhorse.adminui.page;

import java.util.List;
import org.packhorse.adminui.port.UsagePeriod;
import org.packhorse.adminui.port.UsageTable;
import org.packhorse.adminui.port.UsageView;

/**
 * What was used in a period, as it is shown.
 *
 * @param period which
 */
public record UsagePage(UsagePeriod period, UsageView usage) {
    /** What {@code one} is called, in {@code words}. */
    public String name(UsagePeriod one, Words words) {
        return one.days()
                .map(days -> words.text("usage.days", words.count(days)))
                .orElse(words.text("usage.all"));
    }

    /** What can be chosen. */
    public List<UsagePeriod> periods() {
        return List.of(UsagePeriod.values());
    }

    /** The most that anything was used in any hour of the day; at least 1, so that shares of it can be drawn. */
    public long busiest() {
        return usage.byHour().stream().mapToLong(n -> n).max().stream()
                .map(most -> Math.max(1, most))
                .findFirst()
                .orElse(1);
    }

    /** Where {@code table} of this period is. */
    public String address(UsageTable table) {
        return "/" + table.fileName() + "?days=" + period.text();
    }
}
