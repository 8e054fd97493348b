package org.packhorse.adminui.port;

import java.util.Collections;
import java.util.List;

/**
 * What was used in a period.
 *
 * @param all everything together
 * @param top the resources that were used most, the most used first, at most {@value #TOP_LIMIT}
 * @param byHour how often anything that has a date was used in each hour of the day, 24 numbers, by the device's time zone
 * @param missed searches without a result, the most frequent first, at most {@value #MISSED_LIMIT}
 * @param missedOthers how many further searches had none
 * @param undated what was counted while the clock was wrong, at whatever time; of all periods only {@link UsagePeriod#ALL} has it in the numbers above
 */
public record UsageView(
        Times all, List<Item> top, List<Long> byHour, List<Missed> missed, long missedOthers, Undated undated) {
    /** A screenful. */
    public static final int TOP_LIMIT = 20;

    /** More wishes than a school can follow at once. */
    public static final int MISSED_LIMIT = 30;

    private static final int HOURS = 24;

    public UsageView {
        top = List.copyOf(top);
        byHour = List.copyOf(byHour);
        missed = List.copyOf(missed);
        if (byHour.size() != HOURS || top.size() > TOP_LIMIT || missed.size() > MISSED_LIMIT) {
            throw new IllegalArgumentException("a day has 24 hours, and the lists their limits");
        }
        Counts.atLeast(0, missedOthers, "missedOthers");
    }

    /** How often pages were viewed, contents opened, and contents taken as files. */
    public record Times(long viewed, long opened, long downloaded) {
        public Times {
            Counts.atLeast(0, viewed, "viewed");
            Counts.atLeast(0, opened, "opened");
            Counts.atLeast(0, downloaded, "downloaded");
        }

        /** All together. */
        public long sum() {
            return viewed + opened + downloaded;
        }
    }

    /** How often anything was used, and how many searches had no result. */
    public record Undated(Times times, long missed) {
        public Undated {
            Counts.atLeast(0, missed, "missed");
        }

        /** Whether anything was counted. */
        public boolean counted() {
            return times.sum() + missed > 0;
        }
    }

    /**
     * A resource.
     *
     * @param title of it, or what it is called where it is gone
     * @param collection its collection's title, or name
     */
    public record Item(String title, String collection, Times times) {}

    /** A search and how often it found nothing. */
    public record Missed(String words, long times) {}

    /** That nothing was used. */
    public static UsageView nothing() {
        var never = new Times(0, 0, 0);
        return new UsageView(never, List.of(), Collections.nCopies(HOURS, 0L), List.of(), 0, new Undated(never, 0));
    }

    /** Whether nothing was used and nothing missed in this period. */
    public boolean hasNothing() {
        return top.isEmpty() && missed.isEmpty() && missedOthers == 0;
    }
}
