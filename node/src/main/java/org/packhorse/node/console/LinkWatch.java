package org.packhorse.node.console;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.packhorse.adminui.port.ForecastView;
import org.packhorse.adminui.port.LinkView;
import org.packhorse.node.link.Link;
import org.packhorse.node.link.LinkState;
import org.packhorse.node.link.LinkUsage;
import org.packhorse.node.link.Links;
import org.packhorse.node.link.Money;
import org.packhorse.node.link.Permit;
import org.packhorse.node.sync.SyncOutlook;
import org.packhorse.node.sync.SyncOutlook.PerLink;
import org.packhorse.node.sync.SyncRunner;

/** Tells of links and of what is still to go over them. Any thread. */
record LinkWatch(Links links, SyncRunner runner, InstantSource clock) {
    List<LinkView> views() {
        return links.states().stream().map(LinkWatch::view).toList();
    }

    private static LinkView view(LinkState state) {
        var link = state.link();
        return new LinkView(
                link.name(),
                new LinkView.Use(state.usage().dayBytes(), link.budget().dailyBytes()),
                new LinkView.Use(state.usage().monthBytes(), link.budget().monthlyBytes()),
                link.bytesPerSecond(),
                link.windows().windows().stream()
                        .map(window -> new LinkView.Window(window.days(), window.from(), window.to()))
                        .toList(),
                link.windows().zone().getId(),
                switch (state.permit()) {
                    case Permit.Allowed _ -> new LinkView.Access.Open();
                    case Permit.Wait wait -> new LinkView.Access.Waiting(hold(wait), wait.until());
                });
    }

    static LinkView.Hold hold(Permit.Wait wait) {
        return switch (wait.why()) {
            case WINDOW_CLOSED -> LinkView.Hold.WINDOW_CLOSED;
            case DAY_USED_UP -> LinkView.Hold.DAY_USED_UP;
            case MONTH_USED_UP -> LinkView.Hold.MONTH_USED_UP;
        };
    }

    ForecastView forecast() {
        var outlook = SyncOutlook.of(runner.outstanding(), links, clock.instant());
        if (outlook.bytes() == 0) {
            return new ForecastView.Nothing();
        }
        return new ForecastView.Fetch(
                outlook.bytes(),
                transferTime(outlook.paid()),
                doneAt(outlook.paid()),
                cost(outlook.paid()),
                monthlyLeft(outlook.paid()));
    }

    /** Links may carry at the same time, but one thread pulls: their times add up. Unknown where one of them is. */
    private static Optional<Duration> transferTime(List<PerLink> paid) {
        return paid.stream()
                .map(link -> link.forecast().transferTime())
                .reduce((a, b) -> a.flatMap(x -> b.map(x::plus)))
                .flatMap(time -> time);
    }

    private static Optional<Instant> doneAt(List<PerLink> paid) {
        return paid.stream()
                .map(link -> link.forecast().doneAt())
                .reduce((a, b) -> a.flatMap(x -> b.map(y -> x.isAfter(y) ? x : y)))
                .flatMap(time -> time);
    }

    /** Amounts in one currency add up; where there are several, the first is told, and the command line tells all. */
    private static Optional<ForecastView.Cost> cost(List<PerLink> paid) {
        var costs =
                paid.stream().flatMap(link -> link.forecast().cost().stream()).toList();
        Optional<Currency> currency = costs.stream().map(Money::currency).findFirst();
        return currency.map(first -> new ForecastView.Cost(
                costs.stream()
                        .filter(money -> money.currency().equals(first))
                        .map(Money::amount)
                        .reduce(BigDecimal.ZERO, BigDecimal::add),
                first));
    }

    /** Of the link whose month is used up soonest. */
    private static OptionalLong monthlyLeft(List<PerLink> paid) {
        return paid.stream()
                .map(PerLink::state)
                .filter(state -> state.link().budget().monthlyBytes().isPresent())
                .mapToLong(state -> left(state.link(), state.usage()))
                .min();
    }

    private static long left(Link link, LinkUsage usage) {
        return Math.max(0, link.budget().monthlyBytes().orElse(0) - usage.monthBytes());
    }
}
