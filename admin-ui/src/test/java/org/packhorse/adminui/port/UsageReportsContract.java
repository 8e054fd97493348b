package org.packhorse.adminui.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link UsageReports} keeps, whatever was used; extended by each one's test. */
public abstract class UsageReportsContract {
    /** Reports of any usage, preferably with resources and searches whose words would be formulas. */
    protected abstract UsageReports reports() throws Exception;

    @ParameterizedTest
    @EnumSource
    protected void putsTheMostUsedFirst(UsagePeriod period) throws Exception {
        var summary = reports().summary(period);

        assertThat(summary.top())
                .extracting(UsageView.Item::times)
                .isSortedAccordingTo(
                        Comparator.<UsageView.Times>comparingLong(t -> t.viewed() + t.opened() + t.downloaded())
                                .reversed());
        assertThat(summary.missed())
                .isSortedAccordingTo(
                        Comparator.comparingLong(UsageView.Missed::times).reversed());
    }

    @ParameterizedTest
    @EnumSource
    protected void countsTheSameByResourceAndByHour(UsagePeriod period) throws Exception {
        var summary = reports().summary(period);
        var all = summary.all();

        assertThat(summary.byHour().stream().mapToLong(n -> n).sum())
                .isEqualTo(all.sum()
                        - (period == UsagePeriod.ALL ? summary.undated().times().sum() : 0));
    }

    @ParameterizedTest
    @EnumSource
    protected void namesTheColumnsAndWritesNoFormula(UsageTable table) throws Exception {
        var csv = new StringBuilder();
        reports().write(table, UsagePeriod.YEAR, csv);

        assertThat(csv.toString()).startsWith("\"" + (table == UsageTable.RESOURCES ? "hour" : "day") + "\",");
        assertThat(csv.toString().lines()).noneMatch(line -> line.matches("(.*,)?\"?\\s*[=+@-].*"));
        assertThat(csv.toString()).endsWith("\r\n");
    }
}
