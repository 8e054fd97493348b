package org.packhorse.node.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.packhorse.adminui.port.UsagePeriod;
import org.packhorse.adminui.port.UsageReports;
import org.packhorse.adminui.port.UsageReportsContract;
import org.packhorse.adminui.port.UsageTable;
import org.packhorse.adminui.port.UsageView;
import org.packhorse.node.operation.Usage;
import org.packhorse.protocol.json.RecordTree;

class UsageDeskTest extends UsageReportsContract {
    private final UsageFixture school = new UsageFixture();

    @Override
    protected UsageReports reports() {
        use("/c/water/r/pump", 3);
        use("/c/water/r/well", 5);
        use("/content/water/en/well.html", 2);
        school.log.nothingFound("=sum(a1)");
        school.log.nothingFound("volcano");
        school.clock.move(Duration.ofHours(2));
        use("/c/water/r/pump", 1);
        school.log.nothingFound("volcano");
        return school.desk();
    }

    private void use(String address, int times) {
        for (int i = 0; i < times; i++) {
            school.show(address);
        }
    }

    @Test
    void addsUpAPeriod() {
        var summary = reports().summary(UsagePeriod.WEEK);

        assertThat(summary.all()).isEqualTo(new UsageView.Times(9, 2, 0));
        assertThat(summary.top())
                .containsExactly(
                        new UsageView.Item("=cmd|' /C calc'!A0", "Water", new UsageView.Times(5, 2, 0)),
                        new UsageView.Item("How a pump works", "Water", new UsageView.Times(4, 0, 0)));
        assertThat(summary.byHour().get(8)).isEqualTo(10);
        assertThat(summary.byHour().get(10)).isEqualTo(1);
        assertThat(summary.missed()).containsExactly(new UsageView.Missed("volcano", 2));
        assertThat(summary.missedOthers()).isEqualTo(1);
    }

    /** Commands are answered by a running program, through a socket. */
    @Test
    void whatIsToldReachesTheCommandAsItIs() throws Exception {
        var told = new Usage(reports()).run(new Usage.Request("all", ""), (_, _, _) -> {});

        var sent = RecordTree.write(told);

        assertThat(RecordTree.read(Usage.Reply.class, sent)).isEqualTo(told);
    }

    @Test
    void looksBackNoFurtherThanAsked() {
        var desk = reports();
        school.clock.move(Duration.ofDays(8));

        assertThat(desk.summary(UsagePeriod.WEEK).hasNothing()).isTrue();
        assertThat(desk.summary(UsagePeriod.MONTH).all().viewed()).isEqualTo(9);
    }

    @Test
    void writesALineForEachHourAndResource() throws Exception {
        var csv = new StringBuilder();
        reports().write(UsageTable.RESOURCES, UsagePeriod.WEEK, csv);

        assertThat(csv.toString().lines())
                .containsExactly(
                        "\"hour\",\"collection\",\"resource\",\"title\",\"viewed\",\"opened\",\"downloaded\"",
                        "\"2026-03-02T08:00:00Z\",\"water\",\"pump\",\"How a pump works\",3,0,0",
                        "\"2026-03-02T08:00:00Z\",\"water\",\"well\",\"'=cmd|' /C calc'!A0\",5,2,0",
                        "\"2026-03-02T10:00:00Z\",\"water\",\"pump\",\"How a pump works\",1,0,0");
    }

    @Test
    void writesWhatWasMissedDayByDay() throws Exception {
        var csv = new StringBuilder();
        reports().write(UsageTable.SEARCHES, UsagePeriod.WEEK, csv);

        assertThat(csv.toString().lines())
                .containsExactly(
                        "\"day\",\"search\",\"times\"", "\"2026-03-02\",\"volcano\",2", "\"2026-03-02\",\"*\",1");
    }
}
