package org.packhorse.node.usage;

import org.packhorse.node.store.Codecs;
import org.packhorse.node.store.Column;

/** The part of the schema that tells what is used. */
public final class UsageColumns {
    /** Use by hours since the epoch. */
    public static final Column<Long, HourOfUse> HOURS = new Column<>("usage-hours", Codecs.LONG, HourOfUse.CODEC);

    /** Searches without a result by days since the epoch. */
    public static final Column<Long, DayOfMisses> MISSES = new Column<>("usage-misses", Codecs.LONG, DayOfMisses.CODEC);

    private UsageColumns() {}
}
