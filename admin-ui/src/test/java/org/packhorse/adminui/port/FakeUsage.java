package org.packhorse.adminui.port;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** A school's usage in memory. Any thread. */
public final class FakeUsage implements UsageReports {
    private final AtomicReference<UsageView> view = new AtomicReference<>(school());

    /** A week of lessons; one title and one search need escaping. */
    public static UsageView school() {
        var byHour = new ArrayList<>(Collections.nCopies(24, 0L));
        byHour.set(8, 120L);
        byHour.set(9, 60L);
        return new UsageView(
                new UsageView.Times(150, 25, 5),
                List.of(
                        new UsageView.Item(
                                "Making water <b>safe</b>", "Water & health", new UsageView.Times(100, 20, 5)),
                        new UsageView.Item("حروف وأصوات", "alphabet-ar", new UsageView.Times(50, 5, 0))),
                byHour,
                List.of(new UsageView.Missed("photosynthesis <i>", 12)),
                7,
                new UsageView.Undated(new UsageView.Times(30, 4, 0), 3));
    }

    /** A device that nobody has used yet. */
    public static UsageView nothing() {
        return UsageView.nothing();
    }

    /** From now on this was used. */
    public void set(UsageView newView) {
        view.set(newView);
    }

    @Override
    public UsageView summary(UsagePeriod period) {
        var now = view.get();
        var all = now.all();
        var undated = now.undated().times();
        return period != UsagePeriod.ALL
                ? now
                : new UsageView(
                        new UsageView.Times(
                                all.viewed() + undated.viewed(),
                                all.opened() + undated.opened(),
                                all.downloaded() + undated.downloaded()),
                        now.top(),
                        now.byHour(),
                        now.missed(),
                        now.missedOthers() + now.undated().missed(),
                        now.undated());
    }

    @Override
    public void write(UsageTable table, UsagePeriod period, Appendable out) throws IOException {
        out.append(
                switch (table) {
                    case RESOURCES ->
                        "\"hour\",\"collection\",\"resource\",\"title\",\"viewed\",\"opened\",\"downloaded\"\r\n";
                    case SEARCHES -> "\"day\",\"search\",\"times\"\r\n";
                });
    }
}
